import type { PastRefund } from "../policy/past";

/** The truth of the last 60 days. `medianMinor`: half of the refunds were under it. */
export type PastTruth = {
  readonly count: number;
  readonly totalMinor: number;
  readonly medianMinor: number;
  readonly byDelega: number;
  readonly byApp: number;
  readonly unknown: number;
  /** Refunds in a currency that is not the shop's (any more): counted, and measured by no limit. */
  readonly others: readonly { readonly currency: string; readonly count: number; readonly totalMinor: number }[];
};

/** Sums up the past per currency; all but `others` speaks of the shop's currency. */
export function pastTruth(refunds: readonly PastRefund[], currency: string): PastTruth {
  const own = refunds.filter((refund) => refund.currency === currency);
  const amounts = own.map((refund) => refund.amountMinor).toSorted((a, b) => a - b);
  const by = (who: PastRefund["by"]) => own.filter((refund) => refund.by === who).length;
  return {
    count: own.length,
    totalMinor: sum(amounts),
    medianMinor: amounts[Math.floor(amounts.length / 2)] ?? 0,
    byDelega: by("delega"),
    byApp: by("app"),
    unknown: by("unknown"),
    others: [...new Set(refunds.map((refund) => refund.currency))].flatMap((code) => {
      const some = refunds.filter((refund) => refund.currency === code && code !== currency);
      return some.length === 0
        ? []
        : [{ currency: code, count: some.length, totalMinor: sum(some.map(({ amountMinor }) => amountMinor)) }];
    }),
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
