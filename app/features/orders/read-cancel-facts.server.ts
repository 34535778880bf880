import type { Problem } from "../../platform/problem";
import type { Result } from "../../platform/result";
import { CancelFactsDocument } from "../../shopify/documents/cancel-facts.query";
import type { Read } from "../../shopify/door";
import { parseCancelFacts, type CancelFacts } from "./cancel-facts";

/** Reads the order as far as a cancellation hangs on it. Errors: `not_found`, and Shopify's own. */
export async function readCancelFacts(read: Read, orderGid: string): Promise<Result<CancelFacts, Problem>> {
  const answer = await read(CancelFactsDocument, { id: orderGid });
  return answer.ok ? parseCancelFacts(answer.value) : answer;
}
