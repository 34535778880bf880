import { z } from "zod";
import { parseMoney, type Money } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { moneyProblem, OrderFactsAnswer } from "../gate/order-facts";
import { disputeOf, Disputes, type DisputeStanding } from "../policy/dispute";
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
  /** The same in the currency the customer paid in, which is the one that moves. */
  readonly paid: { readonly received: Money; readonly suggested: Money; readonly maximum: Money };
  readonly payments: readonly { readonly parentGid: string; readonly gateway: string; readonly amount: Money }[];
  readonly lines: readonly RefundableLine[];
  /** May the money go to the customer as store credit? Not without a customer, not to a company. */
  readonly creditable: boolean;
  /** A return waits to be decided or processed: what comes back belongs to it. */
  readonly returnOpen: boolean;
  readonly dispute: DisputeStanding;
};

/** `unsent` = of all its pieces, those that were not shipped yet; `duties` = the ids of what customs took for it. */
export type RefundableLine = {
  readonly gid: string;
  readonly refundable: number;
  readonly unsent: number;
  readonly duties: readonly string[];
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
const Pair = z.object({ shopMoney: Amount, presentmentMoney: Amount });

/** A return that somebody still has to decide about, or whose items are on their way or unprocessed. */
const RETURN_OPEN: ReadonlySet<string> = new Set(["RETURN_REQUESTED", "IN_PROGRESS", "INSPECTION_COMPLETE"]);

const Answer = z.object({
  order: z
    .object({
      id: z.string(),
      name: z.string(),
      cancelledAt: z.string().nullable(),
      returnStatus: z.string(),
      disputes: Disputes,
      paymentGatewayNames: z.array(z.string()),
      customer: z.object({ id: z.string() }).nullable(),
      purchasingEntity: z.object({ __typename: z.string() }).nullable(),
      totalReceivedSet: Pair,
      totalRefundedSet: Bag,
      lineItems: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            refundableQuantity: z.int(),
            unfulfilledQuantity: z.int(),
            duties: z.array(z.object({ id: z.string() })),
          }),
        ),
      }),
      suggestedRefund: z
        .object({
          amountSet: Pair,
          shipping: z.object({ amountSet: Bag }),
          maximumRefundableSet: Pair,
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

/** Parses Shopify's answer. `nothing_refundable`: no payment is left to give back from, or one that cannot be named. */
export function parseRefundFacts(answer: unknown): Result<RefundFacts, Problem> {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) return fail(moneyProblem(parsed.error));
  const { order } = parsed.data;
  if (order === null) return fail(problem("not_found"));
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
    received: order.totalReceivedSet.shopMoney,
    refunded: order.totalRefundedSet,
    suggested: suggestion.amountSet.shopMoney,
    suggestedShipping: suggestion.shipping.amountSet,
    maximum: suggestion.maximumRefundableSet.shopMoney,
    paid: {
      received: order.totalReceivedSet.presentmentMoney,
      suggested: suggestion.amountSet.presentmentMoney,
      maximum: suggestion.maximumRefundableSet.presentmentMoney,
    },
    payments,
    lines: order.lineItems.nodes.map((line) => ({
      gid: line.id,
      refundable: line.refundableQuantity,
      unsent: line.unfulfilledQuantity,
      duties: line.duties.map(({ id }) => id),
    })),
    creditable: order.customer !== null && order.purchasingEntity?.__typename !== "PurchasingCompany",
    returnOpen: RETURN_OPEN.has(order.returnStatus),
    dispute: disputeOf(order.disputes, order.paymentGatewayNames),
  });
}
