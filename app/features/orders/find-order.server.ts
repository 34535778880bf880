import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { FindOrdersDocument } from "../../shopify/documents/find-orders.query";
import { readerFor } from "../../shopify/read.server";
import { performLocal } from "../gate/perform-local.server";
import type { Ask } from "../gate/ask";
import type { GateProblem } from "../gate/performed";
import { isExactly, parseSearch, shopifyQuery } from "./order-search";
import { countSearch } from "./search-quota.server";

/**
 * Finds the newest order of a number or a whole e-mail. The search is counted and recorded first, so that guessing has
 * a price; results that are not exactly what was asked for are dropped. `not_found` says nothing about why.
 */
export async function findOrder(ask: Omit<Ask, "input">, typed: string): Promise<Result<string, GateProblem>> {
  const search = parseSearch(typed);
  if (!search.ok) return search;
  const counted = await performLocal(countSearch, { ...ask, input: { by: search.value.by } });
  if (!counted.ok) return counted;
  const answer = await readerFor(ask.shop.domain)(FindOrdersDocument, { query: shopifyQuery(search.value) });
  if (!answer.ok) return answer;
  const found = answer.value.orders.nodes.find((order) =>
    isExactly(search.value, { name: order.name, email: order.email ?? null }),
  );
  return found === undefined ? fail(problem("not_found") satisfies Problem) : ok(found.id);
}
