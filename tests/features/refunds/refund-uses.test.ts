import { describe, expect, it } from "vitest";
import { refundUses } from "../../../app/features/refunds/refund-uses";

const EUR = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const FACTS = { suggested: EUR(5000), suggestedShipping: EUR(500) };
const ITEMS = {
  lines: [{}],
  shipping: false,
  notify: false,
  reason: "late",
  method: "original",
  restockAt: null,
  countedMinor: 5000,
} as const;

describe("a refund uses the right of its kind", () => {
  it.each([
    ["goods for another reason: goodwill", { ...ITEMS }, [["refund.goodwill", 4500]]],
    ["goods that came back: return", { ...ITEMS, reason: "returned" as const }, [["refund.return", 4500]]],
    ["a withdrawal: return", { ...ITEMS, reason: "withdrawal" as const }, [["refund.return", 4500]]],
    ["no reason yet: nothing is said about the kind", { ...ITEMS, reason: null }, []],
    ["shipping alone", { ...ITEMS, lines: [], shipping: true }, [["refund.shipping", 500]]],
    [
      "goods and shipping: each its part",
      { ...ITEMS, shipping: true },
      [
        ["refund.goodwill", 4500],
        ["refund.shipping", 500],
      ],
    ],
    [
      "less than suggested: each part in full, as far as the amount goes",
      { ...ITEMS, shipping: true, countedMinor: 600 },
      [
        ["refund.goodwill", 600],
        ["refund.shipping", 500],
      ],
    ],
    [
      "store credit: all of it",
      { ...ITEMS, method: "credit" as const },
      [
        ["refund.goodwill", 4500],
        ["refund.credit", 5000],
      ],
    ],
    [
      "putting back into stock",
      { ...ITEMS, restockAt: "gid://shopify/Location/1" },
      [
        ["refund.goodwill", 4500],
        ["refund.restock", 0],
      ],
    ],
    [
      "telling the customer",
      { ...ITEMS, notify: true },
      [
        ["refund.goodwill", 4500],
        ["refund.notify", 0],
      ],
    ],
  ])("%s", (_says, choice, uses) => {
    expect(
      refundUses(choice, { ...FACTS, countedMinor: choice.countedMinor }).map(({ action, amountMinor }) => [
        action,
        amountMinor,
      ]),
    ).toEqual(uses);
  });
});
