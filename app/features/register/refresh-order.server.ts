import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { OrderRefundsDocument } from "../../shopify/documents/order-refunds.query";
import { readerFor } from "../../shopify/read.server";
import { refundRows } from "./refund-rows";
import { keepRefunds } from "./register-store.server";

/**
 * Reads one order's refunds afresh and keeps them; a webhook's body is never believed. Asked in any order, any number of
 * times, it ends the same. Returns how many refunds were news.
 */
export async function refreshOrder(shop: string, orderGid: string, now: string): Promise<Result<number, Problem>> {
  const answer = await readerFor(shop, "bulk")(OrderRefundsDocument, { id: orderGid });
  if (!answer.ok) return answer;
  return ok(await keepRefunds(shop, refundRows(answer.value, now), now));
}
