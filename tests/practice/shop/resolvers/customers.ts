import type { GraphQLResolveInfo } from "graphql";
import { GraphQLError } from "graphql";
import type { PageArgs } from "../page";
import { COUNTED_CUSTOMERS, CUSTOMER_SORTS, CUSTOMERS, type FoundCustomer } from "../search/customer-fields";
import type { Searchable } from "../search/compile";
import { pageSorted } from "../search/page-sorted";
import { indexed, noteWrites } from "../search/search-index";
import type { Order } from "../state";
import type { Customer } from "../customer";
import { scoped, type RootContext } from "./access";
import { customerView } from "./customer-view";
import { countOf, searchFor, sortValue, type CountArgs } from "./lists";
import { orderView } from "./order-view";
import { orders, type OrdersArgs } from "./orders";

type CustomersArgs = PageArgs & { query?: string | null; sortKey?: string | null; reverse?: boolean | null };
type Identifier = {
  id?: string | null;
  emailAddress?: string | null;
  phoneNumber?: string | null;
  customId?: object | null;
};

/** Customers: by id, by a sign of theirs, and in lists. */
export function customerFields(context: RootContext) {
  const reading = <T>(field: string, run: () => T) => scoped(context, "read_customers", field, run);
  return {
    customer: ({ id }: { id: string }) => reading("customer", () => shown(context, byGid(context, id))),
    customerByIdentifier: ({ identifier }: { identifier: Identifier }) =>
      reading("customerByIdentifier", () => shown(context, identified(context, identifier))),
    customers: (args: CustomersArgs, _: unknown, info: GraphQLResolveInfo) =>
      reading("customers", () => customers(context, args, info)),
    customersCount: ({ query, limit }: CountArgs, _: unknown, info: GraphQLResolveInfo) =>
      reading("customersCount", () =>
        countOf(found(context, { query, searchable: COUNTED_CUSTOMERS, info }).entries.length, limit),
      ),
  };
}

function shown(context: RootContext, customer: Customer | undefined) {
  if (customer === undefined) return null;
  return {
    ...customerView(context.shop, customer, (order) => orderView(context.shop, order)),
    orders: (args: OrdersArgs, _: unknown, info: GraphQLResolveInfo) =>
      orders(context, { ...args, sortKey: args.sortKey ?? "ID" }, info, customer.id),
  };
}

function byGid({ shop }: RootContext, gid: string): Customer | undefined {
  return shop.customers.get(Number(/^gid:\/\/shopify\/Customer\/(\d+)$/.exec(gid)?.[1] ?? Number.NaN));
}

function identified(context: RootContext, { id, emailAddress, phoneNumber, customId }: Identifier) {
  if (customId != null)
    throw new GraphQLError("the practice store does not play identifiers by metafield yet", {
      extensions: { code: "PRACTICE_NOT_PLAYED" },
    });
  if (id != null) return byGid(context, id);
  const all = [...context.shop.customers.values()];
  if (emailAddress != null) return all.find(({ email }) => email.toLowerCase() === emailAddress.toLowerCase());
  const digits = (phone: string | null) => phone?.replace(/\D/g, "");
  return phoneNumber == null ? undefined : all.find(({ phone }) => digits(phone) === digits(phoneNumber));
}

function customers(context: RootContext, args: CustomersArgs, info: GraphQLResolveInfo) {
  const sort = args.sortKey ?? "ID";
  const { entries, score } = found(context, { query: args.query, searchable: CUSTOMERS, info });
  const value = sortValue(sort, args.query, { sorts: CUSTOMER_SORTS, score });
  return pageSorted(entries, args, {
    sort,
    value: ({ known }) => value(known),
    id: ({ live }) => live.id,
    reverse: args.reverse === true,
    beyond: context.bulk,
    node: ({ live }) => shown(context, live),
  });
}

type Finding = {
  query: string | null | undefined;
  searchable: Searchable<FoundCustomer>;
  info: GraphQLResolveInfo;
};

function found(context: RootContext, { query, searchable, info }: Finding) {
  const { state, shop } = context;
  const search = searchFor(context, { query, searchable, info });
  const placed = ordersByCustomer(shop.orders);
  const entry = (live: Customer, customer: Customer) => ({
    live,
    known: { shop, customer, orders: placed.get(live.id) ?? [] },
  });
  const all = [...shop.customers.values()];
  if (search === null) return { entries: all.map((live) => entry(live, live)), score: () => 0 };
  const now = state.now().getTime();
  noteWrites(state.search, shop, now);
  const entries = all.flatMap((live) => {
    const known = indexed(state.search, { kind: "Customer", shop, now }, live);
    return known === null ? [] : [entry(live, known)];
  });
  return { entries: entries.filter(({ known }) => search.matches(known)), score: search.score };
}

function ordersByCustomer(all: readonly Order[]): Map<number, Order[]> {
  const placed = new Map<number, Order[]>();
  for (const order of all) {
    if (order.customerId === null) continue;
    const known = placed.get(order.customerId);
    if (known === undefined) placed.set(order.customerId, [order]);
    else known.push(order);
  }
  return placed;
}
