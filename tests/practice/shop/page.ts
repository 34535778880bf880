import { GraphQLError } from "graphql";

export type PageArgs = { first?: number | null; last?: number | null; after?: string | null; before?: string | null };

/** A GraphQL connection over a list. Cursors are opaque and bound to the sort that made them. */
export function pageOf<T, N>(
  items: readonly T[],
  args: PageArgs,
  options: { id: (item: T) => number; sort: string; node: (item: T) => N },
) {
  const { first, last } = args;
  if ((first ?? last) == null) throw new GraphQLError("you must provide one of first or last");
  if ((first ?? last ?? 0) > 250) throw new GraphQLError("first and last must be at most 250");
  const at = (cursor: string | null | undefined) => (cursor == null ? -1 : positionOf(items, cursor, options));
  const from = args.after == null ? 0 : at(args.after) + 1;
  const to = args.before == null ? items.length : at(args.before);
  const window = items.slice(from, to);
  const shown = first != null ? window.slice(0, first) : window.slice(-(last ?? 0));
  const start = from + (first != null ? 0 : window.length - shown.length);
  const cursor = (item: T) => Buffer.from(`${options.sort}:${String(options.id(item))}`).toString("base64url");
  const edges = shown.map((item) => ({ cursor: cursor(item), node: options.node(item) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: start + shown.length < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function positionOf<T>(
  items: readonly T[],
  cursor: string,
  { id, sort }: { id: (item: T) => number; sort: string },
): number {
  const [cursorSort, cursorId] = Buffer.from(cursor, "base64url").toString("utf8").split(":");
  const position = cursorSort === sort ? items.findIndex((item) => String(id(item)) === cursorId) : -1;
  if (position === -1) throw new GraphQLError("Invalid cursor for current pagination sort.");
  return position;
}
