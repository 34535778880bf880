import type { Shop } from "../state";
import { notPlayed, readable, scoped, visibleOrder, type RootContext } from "./access";
import { bulkFields } from "./bulk";
import { customerFields } from "./customers";
import { fulfilmentFields } from "./fulfilment-fields";
import { changeFields } from "./change-fields";
import { moneyFields } from "./money-fields";
import { orderCreate } from "./order-create";
import { orderView, refundView } from "./order-view";
import { orderLists } from "./orders";
import { refundCreate } from "./refunds";
import { returnFields } from "./return-fields";
import { suggestedRefund } from "./suggested-refund";
import { uploadFields } from "./uploads";

/** The root of query and mutation: what is here is played; anything else answers that it is not, never an empty answer. */
export function rootFields(context: RootContext): Record<string, unknown> {
  const { shop } = context;
  const fields: Record<string, unknown> = {
    shop: () => shopView(shop),
    ...orderLists(context),
    ...customerFields(context),
    ...bulkFields(context),
    ...uploadFields(context),
    order: ({ id }: { id: string }) => scoped(context, "read_orders", "order", () => order(context, id)),
    refund: ({ id }: { id: string }) => scoped(context, "read_orders", "refund", () => refundById(context, id)),
    currentAppInstallation: () => installation(context),
    ...fulfilmentFields(context),
    ...returnFields(context),
    orderCreate: ({ order }: { order: Parameters<typeof orderCreate>[1] }) =>
      scoped(context, "write_orders", "orderCreate", () => orderCreate(context, order)),
    ...changeFields(context),
    ...moneyFields(context),
    refundCreate: ({ input }: { input: Parameters<typeof refundCreate>[1] }) =>
      scoped(context, "write_orders", "refundCreate", () => refundCreate(context, input)),
  };
  return new Proxy(fields, {
    get: (target, name) =>
      typeof name === "string" && !(name in target) && name !== "__typename"
        ? () => {
            throw notPlayed(name);
          }
        : (Reflect.get(target, name) as unknown),
  });
}

function order(context: RootContext, gid: string) {
  const found = visibleOrder(context, gid);
  if (found === undefined) return null;
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
    enabledPresentmentCurrencies: [
      ...new Set([shop.currency, ...shop.orders.flatMap((one) => one.paidIn?.currency ?? [])]),
    ],
    ianaTimezone: shop.timeZone,
    plan: {
      __typename: "ShopPlan",
      publicDisplayName: shop.planName,
      shopifyPlus: shop.planName === "Plus",
      partnerDevelopment: false,
    },
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
