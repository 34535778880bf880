import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pastTruth, type PastRefund } from "../../../app/features/refunds/past-refunds";

const refunds = (...amounts: number[]): PastRefund[] =>
  amounts.map((amountMinor, index) => ({ amountMinor, by: index % 2 === 0 ? "unknown" : "app" }));

describe("the shop's past in numbers", () => {
  it("counts, sums, and says who is known", () => {
    expect(pastTruth(refunds(1000, 3000, 5000), [])).toEqual({
      count: 3,
      totalMinor: 9000,
      medianMinor: 3000,
      byApp: 1,
      unknown: 2,
      choices: [],
    });
  });

  it("is all zero for a shop without refunds", () => {
    expect(pastTruth([], [3000])).toEqual({
      count: 0,
      totalMinor: 0,
      medianMinor: 0,
      byApp: 0,
      unknown: 0,
      choices: [{ limitMinor: 3000, passes: 0, asks: 0 }],
    });
  });

  it("does not depend on the order it comes in", () => {
    expect(pastTruth(refunds(5000, 1000, 3000), [3000])).toMatchObject({ medianMinor: 3000, totalMinor: 9000 });
  });

  it("lets a refund of exactly the limit pass and asks for one cent more", () => {
    expect(pastTruth(refunds(2999, 3000, 3001), [3000]).choices).toEqual([{ limitMinor: 3000, passes: 2, asks: 1 }]);
  });

  it("simulates what the rule itself would have said: passes are those not above the limit, for any past and any limit", () => {
    const amount = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), amount, (amounts, limitMinor) => {
        const [choice] = pastTruth(refunds(...amounts), [limitMinor]).choices;
        const passes = amounts.filter((one) => one <= limitMinor).length;
        return choice?.passes === passes && choice.asks === amounts.length - passes;
      }),
    );
  });
});
