import { z } from "zod";
import { parseMoney, type Money } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { moneyProblem, OrderFactsAnswer } from "../gate/order-facts";
import type { OrderFacts } from "../policy/facts";

/** What Shopify says right before a refund: the order as it stands, and what it suggests for the choice. */
export type RefundFacts = {
  readonly orderGid: string;
  readonly orderName: string;
  readonly cancelledAt: string | null;
  /** What policy weighs of the order. */
  readonly order: OrderFacts;
  readonly customerGid: string | null;
  readonly received: Money;
  readonly refunded: Money;
  /** What the choice gives back, and the most that can be given back at all. */
  readonly suggested: Money;
  /** The part of it that is shipping. */
  readonly suggestedShipping: Money;
  readonly maximum: Money;
  readonly payments: readonly { readonly parentGid: string; readonly gateway: string; readonly amount: Money }[];
  readonly lines: readonly { readonly gid: string; readonly refundable: number }[];
};

/** Shopify's amount in the shop's currency as Money; one that its currency cannot hold is refused for refunds. */
const Amount = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }, context): Money => {
    const money = parseMoney(amount, currencyCode);
    if (money.ok) return money.value;
    context.addIssue({ code: "custom", message: money.error.code });
    return z.NEVER;
  });
const Bag = z.object({ shopMoney: Amount }).transform(({ shopMoney }) => shopMoney);
const PresentmentBag = z.object({ presentmentMoney: Amount }).transform(({ presentmentMoney }) => presentmentMoney);

const Answer = z.object({
  order: z
    .object({
      id: z.string(),
      name: z.string(),
      cancelledAt: z.string().nullable(),
      currencyCode: z.string(),
      presentmentCurrencyCode: z.string(),
      customer: z.object({ id: z.string() }).nullable(),
      totalReceivedSet: Bag,
      totalRefundedSet: Bag,
      lineItems: z.object({ nodes: z.array(z.object({ id: z.string(), refundableQuantity: z.int() })) }),
      suggestedRefund: z
        .object({
          amountSet: Bag,
          shipping: z.object({ amountSet: Bag }),
          maximumRefundableSet: Bag,
          suggestedTransactions: z.array(
            z.object({
              gateway: z.string().nullable(),
              amountSet: PresentmentBag,
              parentTransaction: z.object({ id: z.string() }).nullable(),
            }),
          ),
        })
        .nullable(),
    })
    .and(OrderFactsAnswer.transform((facts) => ({ facts })))
    .nullable(),
});

/**
 * Parses Shopify's answer. `currency_mismatch`: the customer paid in another currency than the shop's; such a refund
 * is not made through Delega yet. `nothing_refundable`: no payment is left to give back from.
 */
export function parseRefundFacts(answer: unknown): Result<RefundFacts, Problem> {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) return fail(moneyProblem(parsed.error));
  const { order } = parsed.data;
  if (order === null) return fail(problem("not_found"));
  if (order.presentmentCurrencyCode !== order.currencyCode) return fail(problem("currency_mismatch"));
  const suggestion = order.suggestedRefund;
  if (suggestion === null) return fail(problem("nothing_refundable"));
  const payments = suggestion.suggestedTransactions.flatMap(({ gateway, amountSet, parentTransaction }) =>
    gateway === null || parentTransaction === null
      ? []
      : [{ parentGid: parentTransaction.id, gateway, amount: amountSet }],
  );
  // A payment that cannot be named cannot be given back from: better none than a part of it.
  if (payments.length < suggestion.suggestedTransactions.length) return fail(problem("nothing_refundable"));
  return ok({
    orderGid: order.id,
    orderName: order.name,
    cancelledAt: order.cancelledAt,
    order: order.facts,
    customerGid: order.customer?.id ?? null,
    received: order.totalReceivedSet,
    refunded: order.totalRefundedSet,
    suggested: suggestion.amountSet,
    suggestedShipping: suggestion.shipping.amountSet,
    maximum: suggestion.maximumRefundableSet,
    payments,
    lines: order.lineItems.nodes.map((line) => ({ gid: line.id, refundable: line.refundableQuantity })),
  });
}
