import { describe, expect, it } from "vitest";
import { pastTruth } from "../../../app/features/past/past-truth";
import { pastRefund } from "../policy/a-past";

describe("the shop's past in numbers", () => {
  it("counts, sums, and says who is known", () => {
    const refunds = [
      pastRefund({ amountMinor: 1000 }),
      pastRefund({ amountMinor: 3000, by: "app", app: "Returns" }),
      pastRefund({ amountMinor: 5000, by: "delega" }),
    ];
    expect(pastTruth(refunds, "EUR")).toEqual({
      count: 3,
      totalMinor: 9000,
      medianMinor: 3000,
      byDelega: 1,
      byApp: 1,
      unknown: 1,
      others: [],
    });
  });

  it("is all zero for a shop without refunds", () => {
    expect(pastTruth([], "EUR")).toMatchObject({ count: 0, totalMinor: 0, medianMinor: 0, unknown: 0, others: [] });
  });

  it("does not depend on the order it comes in", () => {
    const refunds = [5000, 1000, 3000].map((amountMinor) => pastRefund({ amountMinor }));
    expect(pastTruth(refunds, "EUR")).toMatchObject({ medianMinor: 3000, totalMinor: 9000 });
  });

  it("keeps each other currency apart, and out of the total", () => {
    const refunds = [pastRefund(), pastRefund({ currency: "USD", amountMinor: 700 }), pastRefund({ currency: "USD" })];
    expect(pastTruth(refunds, "EUR")).toMatchObject({
      count: 1,
      totalMinor: 1000,
      others: [{ currency: "USD", count: 2, totalMinor: 1700 }],
    });
  });
});
