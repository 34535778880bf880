import { describe, expect, it } from "vitest";
import { LEAK_STEP_NAMES, leakOf, leakStep, nativeRight, type Native } from "../../../app/features/leak/leak";

describe("a right in Shopify itself", () => {
  const CASES: [what: string, held: string[], granted: string[], native: Native][] = [
    ["held by the person", ["write_orders"], ["read_orders", "write_orders"], "held"],
    ["the app's, and not the person's", ["read_orders"], ["read_orders", "write_orders"], "not_held"],
    ["not the app's, so nobody tells", [], ["read_orders"], "not_seen"],
    ["read only", ["read_orders"], ["read_orders"], "not_seen"],
    ["of another kind", ["write_products"], ["write_products"], "not_seen"],
    ["told of the person alone", ["write_orders"], [], "held"],
  ];
  it.each(CASES)("%s", (_, held, granted, native) => {
    expect(nativeRight("write_orders", { held, granted })).toBe(native);
  });

  it("to see is part of the right to change", () => {
    const granted = ["read_orders", "write_customers"];
    const see = (scope: string, held: string[]) => nativeRight(scope, { held, granted });
    expect(see("read_orders", ["read_orders"])).toBe("held");
    expect(see("read_orders", ["write_orders"])).toBe("held");
    expect(see("read_customers", ["read_orders"])).toBe("not_held");
    expect(see("read_products", ["read_orders"])).toBe("not_seen");
  });

  it("of somebody of whom Shopify has told nothing is not seen", () => {
    expect(nativeRight("write_orders", null)).toBe("not_seen");
  });
});

describe("a step of the check", () => {
  const HELD = { held: ["write_orders"], granted: ["write_orders"] };
  const NONE = { held: [], granted: ["write_orders"] };
  const [EARLY, SAID, LATE] = ["2026-11-24T09:00:00.000Z", "2026-11-24T10:00:00.000Z", "2026-11-24T11:00:00.000Z"];
  const by = (at: string) => ({ by: "Marta", at });
  const at = (scope: string) => ({ [scope]: SAID });
  it.each([
    ["held and never looked up", HELD, at("write_orders"), null, "leak"],
    ["held, looked up before Shopify said so", HELD, at("write_orders"), by(EARLY), "leak"],
    ["held, looked up at that very moment", HELD, at("write_orders"), by(SAID), "leak"],
    ["held, looked up since", HELD, at("write_orders"), by(LATE), "checked"],
    ["not held, never looked up: finer permissions are not seen", NONE, {}, null, "to_check"],
    ["not held, looked up", NONE, {}, by(EARLY), "checked"],
    ["not held any more, looked up before it was held", NONE, at("write_orders"), by(EARLY), "to_check"],
    ["not held any more, looked up since", NONE, at("write_orders"), by(LATE), "checked"],
    ["held once, but a right of another step", NONE, at("write_products"), by(EARLY), "checked"],
    ["nothing told, never looked up", null, {}, null, "to_check"],
    ["nothing told, looked up", null, {}, by(EARLY), "checked"],
  ] as const)("%s", (_, scopes, heldAt, tick, state) => {
    expect(leakStep("orders", { told: { scopes, heldAt }, tick }).state).toBe(state);
  });

  it("of what may be seen counts the right to change as well", () => {
    const told = { scopes: NONE, heldAt: at("write_customers") };
    expect(leakStep("see", { told, tick: by(EARLY) })).toMatchObject({
      state: "to_check",
      tick: { contradicted: true },
    });
  });

  it("says of each of its rights what is known", () => {
    expect(leakStep("orders", { told: { scopes: HELD, heldAt: {} }, tick: null }).rights).toEqual([
      { right: "orders", native: "held" },
      { right: "order_edits", native: "not_seen" },
      { right: "returns", native: "not_seen" },
      { right: "fulfilment", native: "not_seen" },
    ]);
  });

  it("is as good as the worst: one that nobody looked up is not checked, and a leak is a leak", () => {
    const of = (orders: typeof HELD, tick: ReturnType<typeof by> | null) =>
      LEAK_STEP_NAMES.map((step) => leakStep(step, { told: { scopes: orders, heldAt: {} }, tick }));
    const [leaky] = of(HELD, null);
    const checked = of(NONE, by(LATE));
    expect(leakOf(checked)).toBe("checked");
    expect(leakOf([...checked.slice(1), ...of(NONE, null).slice(0, 1)])).toBe("to_check");
    expect(leakOf([...checked.slice(1), ...(leaky === undefined ? [] : [leaky])])).toBe("leak");
  });
});
