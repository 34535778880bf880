import type { Limit } from "./limit";
import type { Rule } from "./rule";

/** The two amounts an owner chooses when inviting; minor units of the shop's currency. */
export type RefundLimits = { readonly perOrderMinor: number; readonly perDayMinor: number };

/** The two refund amounts in a set of rules; null when the rules do not hold both. */
export function refundLimitsOf(rules: readonly Rule[]): RefundLimits | null {
  const rule = rules.find((one) => one.action === "refund.issue");
  if (rule === undefined || rule.answer === "deny") return null;
  const max = (window: string) => rule.limits.find((limit) => isMoney(limit) && limit.window === window)?.max;
  const perOrderMinor = max("order");
  const perDayMinor = max("day");
  return perOrderMinor === undefined || perDayMinor === undefined ? null : { perOrderMinor, perDayMinor };
}

/** The same rules with other refund amounts; the day's also holds for any 24 hours; everything else stays. */
export function withRefundLimits(rules: readonly Rule[], { perOrderMinor, perDayMinor }: RefundLimits): Rule[] {
  const max: Readonly<Partial<Record<Limit["window"], number>>> = {
    order: perOrderMinor,
    day: perDayMinor,
    rolling_24h: perDayMinor,
  };
  return rules.map((rule) =>
    rule.action !== "refund.issue"
      ? rule
      : {
          ...rule,
          limits: rule.limits.map((limit) =>
            isMoney(limit) ? { ...limit, max: max[limit.window] ?? limit.max } : limit,
          ),
        },
  );
}

function isMoney({ measure, whose }: Limit): boolean {
  return measure === "amount" && whose === "own";
}
