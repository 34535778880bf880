import { GraphQLError, responsePathAsArray, type GraphQLResolveInfo } from "graphql";
import { compileSearch, type Search, type Searchable } from "../search/compile";
import type { SortValue } from "../search/page-sorted";
import type { RootContext } from "./access";

export type CountArgs = { query?: string | null; limit?: number | null };

/** The search of a list; null = none was asked for. What is wrong with it goes to `extensions.search`. */
export function searchFor<T>(
  context: RootContext,
  {
    query,
    searchable,
    info,
  }: { query: string | null | undefined; searchable: Searchable<T>; info: GraphQLResolveInfo },
): Search<T> | null {
  if (query == null || query.trim() === "") return null;
  const search = compileSearch(query, searchable, context.state.now());
  const { warnings, parsed } = search;
  if (warnings.length > 0) context.warnings.push({ path: responsePathAsArray(info.path), query, parsed, warnings });
  return search;
}

type Sorts<T> = Readonly<Record<string, (item: T) => SortValue>>;

/** What a sort key compares; by relevance the best comes first, and only a search has one (assumed to be refused). */
export function sortValue<T>(
  sort: string,
  query: string | null | undefined,
  { sorts, score }: { sorts: Sorts<T>; score: (item: T) => number },
): (item: T) => SortValue {
  if (sort === "RELEVANCE") {
    if (query == null || query.trim() === "")
      throw new GraphQLError("The RELEVANCE sort key requires a query argument.");
    return (item) => -score(item);
  }
  const by = sorts[sort];
  if (by === undefined) throw new GraphQLError(`the practice store does not sort by ${sort} yet`);
  return by;
}

const MOST_COUNTED = 10_000;

/** Shopify stops counting at the limit: what reaches it is at least so much. null = no limit. */
export function countOf(count: number, limit: number | null | undefined) {
  const most = limit === undefined ? MOST_COUNTED : limit;
  if (most !== null && most < 0) throw new GraphQLError("limit must not be negative");
  return most === null || count < most
    ? { __typename: "Count", count, precision: "EXACT" }
    : { __typename: "Count", count: most, precision: "AT_LEAST" };
}
