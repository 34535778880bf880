import { MONEY_ROWS, type Action } from "../policy/action";
import type { Limit } from "../policy/limit";
import type { RefundLimits } from "../policy/role";
import type { Answer, Rule } from "../policy/rule";

/** The kinds of refund; every refund is decided by its kind's row and by that of all kinds together. */
export const REFUND_KINDS: readonly Action[] = MONEY_ROWS.filter((action) => action !== "refund.issue");

const STRICTNESS: Readonly<Record<Answer, number>> = { can: 0, ask: 1, deny: 2 };

export function stricter(one: Answer, other: Answer): Answer {
  return STRICTNESS[one] >= STRICTNESS[other] ? one : other;
}

/** A row's answer as it works out alone: who only prepares must ask, whatever else the row says. */
export function workedOut(rule: Rule | undefined): Answer {
  if (rule === undefined) return "deny";
  const prepares = rule.conditions.some(({ kind }) => kind === "draft_only");
  return rule.answer === "can" && prepares ? "ask" : rule.answer;
}

export function ruleOf(rules: readonly Rule[], action: Action): Rule | undefined {
  return rules.find((rule) => rule.action === action);
}

export function isOwnMoney({ measure, whose }: Limit): boolean {
  return measure === "amount" && whose === "own";
}

/** The row's own amount per order, minor units; null = it has none. */
export function perOrderOf(rule: Rule | undefined): number | null {
  return rule?.limits.find((limit) => isOwnMoney(limit) && limit.window === "order")?.max ?? null;
}

/** The same row with this amount per order. */
export function withPerOrder(rule: Rule, perOrderMinor: number): Rule {
  if (perOrderOf(rule) === null) {
    const limit = { measure: "amount", window: "order", whose: "own", max: perOrderMinor, over: "ask" } as const;
    return { ...rule, limits: [limit, ...rule.limits] };
  }
  return {
    ...rule,
    limits: rule.limits.map((limit) =>
      isOwnMoney(limit) && limit.window === "order" ? { ...limit, max: perOrderMinor } : limit,
    ),
  };
}

/**
 * The two refund amounts of a role, minor units. The day's follows the order's: it is never the smaller of the two,
 * unless `perDayMinor` sets it. The day's amount also holds for any 24 hours (safety.md T-CAP-3).
 */
export function withRefundAmount(
  rules: readonly Rule[],
  { perOrderMinor, perDayMinor }: { readonly perOrderMinor: number; readonly perDayMinor?: number },
): Rule[] {
  const longer = (max: number) => perDayMinor ?? Math.max(max, perOrderMinor);
  return rules.map((rule) => {
    if (rule.action !== "refund.issue") return rule;
    const row = withPerOrder(rule, perOrderMinor);
    const limits = row.limits.map((limit) =>
      isOwnMoney(limit) && (limit.window === "day" || limit.window === "rolling_24h")
        ? { ...limit, max: longer(limit.max) }
        : limit,
    );
    return { ...row, limits };
  });
}

/** The amounts a role refunds up to; null where it has none of its own. */
export function refundAmounts(rules: readonly Rule[]): { readonly [K in keyof RefundLimits]: number | null } {
  const issue = ruleOf(rules, "refund.issue");
  const day = issue?.limits.find((limit) => isOwnMoney(limit) && limit.window === "day")?.max;
  return { perOrderMinor: perOrderOf(issue), perDayMinor: day ?? null };
}
