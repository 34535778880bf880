import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import { parseMoney, toDecimal, type Money } from "../../platform/money";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { OrderRefundsDocument } from "../../shopify/documents/order-refunds.query";
import { RefundCreateDocument, type RefundInput as ShopifyRefundInput } from "../../shopify/documents/refund.mutation";
import type { Read } from "../../shopify/door";
import { defineEffect, type Sent } from "../gate/effect";
import { moneyStateOf } from "../gate/money-state";
import { readRefundFacts, type RefundFactsAt } from "./read-refund-facts.server";
import { RefundInput } from "./refund";
import { refundAmount } from "./refund-amount";
import { refundUses } from "./refund-uses";
import { refundVariables } from "./refund-variables";

const Frozen = z.object({ input: z.record(z.string(), z.json()) });

/**
 * A refund through the gate. The server builds Shopify's input from the person's choice; over-refunding and a backdated
 * `processedAt` are never set.
 */
export const issueRefund = defineEffect<RefundInput, RefundFactsAt>({
  name: "refund.issue",
  action: "refund.issue",
  again: "key",
  input: RefundInput,
  readFacts: (read, input) => readRefundFacts(read, input),
  decideOn: (facts) => ({
    order: facts.order,
    subject: { orderGid: facts.orderGid, customerGid: facts.customerGid },
    refundedMinor: facts.refunded.amountMinor,
  }),
  money(input, facts) {
    const amount = refundAmount(input, facts);
    return amount.ok ? ok(amount.value.counted) : amount;
  },
  also(input, facts) {
    const amount = refundAmount(input, facts);
    const countedMinor = amount.ok ? amount.value.counted.amountMinor : facts.suggested.amountMinor;
    return refundUses(input, { ...facts, countedMinor });
  },
  // The day of the customer's notice is asked for with the form of withdrawals.
  given: ({ reason }) => ({ reason, withdrawal: null }),
  fingerprint: (facts) =>
    JSON.stringify([
      facts.cancelledAt,
      facts.order.paymentStatus,
      facts.refunded,
      facts.suggested,
      facts.maximum,
      facts.paid,
      facts.creditable,
      facts.returnOpen,
      facts.dispute,
      facts.place,
      facts.payments.map((payment) => [payment.parentGid, payment.amount.amountMinor]),
      facts.lines.map((line) => [line.gid, line.refundable, line.unsent, line.duties]),
    ]),
  before: (facts) => ({ refunded: recordedMoney(facts.refunded) }),
  recorded: (input, facts) => recordedRefund(input, facts),
  freeze: refundVariables,
  async send(send, frozen, { note, key }): Promise<Sent> {
    const { input } = Frozen.parse(frozen);
    const answer = await send(RefundCreateDocument, {
      input: { ...input, note } as unknown as ShopifyRefundInput,
      key,
    });
    if (answer.kind !== "answered") return answer;
    const payload = answer.data.refundCreate;
    if (payload?.refund != null && payload.order != null) {
      return {
        kind: "applied",
        gid: payload.refund.id,
        after: afterRefund(payload.refund.totalRefundedSet, payload.order.totalRefundedSet.shopMoney),
        money: moneyStateOf(payload.refund.transactions.nodes),
      };
    }
    if (payload == null || payload.userErrors.length === 0)
      return { kind: "unknown", why: "an answer without refund and without errors" };
    // Shopify's refusals carry no code; its words are a hint at most, and only make Delega wait longer.
    const concurrent = payload.userErrors.some(({ message }) => IN_PROGRESS.test(message));
    return { kind: "refused", problem: problem("shopify_refused"), concurrent };
  },
  async find(read, trace) {
    if (trace.orderGid === null) return fail(problem("not_found"));
    const seen = await readRefunds(read, trace.orderGid);
    if (!seen.ok) return seen;
    const mark = [`· ${trace.reference} ·`, trace.leaf.slice(0, 16)];
    const refund = seen.value.find(({ gid, byUs, note }) =>
      trace.gid === null ? byUs === "yes" && mark.every((part) => note.includes(part)) : gid === trace.gid,
    );
    if (refund === undefined) return ok(null);
    const { gid, after, money } = refund;
    return ok({ gid, after, money });
  },
  async shown(read, orderGid) {
    const seen = await readRefunds(read, orderGid);
    if (!seen.ok) return seen;
    return ok(seen.value.map(({ gid, after, money, at, byUs }) => ({ gid, after, money, at, byUs: byUs !== "no" })));
  },
});

/** What the record keeps of the choice; amounts that move, and what limits saw of them where it is another currency. */
function recordedRefund(input: RefundInput, facts: RefundFactsAt): JsonObject {
  const amount = refundAmount(input, facts);
  const { paid, counted } = amount.ok ? amount.value : { paid: facts.paid.suggested, counted: facts.suggested };
  return {
    order: facts.orderName,
    lines: input.lines.map((line) => ({ line: line.lineItemGid, quantity: line.quantity })),
    shipping: input.shipping,
    ...(input.duties ? { duties: true } : {}),
    amount: recordedMoney(paid),
    ...(paid.currency === counted.currency ? {} : { counted: recordedMoney(counted) }),
    refundable: recordedMoney(facts.maximum),
    reason: input.reason,
    notify: input.notify,
    ...(input.method === "credit" ? { method: "credit" } : {}),
    ...(facts.place === null ? {} : { restock_at: facts.place }),
    ...(input.payTwice ? { pay_twice: facts.dispute } : {}),
  };
}

/** The order's refunds as they stand; our own note alone proves nothing, only the app that Shopify names does. */
async function readRefunds(read: Read, id: string) {
  const answer = await read(OrderRefundsDocument, { id });
  if (!answer.ok) return answer;
  const { order, currentAppInstallation } = answer.value;
  if (order === null) return fail(problem("not_found"));
  const makers = new Map(
    order.agreements.nodes.flatMap((agreement) =>
      agreement.__typename === "RefundAgreement" ? [[agreement.refund.id, agreement.app?.id ?? null]] : [],
    ),
  );
  const byUs = (gid: string) => {
    if (!makers.has(gid)) return "not_said";
    return makers.get(gid) === currentAppInstallation.app.id ? "yes" : "no";
  };
  return ok(
    order.refunds.map((refund) => ({
      gid: refund.id,
      note: refund.note ?? "",
      at: refund.createdAt,
      byUs: byUs(refund.id),
      after: afterRefund(refund.totalRefundedSet, order.totalRefundedSet.shopMoney),
      money: moneyStateOf(refund.transactions.nodes),
    })),
  );
}

const IN_PROGRESS = /in progress|concurrent|being processed/i;

type Amount = { readonly amount: string; readonly currencyCode: string };
type Pair = { readonly shopMoney: Amount; readonly presentmentMoney: Amount };

/** Shopify's own figures; what moved in another currency than the shop's is kept in that one, too. */
function afterRefund({ shopMoney, presentmentMoney }: Pair, order: Amount): JsonObject {
  const foreign = presentmentMoney.currencyCode !== shopMoney.currencyCode;
  return {
    this_refund: recordedAmount(shopMoney),
    ...(foreign ? { this_refund_paid: recordedAmount(presentmentMoney) } : {}),
    refunded: recordedAmount(order),
  };
}

function recordedMoney(money: Money): JsonObject {
  return { amount: toDecimal(money), currency: money.currency };
}

/** Shopify's own figure, with the currency's digits; one that cannot be parsed is kept exactly as it came. */
function recordedAmount({ amount, currencyCode }: Amount): JsonObject {
  const money = parseMoney(amount, currencyCode);
  return money.ok ? recordedMoney(money.value) : { amount, currency: currencyCode };
}
