import { GraphQLError } from "graphql";
import { pageOf, type PageArgs } from "../page";
import { parseSearch } from "../search";
import { findOrder, type App, type Order, type Shop, type State, type Token } from "../state";
import { total } from "../sums";
import { orderCreate } from "./order-create";
import { orderView, refundView } from "./order-view";
import { refundCreate } from "./refunds";
import { suggestedRefund } from "./suggested-refund";

export type RootContext = {
  state: State;
  shop: Shop;
  token: Token;
  app: App;
  key: string | null;
  delayMs: number;
  warnings: unknown[];
};

const READABLE_DAYS = 60;

type OrdersArgs = PageArgs & { query?: string | null; sortKey?: string | null; reverse?: boolean | null };

/** The root of query and mutation: what is here is played; anything else answers that it is not, never an empty answer. */
export function rootFields(context: RootContext): Record<string, unknown> {
  const { shop } = context;
  const fields: Record<string, unknown> = {
    shop: () => shopView(shop),
    orders: (args: OrdersArgs) => scoped(context, "read_orders", "orders", () => orders(context, args)),
    ordersCount: ({ query }: { query?: string | null }) =>
      scoped(context, "read_orders", "ordersCount", () => ({
        count: search(context, query).length,
        precision: "EXACT",
      })),
    order: ({ id }: { id: string }) => scoped(context, "read_orders", "order", () => order(context, id)),
    refund: ({ id }: { id: string }) => scoped(context, "read_orders", "refund", () => refundById(context, id)),
    currentAppInstallation: () => installation(context),
    orderCreate: ({ order }: { order: Parameters<typeof orderCreate>[1] }) =>
      scoped(context, "write_orders", "orderCreate", () => orderCreate(context, order)),
    refundCreate: ({ input }: { input: Parameters<typeof refundCreate>[1] }) =>
      scoped(context, "write_orders", "refundCreate", () => refundCreate(context, input)),
  };
  return new Proxy(fields, {
    get: (target, name) =>
      typeof name === "string" && !(name in target) && name !== "__typename"
        ? () => {
            throw new GraphQLError(`the practice store does not play ${name} yet`, {
              extensions: { code: "PRACTICE_NOT_PLAYED" },
            });
          }
        : (Reflect.get(target, name) as unknown),
  });
}

function scoped<T>({ token }: RootContext, scope: string, field: string, run: () => T): T {
  const has =
    token.scopes.includes(scope) ||
    (scope.startsWith("read_") && token.scopes.includes(scope.replace("read_", "write_")));
  if (has) return run();
  throw new GraphQLError(`Access denied for ${field} field. Required access: \`${scope}\` access scope.`, {
    extensions: { code: "ACCESS_DENIED", requiredAccess: `\`${scope}\` access scope.` },
  });
}

function readable({ state, token, shop }: RootContext): Order[] {
  if (token.scopes.includes("read_all_orders")) return shop.orders;
  const since = state.now().getTime() - READABLE_DAYS * 86_400_000;
  return shop.orders.filter((one) => Date.parse(one.createdAt) >= since);
}

function order(context: RootContext, gid: string) {
  const found = findOrder(context.shop, gid);
  if (found === undefined || !readable(context).includes(found)) return null;
  return {
    ...orderView(context.shop, found),
    suggestedRefund: (args: Parameters<typeof suggestedRefund>[2]) => suggestedRefund(context.shop, found, args),
  };
}

function refundById(context: RootContext, gid: string) {
  for (const one of readable(context)) {
    const refund = one.refunds.find(({ id }) => `gid://shopify/Refund/${String(id)}` === gid);
    if (refund !== undefined) return refundView(context.shop, one, refund);
  }
  return null;
}

function search(context: RootContext, query: string | null | undefined): Order[] {
  if (query == null || query.trim() === "") return readable(context);
  const { matches, warnings } = parseSearch(query, context.shop);
  if (warnings.length > 0) context.warnings.push({ path: ["orders"], query, warnings });
  return readable(context).filter(matches);
}

const SORTS: Readonly<Record<string, (one: Order) => number>> = {
  CREATED_AT: (one) => Date.parse(one.createdAt),
  PROCESSED_AT: (one) => Date.parse(one.processedAt),
  UPDATED_AT: (one) => Date.parse(one.updatedAt),
  ORDER_NUMBER: (one) => one.number,
  ID: (one) => one.id,
  TOTAL_PRICE: total,
};

function orders(context: RootContext, args: OrdersArgs) {
  const sort = args.sortKey ?? "PROCESSED_AT";
  const by = SORTS[sort];
  if (by === undefined) throw new GraphQLError(`the practice store does not sort by ${sort} yet`);
  const sorted = search(context, args.query).toSorted((a, b) => by(a) - by(b) || a.id - b.id);
  if (args.reverse === true) sorted.reverse();
  return pageOf(sorted, args, { id: ({ id }) => id, sort, node: (one) => orderView(context.shop, one) });
}

function shopView(shop: Shop) {
  return {
    __typename: "Shop",
    id: "gid://shopify/Shop/1",
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    myshopifyDomain: shop.domain,
    shopOwnerName: shop.people
      .filter((person) => person.accountOwner)
      .map((person) => `${person.firstName} ${person.lastName}`)
      .join(""),
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: [shop.currency],
    ianaTimezone: shop.timeZone,
    plan: { __typename: "ShopPlan", publicDisplayName: "Basic", shopifyPlus: false, partnerDevelopment: false },
  };
}

function installation({ shop, app }: RootContext) {
  return {
    __typename: "AppInstallation",
    id: "gid://shopify/AppInstallation/1",
    accessScopes: [...shop.grantedScopes].map((handle) => ({ __typename: "AccessScope", handle })),
    app: { __typename: "App", id: app.id, handle: "delega", title: app.title },
    activeSubscriptions: [],
  };
}
