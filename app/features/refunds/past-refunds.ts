import { decide } from "../policy/decide";
import { madeUpFacts, nothingUsed, standingWith } from "../policy/made-up";
import { presetRules } from "../policy/presets";

/** One refund of the shop's past. `by`: through another app, or nobody can tell (Shopify hides staff from apps). */
export type PastRefund = { readonly amountMinor: number; readonly by: "app" | "unknown" };

/** The truth of the last 60 days, in the shop's currency. `medianMinor`: half of the refunds were under it. */
export type PastTruth = {
  readonly count: number;
  readonly totalMinor: number;
  readonly medianMinor: number;
  readonly byApp: number;
  readonly unknown: number;
  readonly choices: readonly { readonly limitMinor: number; readonly passes: number; readonly asks: number }[];
};

/** Sums up the past and says, for each limit, how many of these refunds would have passed the very rule that will decide. */
export function pastTruth(refunds: readonly PastRefund[], limitsMinor: readonly number[]): PastTruth {
  const amounts = refunds.map((refund) => refund.amountMinor).toSorted((a, b) => a - b);
  const byApp = refunds.filter((refund) => refund.by === "app").length;
  return {
    count: refunds.length,
    totalMinor: amounts.reduce((sum, amount) => sum + amount, 0),
    medianMinor: amounts[Math.floor(amounts.length / 2)] ?? 0,
    byApp,
    unknown: refunds.length - byApp,
    choices: limitsMinor.map((limitMinor) => {
      const passes = amounts.filter((amount) => wouldPass(amount, limitMinor)).length;
      return { limitMinor, passes, asks: amounts.length - passes };
    }),
  };
}

/** Asks `decide` itself, on a fresh paid order and an unused day: the amount is the only question. */
function wouldPass(amountMinor: number, limitMinor: number): boolean {
  const rules = presetRules("customer_support", { perOrderMinor: limitMinor, perDayMinor: Number.MAX_SAFE_INTEGER });
  const standing = standingWith(rules);
  const facts = { ...madeUpFacts(0), amountMinor, used: nothingUsed(standing, ["refund.issue"]) };
  return decide(standing, "refund.issue", facts).answer === "can";
}
