import { z } from "zod";
import { parseMoney } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { NOTHING_GIVEN, type Basis } from "../gate/effect";
import { moneyProblem, OrderFactsAnswer } from "../gate/order-facts";

/** The order a change touches: what policy and limits weigh of it. `currency` is the shop's. */
export type TouchedOrder = {
  readonly gid: string;
  readonly name: string;
  readonly cancelledAt: string | null;
  readonly currency: string;
  readonly basis: Basis;
};

/** What an effect says that moves no money and uses no other right. */
export const MOVES_NO_MONEY = {
  decideOn: ({ basis }: TouchedOrder) => basis,
  money: (_: unknown, { currency }: TouchedOrder) => ok({ amountMinor: 0, currency }),
  also: () => [],
  given: () => NOTHING_GIVEN,
} as const;

const Answer = z
  .object({
    id: z.string(),
    name: z.string(),
    cancelledAt: z.string().nullable(),
    customer: z.object({ id: z.string() }).nullable(),
    totalRefundedSet: z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) }),
  })
  .and(OrderFactsAnswer.transform((facts) => ({ facts })));

/**
 * Parses Shopify's answer about one order: the fragment TouchedOrder, and `more` of it. Errors: `not_found`, an amount
 * that nobody can count; any other unknown form throws.
 */
export function parseTouched<T>(
  more: z.ZodType<T>,
  answer: unknown,
): Result<{ readonly touched: TouchedOrder; readonly more: T }, Problem> {
  const parsed = z.object({ order: Answer.and(more).nullable() }).safeParse(answer);
  if (!parsed.success) return fail(moneyProblem(parsed.error));
  const { order } = parsed.data;
  if (order === null) return fail(problem("not_found"));
  const { amount, currencyCode } = order.totalRefundedSet.shopMoney;
  const refunded = parseMoney(amount, currencyCode);
  if (!refunded.ok) return refunded;
  const touched = {
    gid: order.id,
    name: order.name,
    cancelledAt: order.cancelledAt,
    currency: currencyCode,
    basis: {
      order: order.facts,
      subject: { orderGid: order.id, customerGid: order.customer?.id ?? null },
      refundedMinor: refunded.value.amountMinor,
    },
  };
  return ok({ touched, more: order });
}
