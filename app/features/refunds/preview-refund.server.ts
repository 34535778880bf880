import type { Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { readerFor } from "../../shopify/read.server";
import { decideNow } from "../gate/decide-now.server";
import type { GateShop } from "../gate/effect";
import type { Actor } from "../policy/standing";
import { readRefundFacts } from "./read-refund-facts.server";
import type { RefundInput } from "./refund";
import { refundAmount } from "./refund-amount";
import type { RefundFacts } from "./refund-facts";
import { refundObstacle } from "./refund-obstacle";
import type { RefundPreview } from "./refund-preview";
import { refundUses } from "./refund-uses";
import { farAboveUsual } from "./usual-store.server";

/** A choice under way: no reason yet is no reason to say no to a kind of refund. */
type Choice = Omit<RefundInput, "lines" | "reason" | "payTwice"> & {
  readonly lines: readonly RefundInput["lines"][number][];
  readonly reason: RefundInput["reason"] | null;
};

export const NOTHING_YET = {
  lines: [],
  shipping: false,
  duties: false,
  lessMinor: null,
  notify: false,
  reason: null,
  restockAt: null,
  method: "original",
} as const;

/** The page asks for a reason before it lets anybody click: until then one is taken to come. */
const TO_COME = "to_come";

/** Decides on a choice without doing anything; the gate decides again, under locks, when it is really asked. */
export async function previewRefund(
  visit: { shop: GateShop; actor: Actor },
  choice: Choice,
): Promise<Result<RefundPreview, Problem>> {
  const { shop, actor } = visit;
  const read = await readRefundFacts(readerFor(shop.domain), choice);
  if (!read.ok) return read;
  const facts = read.value;
  const obstacle = refundObstacle(choice, facts);
  if (obstacle !== null) return fail(obstacle);
  const amount = amountSoFar(choice, facts);
  if (!amount.ok) return amount;
  const { paid, counted } = amount.value;
  const countedMinor = counted.amountMinor;
  const uses = refundUses(choice, { ...facts, countedMinor });
  const [decision, usual] = await Promise.all([
    decideNow({ shop, actor }, [{ action: "refund.issue", amountMinor: countedMinor }, ...uses], {
      basis: {
        order: facts.order,
        subject: { orderGid: facts.orderGid, customerGid: facts.customerGid },
        refundedMinor: facts.refunded.amountMinor,
      },
      given: { reason: choice.reason ?? TO_COME, withdrawal: null },
    }),
    farAboveUsual(shop, { reason: choice.reason, countedMinor }),
  ]);
  const { dispute, creditable, returnOpen, lines } = facts;
  return ok({
    amount: paid,
    maximum: facts.paid.maximum,
    counted: { amount: counted, maximum: facts.maximum },
    decision,
    usual,
    order: { dispute, creditable, returnOpen, hasDuties: lines.some(({ duties }) => duties.length > 0) },
  });
}

/** Nothing chosen yet is an amount of zero, no mistake. */
function amountSoFar(choice: Choice, facts: RefundFacts): ReturnType<typeof refundAmount> {
  const amount = refundAmount(choice, facts);
  if (amount.ok || amount.error.code !== "amount_zero") return amount;
  return ok({ paid: { ...facts.paid.suggested, amountMinor: 0 }, counted: { ...facts.suggested, amountMinor: 0 } });
}
