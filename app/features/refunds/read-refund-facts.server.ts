import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { RefundFactsDocument } from "../../shopify/documents/refund-facts.query";
import type { Read } from "../../shopify/door";
import { readPlace } from "./places.server";
import type { RefundChoice } from "./refund";
import { parseRefundFacts, type RefundFacts } from "./refund-facts";
import { refundDuties } from "./refund-items";

/** Facts, and the name of the place that items go back to; null = they go nowhere. */
export type RefundFactsAt = RefundFacts & { readonly place: string | null };

/** Reads the order as it stands and what Shopify suggests for the choice; duties are known only once the lines are. */
export async function readRefundFacts(read: Read, choice: RefundChoice): Promise<Result<RefundFactsAt, Problem>> {
  const [first, place] = await Promise.all([suggest(read, choice, []), readPlace(read, choice.restockAt)]);
  if (!first.ok) return first;
  if (!place.ok) return place;
  const duties = refundDuties(choice, first.value.lines);
  const facts = duties.length === 0 ? first : await suggest(read, choice, duties);
  return facts.ok ? ok({ ...facts.value, place: place.value }) : facts;
}

async function suggest(
  read: Read,
  choice: RefundChoice,
  duties: ReturnType<typeof refundDuties>,
): Promise<Result<RefundFacts, Problem>> {
  const answer = await read(RefundFactsDocument, {
    id: choice.orderGid,
    lines: choice.lines.map((line) => ({
      lineItemId: line.lineItemGid,
      quantity: line.quantity,
      restockType: "NO_RESTOCK" as const,
    })),
    refundShipping: choice.shipping,
    method: choice.method === "credit" ? "STORE_CREDIT" : "ORIGINAL_PAYMENT_METHODS",
    duties,
  });
  return answer.ok ? parseRefundFacts(answer.value) : answer;
}
