import { GraphQLError } from "graphql";
import type { PageArgs } from "../page";

export type SortValue = string | number;
export type Sorted<T> = {
  readonly sort: string;
  readonly value: (item: T) => SortValue;
  readonly id: (item: T) => number;
  readonly reverse: boolean;
};

const MOST_A_PAGE = 250;
/** Further on Shopify does not page; a bulk operation reads more. */
export const MOST_OBJECTS = 25_000;

type Key = { readonly value: SortValue; readonly id: number };

/**
 * A page of a long list. A cursor holds the place itself, not the row: a row that was changed or left the list meanwhile
 * moves no other, and its cursor still works. `beyond` = without the limit of 25,000, for bulk operations.
 */
export function pageSorted<T, N>(
  items: readonly T[],
  args: PageArgs,
  options: Sorted<T> & { readonly node: (item: T) => N; readonly beyond?: boolean },
) {
  const size = sizeOf(args);
  const keyed = items.map((item) => ({ item, key: { value: options.value(item), id: options.id(item) } }));
  const direction = options.reverse ? -1 : 1;
  const order = (a: Key, b: Key) => direction * compareKeys(a, b);
  keyed.sort((a, b) => order(a.key, b.key));
  const from = args.after == null ? 0 : countUntil(keyed, read(args.after, options), order, true);
  const to = args.before == null ? keyed.length : countUntil(keyed, read(args.before, options), order, false);
  if (from >= MOST_OBJECTS && options.beyond !== true)
    throw new GraphQLError(`Pagination is limited to ${String(MOST_OBJECTS)} objects.`);
  const start = args.first != null ? from : Math.max(from, to - size);
  const shown = keyed.slice(start, Math.max(start, Math.min(to, start + size)));
  const edges = shown.map(({ item, key }) => ({ cursor: write(key, options.sort), node: options.node(item) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: start + shown.length < keyed.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function sizeOf({ first, last }: PageArgs): number {
  const size = first ?? last;
  if (size == null) throw new GraphQLError("you must provide one of first or last");
  if (size > MOST_A_PAGE) throw new GraphQLError("first and last must be at most 250");
  if (size < 0) throw new GraphQLError("first and last must not be negative");
  return size;
}

function compareKeys(a: Key, b: Key): number {
  const byValue =
    typeof a.value === "number" && typeof b.value === "number"
      ? a.value - b.value
      : String(a.value).localeCompare(String(b.value), "en");
  return byValue === 0 ? a.id - b.id : byValue;
}

/** How many stand before a place; `included` = and the one at it. */
function countUntil(
  keyed: readonly { readonly key: Key }[],
  place: Key,
  order: (a: Key, b: Key) => number,
  included: boolean,
): number {
  return keyed.filter(({ key }) => (included ? order(key, place) <= 0 : order(key, place) < 0)).length;
}

function write({ value, id }: Key, sort: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url");
}

function read(cursor: string, { sort }: { readonly sort: string }): Key {
  const place = placeOf(cursor);
  if (place === null || place.sort !== sort) throw new GraphQLError("Invalid cursor for current pagination sort.");
  return place;
}

function placeOf(cursor: string): (Key & { readonly sort: string }) | null {
  try {
    const [sort, value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (typeof sort !== "string" || typeof id !== "number") return null;
    return typeof value === "string" || typeof value === "number" ? { sort, value, id } : null;
  } catch {
    return null;
  }
}
