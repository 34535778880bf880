import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import type { PageArgs } from "../page";
import { ORDERS, type FoundOrder } from "../search/order-fields";
import { ORDER_SORTS } from "../search/order-sorts";
import { pageSorted } from "../search/page-sorted";
import { indexed, noteWrites } from "../search/search-index";
import type { Order } from "../state";
import { readable, scoped, type RootContext } from "./access";
import { orderView } from "./order-view";
import { countOf, searchFor, sortValue, type CountArgs } from "./lists";

export type OrdersArgs = PageArgs & {
  query?: string | null;
  savedSearchId?: string | null;
  sortKey?: string | null;
  reverse?: boolean | null;
};

/** Lists of orders and their counts. */
export function orderLists(context: RootContext) {
  return {
    orders: (args: OrdersArgs, _: unknown, info: GraphQLResolveInfo) =>
      scoped(context, "read_orders", "orders", () => orders(context, args, info)),
    ordersCount: (args: CountArgs, _: unknown, info: GraphQLResolveInfo) =>
      scoped(context, "read_orders", "ordersCount", () =>
        countOf(found(context, args.query, info).entries.length, args.limit),
      ),
  };
}

/** A page of the orders that a query finds; those of one customer when `customerId` is given. */
export function orders(context: RootContext, args: OrdersArgs, info: GraphQLResolveInfo, customerId?: number) {
  if (args.savedSearchId != null) throw new GraphQLError("the practice store does not play saved searches yet");
  const sort = args.sortKey ?? "PROCESSED_AT";
  const { entries, score } = found(context, args.query, info);
  const value = sortValue(sort, args.query, { sorts: ORDER_SORTS, score });
  return pageSorted(
    customerId === undefined ? entries : entries.filter(({ live }) => live.customerId === customerId),
    args,
    {
      sort,
      value: ({ known }) => value(known),
      id: ({ live }) => live.id,
      reverse: args.reverse === true,
      beyond: context.bulk,
      node: ({ live }) => orderView(context.shop, live),
    },
  );
}

/** `known` = as the index knows it, which decides; `live` = as it is, which is shown. */
type Entry = { readonly live: Order; readonly known: FoundOrder };

function found(context: RootContext, query: string | null | undefined, info: GraphQLResolveInfo) {
  const { state, shop } = context;
  const search = searchFor(context, { query, searchable: ORDERS, info });
  const customerOf = ({ customerId }: Order) => (customerId === null ? undefined : shop.customers.get(customerId));
  const entry = (live: Order, order: Order): Entry => ({ live, known: { order, shop, customer: customerOf(order) } });
  // A list without a search reads the orders themselves; only a search goes through the index (assumed).
  if (search === null) return { entries: readable(context).map((live) => entry(live, live)), score: () => 0 };
  const now = state.now().getTime();
  noteWrites(state.search, shop, now);
  const entries = readable(context).flatMap((live) => {
    const known = indexed(state.search, { kind: "Order", shop, now }, live);
    return known === null ? [] : [entry(live, known)];
  });
  return { entries: entries.filter(({ known }) => search.matches(known)), score: search.score };
}
