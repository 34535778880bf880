import { describe, expect, it } from "vitest";
import { contents, pack, touchedParts } from "../../../app/features/fulfilment/pack";
import type { Part, ShippingFacts } from "../../../app/features/fulfilment/shipping-facts";
import { freshOrder } from "../../../app/features/policy/made-up";

const line = (gid: string, left: number, lineItemGid = `line of ${gid}`) => ({
  gid,
  lineItemGid,
  title: gid,
  variant: null,
  left,
});
const part = (gid: string, lines: Part["lines"], change: Partial<Part> = {}): Part => ({
  gid,
  status: "OPEN",
  may: ["CREATE_FULFILLMENT", "HOLD"],
  place: "Bologna",
  holds: [],
  lines,
  ...change,
});
const facts = (...parts: Part[]): ShippingFacts => ({
  gid: "gid://shopify/Order/1",
  name: "#1",
  cancelledAt: null,
  currency: "EUR",
  basis: { order: freshOrder(0), subject: { orderGid: null, customerGid: null }, refundedMinor: 0 },
  parts,
  parcels: [],
});
const HOLD = { gid: "h", reason: "OTHER", notes: "", ours: false };

describe("what goes into a parcel", () => {
  const cases: [string, ShippingFacts, string | null][] = [
    ["as many as are left", facts(part("p", [line("a", 2)])), null],
    ["more than are left", facts(part("p", [line("a", 1)])), "fulfil_too_many"],
    ["what is nowhere", facts(part("p", [line("b", 2)])), "not_found"],
    ["a part that somebody holds", facts(part("p", [line("a", 2)], { holds: [HOLD] })), "fulfil_on_hold"],
    ["a part that another company sends", facts(part("p", [line("a", 2)], { may: ["HOLD"] })), "fulfil_not_now"],
  ];
  it.each(cases)("%s", (_, order, code) => {
    const packed = pack([{ lineGid: "a", quantity: 2 }], order);
    expect(packed.ok ? null : packed.error.code).toBe(code);
  });

  it("two parts of one place go together; of two places they do not", () => {
    const both = [
      { lineGid: "a", quantity: 1 },
      { lineGid: "b", quantity: 1 },
    ];
    const [here, there] = [part("p", [line("a", 1)]), part("q", [line("b", 1)])];
    expect(pack(both, facts(here, there))).toMatchObject({ ok: true });
    expect(touchedParts(both, facts(here, there))).toEqual([here, there]);
    expect(pack(both, facts(here, { ...there, place: "Ferrara" }))).toMatchObject({
      ok: false,
      error: { code: "fulfil_two_places" },
    });
  });

  it("is known by its order lines: the same line of two parts is one line with both", () => {
    const order = facts(part("p", [line("a", 3, "shirt")]), part("q", [line("b", 3, "shirt"), line("c", 1, "hat")]));
    const packed = pack(
      ["a", "b", "c"].map((lineGid) => ({ lineGid, quantity: 1 })),
      order,
    );
    expect(packed.ok && contents(packed.value)).toEqual({ shirt: 2, hat: 1 });
  });
});
