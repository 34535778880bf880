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

  it("of somebody of whom Shopify has told nothing is not seen", () => {
    expect(nativeRight("write_orders", null)).toBe("not_seen");
  });
});

describe("a step of the check", () => {
  const HELD = { held: ["write_orders"], granted: ["write_orders"] };
  const NONE = { held: [], granted: ["write_orders"] };
  const [EARLY, SEEN, LATE] = ["2026-11-24T09:00:00.000Z", "2026-11-24T10:00:00.000Z", "2026-11-24T11:00:00.000Z"];
  const by = (at: string) => ({ by: "Marta", at });
  it.each([
    ["held and never looked up", HELD, SEEN, null, "leak"],
    ["held, looked up before Shopify said so", HELD, SEEN, by(EARLY), "leak"],
    ["held, looked up at that very moment", HELD, SEEN, by(SEEN), "leak"],
    ["held, looked up since", HELD, SEEN, by(LATE), "checked"],
    ["not held, never looked up: finer permissions are not seen", NONE, SEEN, null, "to_check"],
    ["not held, looked up long before", NONE, SEEN, by(EARLY), "checked"],
    ["nothing told, never looked up", null, null, null, "to_check"],
    ["nothing told, looked up", null, null, by(EARLY), "checked"],
  ] as const)("%s", (_, scopes, seenAt, tick, state) => {
    expect(leakStep("orders", { scopes, seenAt, tick }).state).toBe(state);
  });

  it("says of each of its rights what is known", () => {
    expect(leakStep("orders", { scopes: HELD, seenAt: SEEN, tick: null }).rights).toEqual([
      { right: "orders", native: "held" },
      { right: "order_edits", native: "not_seen" },
      { right: "returns", native: "not_seen" },
      { right: "fulfilment", native: "not_seen" },
    ]);
  });

  it("is as good as the worst: one that nobody looked up is not checked, and a leak is a leak", () => {
    const at = (orders: typeof HELD, tick: ReturnType<typeof by> | null) =>
      LEAK_STEP_NAMES.map((step) => leakStep(step, { scopes: orders, seenAt: SEEN, tick }));
    const [leaky] = at(HELD, null);
    const checked = at(NONE, by(LATE));
    expect(leakOf(checked)).toBe("checked");
    expect(leakOf([...checked.slice(1), ...at(NONE, null).slice(0, 1)])).toBe("to_check");
    expect(leakOf([...checked.slice(1), ...(leaky === undefined ? [] : [leaky])])).toBe("leak");
  });
});
