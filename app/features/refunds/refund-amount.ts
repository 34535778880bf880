import type { Money } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { RefundInput } from "./refund";
import type { RefundFacts } from "./refund-facts";

type Less = Pick<RefundInput, "lessMinor">;
type Suggested = Pick<RefundFacts, "received" | "suggested" | "maximum" | "paid">;

/** What a refund gives back: `paid` moves, in the currency the customer paid in; `counted` is what limits see of it. */
export type RefundAmount = { readonly paid: Money; readonly counted: Money };

/**
 * What Shopify suggests for the choice, or less when the person lowered it. Never more, and never zero. The suggestion
 * is counted as Shopify itself converts it, anything less at the order's own rate.
 */
export function refundAmount(input: Less, facts: Suggested): Result<RefundAmount, Problem> {
  const { suggested, maximum } = facts.paid;
  const amountMinor = input.lessMinor ?? suggested.amountMinor;
  if (maximum.amountMinor === 0) return fail(problem("nothing_refundable"));
  if (amountMinor <= 0) return fail(problem("amount_zero"));
  if (amountMinor > suggested.amountMinor || amountMinor > maximum.amountMinor)
    return fail(problem("more_than_refundable"));
  return ok({ paid: { amountMinor, currency: suggested.currency }, counted: countedOf(amountMinor, facts) });
}

/** An amount the customer paid, in the shop's currency, never above what Shopify says that the whole choice is worth. */
function countedOf(paidMinor: number, { suggested, received, paid }: Suggested): Money {
  if (paidMinor >= paid.suggested.amountMinor) return suggested;
  return { ...suggested, amountMinor: Math.min(worthOf(paidMinor, { received, paid }), suggested.amountMinor) };
}

/** At the rate of everything that was paid, the widest pair there is; halves go up, and some money is never none. */
function worthOf(paidMinor: number, { received, paid }: Pick<Suggested, "received" | "paid">): number {
  if (received.currency === paid.received.currency) return paidMinor;
  const twice = 2n * BigInt(paidMinor) * BigInt(received.amountMinor);
  const by = BigInt(paid.received.amountMinor);
  return Math.max(1, Number((twice + by) / (2n * by)));
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
