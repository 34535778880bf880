import type { Money } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { RefundInput } from "./refund";
import type { RefundFacts } from "./refund-facts";

/**
 * What a refund gives back: what Shopify suggests for the choice, or less when the person lowered it. Never more, and
 * never zero. Shop currency.
 */
export function refundAmount(input: Pick<RefundInput, "lessMinor">, facts: RefundFacts): Result<Money, Problem> {
  const { suggested, maximum } = facts;
  const amountMinor = input.lessMinor ?? suggested.amountMinor;
  if (maximum.amountMinor === 0) return fail(problem("nothing_refundable"));
  if (amountMinor <= 0) return fail(problem("amount_zero"));
  if (amountMinor > suggested.amountMinor || amountMinor > maximum.amountMinor)
    return fail(problem("more_than_refundable"));
  return ok({ amountMinor, currency: suggested.currency });
}

/** Spreads the amount over the payments Shopify suggests, in its order; each gives at most what was suggested of it. */
export function spreadOverPayments(
  amount: Money,
  payments: RefundFacts["payments"],
): Result<RefundFacts["payments"], Problem> {
  let rest = amount.amountMinor;
  const parts: RefundFacts["payments"][number][] = [];
  for (const payment of payments) {
    const amountMinor = Math.min(rest, payment.amount.amountMinor);
    if (amountMinor > 0) parts.push({ ...payment, amount: { amountMinor, currency: payment.amount.currency } });
    rest -= amountMinor;
  }
  return rest === 0 ? ok(parts) : fail(problem("more_than_refundable"));
}
