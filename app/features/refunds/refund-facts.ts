import { z } from "zod";
import { parseMoney, type Money } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { PaymentStatus } from "../policy/rule";

/** What Shopify says right before a refund: the order as it stands, and what it suggests for the choice. */
export type RefundFacts = {
  readonly orderGid: string;
  readonly orderName: string;
  readonly createdAt: string;
  readonly cancelledAt: string | null;
  readonly paymentStatus: PaymentStatus;
  readonly customerGid: string | null;
  readonly received: Money;
  readonly refunded: Money;
  /** What the choice gives back, and the most that can be given back at all. */
  readonly suggested: Money;
  readonly maximum: Money;
  readonly payments: readonly { readonly parentGid: string; readonly gateway: string; readonly amount: Money }[];
  readonly lines: readonly { readonly gid: string; readonly refundable: number }[];
};

const Bag = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const Answer = z.object({
  order: z
    .object({
      id: z.string(),
      name: z.string(),
      createdAt: z.iso.datetime({ offset: true }),
      cancelledAt: z.string().nullable(),
      displayFinancialStatus: PaymentStatus.nullable(),
      currencyCode: z.string(),
      presentmentCurrencyCode: z.string(),
      customer: z.object({ id: z.string() }).nullable(),
      totalReceivedSet: Bag,
      totalRefundedSet: Bag,
      lineItems: z.object({ nodes: z.array(z.object({ id: z.string(), refundableQuantity: z.int() })) }),
      suggestedRefund: z
        .object({
          amountSet: Bag,
          maximumRefundableSet: Bag,
          suggestedTransactions: z.array(
            z.object({
              gateway: z.string().nullable(),
              amountSet: z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) }),
              parentTransaction: z.object({ id: z.string() }).nullable(),
            }),
          ),
        })
        .nullable(),
    })
    .nullable(),
});

/**
 * Parses Shopify's answer. `currency_mismatch`: the customer paid in another currency than the shop's; such a refund
 * is not made through Delega yet. `nothing_refundable`: no payment is left to give back from.
 */
export function parseRefundFacts(answer: unknown): Result<RefundFacts, Problem> {
  const { order } = Answer.parse(answer);
  if (order === null) return fail(problem("not_found"));
  if (order.presentmentCurrencyCode !== order.currencyCode) return fail(problem("currency_mismatch"));
  const suggestion = order.suggestedRefund;
  if (suggestion === null) return fail(problem("nothing_refundable"));
  const amounts = [
    order.totalReceivedSet,
    order.totalRefundedSet,
    suggestion.amountSet,
    suggestion.maximumRefundableSet,
  ].map(shopMoney);
  const [received, refunded, suggested, maximum] = amounts;
  if (!received?.ok) return received ?? fail(problem("amount_invalid"));
  if (!refunded?.ok) return refunded ?? fail(problem("amount_invalid"));
  if (!suggested?.ok) return suggested ?? fail(problem("amount_invalid"));
  if (!maximum?.ok) return maximum ?? fail(problem("amount_invalid"));
  const payments = [];
  for (const one of suggestion.suggestedTransactions) {
    const amount = parseMoney(one.amountSet.presentmentMoney.amount, one.amountSet.presentmentMoney.currencyCode);
    if (!amount.ok) return amount;
    if (one.parentTransaction === null || one.gateway === null) return fail(problem("nothing_refundable"));
    payments.push({ parentGid: one.parentTransaction.id, gateway: one.gateway, amount: amount.value });
  }
  return ok({
    orderGid: order.id,
    orderName: order.name,
    createdAt: order.createdAt,
    cancelledAt: order.cancelledAt,
    paymentStatus: order.displayFinancialStatus ?? "PENDING",
    customerGid: order.customer?.id ?? null,
    received: received.value,
    refunded: refunded.value,
    suggested: suggested.value,
    maximum: maximum.value,
    payments,
    lines: order.lineItems.nodes.map((line) => ({ gid: line.id, refundable: line.refundableQuantity })),
  });
}

function shopMoney(bag: z.infer<typeof Bag>): Result<Money, Problem> {
  return parseMoney(bag.shopMoney.amount, bag.shopMoney.currencyCode);
}
