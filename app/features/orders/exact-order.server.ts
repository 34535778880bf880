import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { FindOrdersDocument } from "../../shopify/documents/find-orders.query";
import { readerFor } from "../../shopify/read.server";
import { isExactly, shopifyQuery, type OrderSearch } from "./order-search";

/**
 * The newest order that is exactly what was asked for; near misses are dropped. It counts and records nothing: whoever
 * calls it for an assistant counts first (`findOrder`).
 */
export async function exactOrder(shop: string, search: OrderSearch): Promise<Result<string, Problem>> {
  const answer = await readerFor(shop)(FindOrdersDocument, { query: shopifyQuery(search) });
  if (!answer.ok) return answer;
  const found = answer.value.orders.nodes.find((order) =>
    isExactly(search, { name: order.name, email: order.email ?? null }),
  );
  return found === undefined ? fail(problem("not_found")) : ok(found.id);
}
