import type { Money } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import { decideNow } from "../gate/decide-now.server";
import type { GateShop } from "../gate/effect";
import type { Decision } from "../policy/decision";
import type { Actor } from "../policy/standing";
import { readRefundFacts } from "./issue-refund.effect.server";
import type { RefundInput } from "./refund";
import { refundAmount } from "./refund-amount";
import { refundUses } from "./refund-uses";

/** What would happen: the amount Shopify suggests, the most there is, and policy's answer before the click. */
export type RefundPreview = { readonly amount: Money; readonly maximum: Money; readonly decision: Decision };

/** A choice under way: no reason yet is no reason to say no to a kind of refund. */
type Choice = Pick<RefundInput, "orderGid" | "shipping" | "lessMinor" | "notify"> & {
  readonly lines: readonly RefundInput["lines"][number][];
  readonly reason: RefundInput["reason"] | null;
};

export const NOTHING_YET = { lines: [], shipping: false, lessMinor: null, notify: false, reason: null } as const;

/** The page asks for a reason before it lets anybody click: until then one is taken to come. */
const TO_COME = "to_come";

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
  const { order, orderGid, customerGid, refunded, maximum, suggested } = facts.value;
  const main = { action: "refund.issue", amountMinor: amount.ok ? amount.value.amountMinor : 0 } as const;
  const decision = await decideNow({ shop, actor }, [main, ...refundUses(choice, facts.value)], {
    basis: { order, subject: { orderGid, customerGid }, refundedMinor: refunded.amountMinor },
    given: { reason: choice.reason ?? TO_COME, withdrawal: null },
  });
  return ok({ amount: amount.ok ? amount.value : { ...suggested, amountMinor: 0 }, maximum, decision });
}
