import type { JsonObject } from "../../platform/json";
import { toDecimal, type Money } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { RefundInput } from "./refund";
import { refundAmount, spreadOverPayments } from "./refund-amount";
import type { RefundFacts } from "./refund-facts";
import { refundDuties, refundItems } from "./refund-items";
import { refundObstacle, unsaidDispute } from "./refund-obstacle";

/**
 * The input of `refundCreate`, made of choices and Shopify's own figures; amounts are in the currency the customer paid
 * in, which must be named where the shop has another. It moves money only through `transactions` and store credit:
 * without them it books items and moves nothing, so an empty list is refused.
 */
export function refundVariables(input: RefundInput, facts: RefundFacts): Result<JsonObject, Problem> {
  const stopped = refundObstacle(input, facts) ?? unsaidDispute(input, facts);
  if (stopped !== null) return fail(stopped);
  const amount = refundAmount(input, facts);
  if (!amount.ok) return amount;
  const { paid } = amount.value;
  const money = input.method === "credit" ? ok(toCredit(paid)) : toPayments(paid, facts);
  if (!money.ok) return money;
  const duties = refundDuties(input, facts.lines);
  return ok({
    input: {
      orderId: facts.orderGid,
      notify: input.notify,
      ...(paid.currency === facts.suggested.currency ? {} : { currency: paid.currency }),
      refundLineItems: refundItems(input, facts.lines),
      ...(input.shipping ? { shipping: { fullRefund: true } } : {}),
      ...(duties.length > 0 ? { refundDuties: duties } : {}),
      ...money.value,
    },
  });
}

function toCredit(amount: Money): JsonObject {
  const credit = { amount: toDecimal(amount), currencyCode: amount.currency };
  return { transactions: [], refundMethods: [{ storeCreditRefund: { amount: credit } }] };
}

function toPayments(amount: Money, { orderGid, payments }: RefundFacts): Result<JsonObject, Problem> {
  const parts = spreadOverPayments(amount, payments);
  if (!parts.ok) return parts;
  if (parts.value.length === 0) return fail(problem("nothing_refundable"));
  return ok({
    transactions: parts.value.map((part) => ({
      orderId: orderGid,
      parentId: part.parentGid,
      kind: "REFUND",
      gateway: part.gateway,
      amount: toDecimal(part.amount),
    })),
  });
}
