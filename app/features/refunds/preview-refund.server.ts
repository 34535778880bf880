import type { Money } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import { gateUsed } from "../gate/intent-store.server";
import type { GateShop } from "../gate/effect";
import { decide } from "../policy/decide";
import type { Decision } from "../policy/decision";
import type { Actor } from "../policy/standing";
import { readRefundFacts } from "./issue-refund.effect.server";
import type { RefundInput } from "./refund";
import { refundAmount } from "./refund-amount";

/** What would happen: the amount Shopify suggests, the most there is, and policy's answer before the click. */
export type RefundPreview = { readonly amount: Money; readonly maximum: Money; readonly decision: Decision };

type Choice = Pick<RefundInput, "orderGid" | "lines" | "shipping" | "lessMinor">;

/** Decides on a choice without doing anything; the gate decides again, under locks, when it is really asked. */
export async function previewRefund(
  visit: { shop: GateShop; actor: Actor },
  choice: Choice,
): Promise<Result<RefundPreview, Problem>> {
  const { shop, actor } = visit;
  const facts = await readRefundFacts(readerFor(shop.domain), choice);
  if (!facts.ok) return facts;
  const amount = refundAmount(choice, facts.value);
  if (!amount.ok && amount.error.code !== "amount_zero") return fail(amount.error);
  const { orderGid, customerGid, refunded, maximum, suggested } = facts.value;
  const known = await gateUsed(shop.domain, {
    person: actor.userId,
    action: "refund.issue",
    orderGid,
    customerGid,
    refundedMinor: refunded.amountMinor,
    timeZone: shop.timeZone,
  });
  const decision = decide(actor.standing, "refund.issue", {
    now: known.now,
    amountMinor: amount.ok ? amount.value.amountMinor : 0,
    order: { createdAt: facts.value.createdAt, paymentStatus: facts.value.paymentStatus },
    used: known.used,
  });
  return ok({ amount: amount.ok ? amount.value : { ...suggested, amountMinor: 0 }, maximum, decision });
}
