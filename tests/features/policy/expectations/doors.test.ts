import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { ACTIONS, ROWS } from "../../../../app/features/policy/action";
import { PRESETS, presetRules, type Preset } from "../../../../app/features/policy/presets";
import type { Rule } from "../../../../app/features/policy/rule";
import { parse } from "../../../architecture/entries";
import { decides } from "../../../prove/policy/decides";
import { declaredInApp, effectsIn, intentsOf, needsIn, type Declared } from "./declared";
import { doorFaults, type Registry } from "./door-faults";
import { DOORS, doorsOf, FOR_EVERYBODY } from "./doors";
import { expectations, questionOf, type Expectation } from "./expectation";

const registry: Registry = { doors: DOORS, forEverybody: FOR_EVERYBODY };
let app: Declared;
beforeAll(async () => {
  app = await declaredInApp();
});

/** What a change makes wrong, beside what is wrong already. */
function added(declared: Declared, changed: Registry): string[] {
  const already = new Set(doorFaults(app, registry));
  return doorFaults(declared, changed).filter((fault) => !already.has(fault));
}

describe("every door has its row", () => {
  it("each effect, page and form of the app stands in the registry with its action, and nothing that is gone", () => {
    expect(app.effects.length).toBeGreaterThan(15);
    expect(app.routes.length).toBeGreaterThan(20);
    expect(doorFaults(app, registry)).toEqual([]);
  });

  const planted: [string, (declared: Declared) => Declared, RegExp][] = [
    ["an effect", withEffect("shop.sell", ["order.edit"]), /write "shop.sell" into the effects of "order.edit"/],
    ["an effect of an action that has doors", withEffect("order.peek", ["order.read"]), /effects of "order.read"/],
    ["an effect that nobody can read", withEffect("", []), /must be written out/],
    ["an effect of no action", withEffect("shop.sell", ["shop.sell"]), /effects of "shop.sell"/],
    ["a page of a row", withRoute({ needs: "order.tags" }), /pages of "order.tags"/],
    ["a page of the owner's", withRoute({ needs: "owner" }), /its action of the office/],
    ["a page of anybody's", withRoute({ needs: "anyone" }), /FOR_EVERYBODY/],
    ["a page that asks nobody", withRoute({ needs: null }), /FOR_EVERYBODY/],
    ["a page of no action", withRoute({ needs: "order.peek" }), /no action/],
    ["a form", withRoute({ loader: false, intents: ["sell"] }), /write "app.sell sell" into the forms/],
  ];
  it.each(planted)("control: %s without a row is found", (_, plant, fault) => {
    expect(added(plant(app), registry)).toEqual([expect.stringMatching(fault)]);
  });

  it("control: a row that waits for its door is told when it has one, and an action without either", () => {
    const waiting = { ...DOORS, "reply.use": { noDoorYet: "issue 7" } } as const;
    expect(added(app, { ...registry, doors: waiting })).toEqual([
      expect.stringMatching(/write "reply.use" into the effects of "reply.use"/),
      expect.stringMatching(/write "app.replies" into the pages of "reply.use"/),
      expect.stringMatching(/write "app.orders.\$orderId reply" into the forms/),
    ]);
    const none = { ...DOORS, "reply.edit": { pages: [], forms: [], effects: [], shown: "app.replies" } };
    expect(added(app, { ...registry, doors: none })).toEqual([expect.stringMatching(/"reply.edit" has no door/)]);
  });

  it("control: a door that is gone is found, wherever it is named", () => {
    const stale = { pages: ["app.gone"], forms: ["app.gone post"], effects: ["gone"], shown: "app.gone" };
    const faults = added(app, {
      doors: { ...DOORS, "reply.edit": stale },
      forEverybody: { ...FOR_EVERYBODY, x: "" },
    });
    expect(faults).toHaveLength(5);
  });

  it("reads effects, what a loader asks for and a form's intents as they are written", () => {
    const [one] = effectsIn(parse("a.ts", "defineLocalEffect<I>({ name: `order.x`, action: `customer.${field}` })"));
    expect(one).toMatchObject({ name: "order.x", actions: expect.arrayContaining(["customer.email"]) as unknown });
    expect(effectsIn(parse("a.ts", "defineEffect({ name, action: chosen })"))).toEqual([
      { at: "a.ts", name: "", actions: [] },
    ]);
    expect(effectsIn(parse("a.ts", "defineEffect(one)"))).toHaveLength(1);
    expect(needsIn(parse("a.ts", `function loader(a) { return page(asPerson<T>(a, "order.read", f)); }`))).toBe(
      "order.read",
    );
    expect(needsIn(parse("a.ts", `function action(a) { return page(asPerson(a, "order.read", f)); }`))).toBeNull();
    const option = z.strictObject({ intent: z.literal("a") });
    const plain = z.strictObject({ q: z.string() }).transform((form) => form);
    expect(intentsOf(z.union([option, plain]))).toEqual(["a", "post"]);
    expect(() => intentsOf(z.string())).toThrow("teach this check");
  });
});

describe("every door's action is asked about in all its circumstances", () => {
  it("each ready-made role in each way in which its row can refuse, and the owner and a stranger of the office's", () => {
    expect(missing(expectations())).toEqual([]);
  });

  it("control: without the lines of one reason, of one role, they are missed", () => {
    const fewer = expectations().filter(
      ({ who, action, situation }) =>
        !(who === "auditor" && action === "order.search" && situation === "the 301st in a day") &&
        !(who === "trial" && action === "refund.issue"),
    );
    expect(missing(fewer)).toEqual(["auditor order.search over_limit", "trial refund.issue draft_only"]);
  });
});

/** What no line of the table asks: role, action and the reason that would decide. */
function missing(table: readonly Expectation[]): string[] {
  const asked = new Set(table.map((one) => `${one.who} ${one.action} ${decides(questionOf(one)).reasons[0].code}`));
  const rows = PRESETS.flatMap((preset) =>
    presetRules(preset, { perOrderMinor: 3000, perDayMinor: 10_000 }).flatMap((rule) =>
      doorsOf(rule.action) === null ? [] : refusalsOf(preset, rule),
    ),
  );
  const office = ACTIONS.filter((action) => !ROWS.some((row) => row === action)).flatMap((action) => [
    `owner ${action} owner`,
    `stranger ${action} ${action === "team.join" ? "allowed" : "no_right"}`,
    ...PRESETS.map((preset) => `${preset} ${action} no_right`),
  ]);
  return [...rows, ...office].filter((line) => !asked.has(line));
}

function refusalsOf(preset: Preset, { action, answer, conditions, limits }: Rule): string[] {
  // What waits is not refused.
  const codes = conditions.flatMap(({ kind }) => (kind === "hold" ? [] : [REASON[kind] ?? kind]));
  const whole =
    answer === "deny" ? "no_right" : answer === "ask" ? "rule_asks" : codes.includes("draft_only") ? null : "allowed";
  const all = [...(whole === null ? [] : [whole]), ...codes, ...(limits.length > 0 ? ["over_limit"] : [])];
  return [...new Set(all)].map((code) => `${preset} ${action} ${code}`);
}

const REASON: Readonly<Record<string, string>> = { order_age_days: "order_too_old", reason: "reason_missing" };

function withEffect(name: string, actions: readonly string[]) {
  return ({ effects, routes }: Declared): Declared => ({
    routes,
    effects: [...effects, { at: "a.ts", name, actions }],
  });
}

function withRoute(change: Partial<Declared["routes"][number]>) {
  const route = { name: "app.sell", loader: true, needs: null, intents: [], ...change };
  return ({ effects, routes }: Declared): Declared => ({ effects, routes: [...routes, route] });
}
