import type { Result } from "../../platform/result";
import { performLocal } from "../gate/perform-local.server";
import type { Ask } from "../gate/ask";
import type { GateProblem } from "../gate/performed";
import { exactOrder } from "./exact-order.server";
import { parseSearch } from "./order-search";
import { countSearch } from "./search-quota.server";

/**
 * Finds the newest order of a number, a whole e-mail or a whole phone. The search is counted and recorded first, so that
 * guessing has a price; results that are not exactly what was asked for are dropped. `not_found` says nothing about why.
 */
export async function findOrder(ask: Omit<Ask, "input">, typed: string): Promise<Result<string, GateProblem>> {
  const search = parseSearch(typed);
  if (!search.ok) return search;
  const counted = await performLocal(countSearch, { ...ask, input: { by: search.value.by } });
  return counted.ok ? exactOrder(ask.shop.domain, search.value) : counted;
}
