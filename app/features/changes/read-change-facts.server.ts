import type { Problem } from "../../platform/problem";
import type { Result } from "../../platform/result";
import { ChangeFactsDocument } from "../../shopify/documents/change-facts.query";
import type { Read } from "../../shopify/door";
import { parseChangeFacts, type ChangeFacts } from "./change-facts";

/** Reads the order as it stands; `not_found` also where it belongs to another shop. */
export async function readChangeFacts(read: Read, orderGid: string): Promise<Result<ChangeFacts, Problem>> {
  const answer = await read(ChangeFactsDocument, { id: orderGid });
  return answer.ok ? parseChangeFacts(answer.value) : answer;
}
