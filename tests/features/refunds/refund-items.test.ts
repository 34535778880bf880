import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refundDuties, refundItems } from "../../../app/features/refunds/refund-items";

const A = "gid://shopify/LineItem/1";
const B = "gid://shopify/LineItem/2";
const PLACE = "gid://shopify/Location/1";
const line = (gid: string, unsent: number, duties: string[] = []) => ({ gid, refundable: 9, unsent, duties });
const one = (lineItemGid: string, quantity: number) => ({ lineItemGid, quantity });

describe("items for Shopify", () => {
  it.each([
    ["unsent are cancelled", 5, 2, [["CANCEL", 2]]],
    ["sent are returned", 0, 2, [["RETURN", 2]]],
    [
      "some of each: the unsent first",
      1,
      3,
      [
        ["CANCEL", 1],
        ["RETURN", 2],
      ],
    ],
  ] as const)("that go back into stock: %s", (_says, unsent, quantity, parts) => {
    const items = refundItems({ lines: [one(A, quantity)], restockAt: PLACE }, [line(A, unsent)]);
    expect(items.map((item) => [item.restockType, item.quantity])).toEqual(parts);
    expect(items.every(({ lineItemId, locationId }) => lineItemId === A && locationId === PLACE)).toBe(true);
  });

  it("that go nowhere name no place", () => {
    expect(refundItems({ lines: [one(A, 2)], restockAt: null }, [line(A, 1)])).toEqual([
      { lineItemId: A, quantity: 2, restockType: "NO_RESTOCK" },
    ]);
  });

  it("are never more or fewer than were chosen, whatever was sent", () => {
    const count = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(count, fc.integer({ min: 0, max: 9999 }), fc.boolean(), (quantity, unsent, back) => {
        const items = refundItems({ lines: [one(A, quantity)], restockAt: back ? PLACE : null }, [line(A, unsent)]);
        const cancelled = items.find(({ restockType }) => restockType === "CANCEL")?.quantity ?? 0;
        return items.reduce((sum, item) => sum + item.quantity, 0) === quantity && cancelled <= unsent;
      }),
    );
  });
});

describe("duties", () => {
  it("go back for the chosen lines only, and only when asked for", () => {
    const known = [line(A, 1, ["d1", "d2"]), line(B, 1, ["d3"])];
    expect(refundDuties({ lines: [one(A, 1)], duties: true }, known)).toEqual([
      { dutyId: "d1", refundType: "PROPORTIONAL" },
      { dutyId: "d2", refundType: "PROPORTIONAL" },
    ]);
    expect(refundDuties({ lines: [one(A, 1)], duties: false }, known)).toEqual([]);
    expect(refundDuties({ lines: [], duties: true }, known)).toEqual([]);
  });
});
