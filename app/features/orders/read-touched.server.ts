import { z } from "zod";
import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { TouchedOrderDocument } from "../../shopify/documents/touched-order.query";
import type { Read } from "../../shopify/door";
import { parseTouched, type TouchedOrder } from "./touched-order";

/** The order as policy weighs it, without what a change hangs on. Errors: `not_found`, and Shopify's own. */
export async function readTouched(read: Read, orderGid: string): Promise<Result<TouchedOrder, Problem>> {
  const answer = await read(TouchedOrderDocument, { id: orderGid });
  if (!answer.ok) return answer;
  const parsed = parseTouched(z.object({}), answer.value);
  return parsed.ok ? ok(parsed.value.touched) : parsed;
}
