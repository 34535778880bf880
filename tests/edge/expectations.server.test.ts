import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPTIONAL_SCOPES } from "../../app/shopify/api-version";
import { expectations, type Expectation } from "../features/policy/expectations/expectation";
import { saidFirst } from "../features/policy/expectations/over-http/answers";
import { overHttp, Run } from "../features/policy/expectations/over-http/run";
import { doorsOf } from "../features/policy/expectations/doors";
import { SITUATIONS, type Situation } from "../features/policy/expectations/situations";
import { anEdgeWorld, type EdgeWorld } from "../support/edge-world";

/** The table of expectations over the wire: the built app, the real library, database and practice store. */
let world: EdgeWorld;
let run: Run;
let seconds = 0;
const table = overHttp();
beforeAll(async () => {
  world = await anEdgeWorld({ LOG_LEVEL: "silent" }, { scopes: [...OPTIONAL_SCOPES, "read_all_orders"] });
  run = new Run(world);
  const started = performance.now();
  await run.all(table);
  seconds = (performance.now() - started) / 1000;
}, 300_000);
afterAll(() => world.close());

const named = ({ who, action, situation, answer }: Expectation) => `${who}: ${action}, ${situation}: ${answer}`;
const cameOf = (one: Expectation) => {
  const found = run.came.get(one);
  if (found === undefined) throw new Error(`${named(one)} was not run`);
  return found;
};
const rows = table.map((one) => [named(one), one] as const);

describe("the route does what the rule decides", () => {
  it.each(rows)("%s", (_, one) => {
    expect(cameOf(one).http.join("; ")).toBe("");
  });
});

describe("the page shows what the rule decides", () => {
  it.each(rows)("%s", (_, one) => {
    expect(cameOf(one).page.join("; ")).toBe("");
  });
});

describe("the run", () => {
  it("asked the rule, the route and the page, each as many as there are doors", () => {
    const all = [...run.came.values()];
    const why = (one: Expectation) =>
      doorsOf(one.action) === null ? "no door yet" : ((SITUATIONS[one.situation] as Situation).notOverHttp ?? null);
    const notRun = expectations().flatMap((one) => why(one) ?? []);
    const counts = {
      rule: expectations().length,
      http: all.filter(({ knocked: { answered, pages } }) => answered.length + pages.length > 0).length,
      page: all.length,
      refusedByTheRouteFirst: all.filter(({ situated }) => saidFirst(situated) !== null).length,
      ruleOnly: Object.fromEntries(
        [...new Set(notRun)].map((each) => [each, notRun.filter((one) => one === each).length]),
      ),
      requests: all.reduce((sum, { knocked: { answered, pages } }) => sum + answered.length + pages.length, 0),
      seconds: Math.round(seconds),
    };
    console.log(counts);
    expect(counts.rule).toBeGreaterThanOrEqual(473);
    expect(counts.http).toBe(table.length);
    expect(counts.page).toBe(table.length);
    expect(table.length).toBeGreaterThanOrEqual(259);
    expect(counts.rule - notRun.length).toBe(table.length);
  });

  it("was read in both languages, and every form of the registry was sent", () => {
    const all = [...run.came.values()];
    expect(new Set(all.map(({ situated }) => situated.person.locale))).toEqual(new Set(["en", "it"]));
    const forms = new Set(table.flatMap(({ action }) => doorsOf(action)?.forms ?? []));
    expect([...forms].filter((form) => !run.sent.has(form))).toEqual([]);
  });

  it("control: judged by a rule that decides otherwise, every answer and every page is found wrong", async () => {
    const all = [...run.came.values()].filter(({ situated }) => saidFirst(situated) === null);
    expect(all.length).toBeGreaterThan(200);
    const overlooked: string[] = [];
    for (const came of all) {
      const { http, page } = await run.byAnotherRule(came);
      if (http.length === 0) overlooked.push(`the route: ${named(came.situated.one)}`);
      if (page.length === 0) overlooked.push(`the page: ${named(came.situated.one)}`);
    }
    expect(overlooked).toEqual([]);
  });
});

describe("what people saw before their pages followed the rule", () => {
  const shows = (who: Expectation["who"], action: Expectation["action"]) => {
    const one = table.find(
      (each) => each.who === who && each.action === action && each.situation === "an ordinary order",
    );
    return one === undefined ? ["nobody asked"] : [one.answer, ...cameOf(one).http, ...cameOf(one).page];
  };
  it("an auditor was refused the record that their role lets them read and download", () => {
    expect(shows("auditor", "record.read")).toEqual(["can"]);
    expect(shows("auditor", "record.export")).toEqual(["can"]);
  });
  it("somebody who may not search, or only asks, found the search open and was refused after typing", () => {
    expect(shows("data_entry", "order.search")).toEqual(["deny"]);
    expect(shows("trial", "order.search")).toEqual(["ask"]);
  });
  it("somebody who may not answer, or only prepares, found the reply's buttons on and was refused after the tap", () => {
    expect(shows("auditor", "reply.use")).toEqual(["deny"]);
    expect(shows("trial", "reply.use")).toEqual(["ask"]);
  });
});
