import { decimal } from "./money";
import { currencyOf } from "./paid-in";
import type { Agreement, Order, Refund, Shop, State, Transaction } from "./state";
import { sendWebhook } from "./webhooks";

type Ids = { readonly admin_graphql_api_id: string; readonly id: number };
const ids = (type: string, id: number): Ids => ({ admin_graphql_api_id: `gid://shopify/${type}/${String(id)}`, id });

/** Webhook bodies are REST-shaped (snake_case), and hold personal data that a careful app does not keep. */
export function announceOrder(state: State, shop: Shop, event: { topic: string; order: Order }): void {
  const { order } = event;
  sendWebhook(state, shop.domain, {
    topic: event.topic,
    body: {
      ...ids("Order", order.id),
      name: order.name,
      email: order.email,
      phone: order.phone,
      updated_at: order.updatedAt,
      cancelled_at: order.cancelledAt,
      note: order.note,
      tags: order.tags.join(", "),
      currency: shop.currency,
      presentment_currency: currencyOf(shop, order),
      shipping_address: order.shippingAddress,
    },
  });
}

/** What a refund sets off: the refund itself, each of its transactions that came to an end, and the order's change. */
export function announceRefund(state: State, shop: Shop, { order, refund }: { order: Order; refund: Refund }): void {
  sendWebhook(state, shop.domain, {
    topic: "refunds/create",
    body: {
      ...ids("Refund", refund.id),
      order_id: order.id,
      created_at: refund.createdAt,
      note: refund.note,
      user_id: refund.userId ?? null,
    },
  });
  for (const one of order.transactions.filter(({ id }) => refund.transactionIds.includes(id)))
    announceTransaction(state, shop, { order, transaction: one });
  announceOrder(state, shop, { topic: "orders/updated", order });
}

export function announceTransaction(
  state: State,
  shop: Shop,
  { order, transaction }: { order: Order; transaction: Transaction },
): void {
  if (transaction.status === "PENDING") return;
  sendWebhook(state, shop.domain, {
    topic: "order_transactions/create",
    body: {
      ...ids("OrderTransaction", transaction.id),
      order_id: order.id,
      kind: transaction.kind.toLowerCase(),
      status: transaction.status.toLowerCase(),
      gateway: transaction.gateway,
      amount: decimal(transaction.amountMinor, currencyOf(shop, order)),
      currency: currencyOf(shop, order),
    },
  });
}

/** An edit's own body: it names its order by number only, and who made it. */
export function announceEdit(
  state: State,
  shop: Shop,
  edit: { order: Order; agreement: Omit<Agreement, "reason">; notifyCustomer: boolean; staffNote: string },
): void {
  const { order, agreement } = edit;
  const deltas = (sign: 1 | -1) =>
    (agreement.sales ?? []).flatMap(({ lineType, lineId, quantity }) =>
      lineType === "PRODUCT" && (quantity ?? 0) * sign > 0 ? [{ id: lineId, delta: Math.abs(quantity ?? 0) }] : [],
    );
  sendWebhook(state, shop.domain, {
    topic: "orders/edited",
    body: {
      order_edit: {
        id: agreement.id,
        app_id: agreement.app === null ? null : Number(agreement.app.id.split("/").at(-1)),
        created_at: agreement.happenedAt,
        notify_customer: edit.notifyCustomer,
        order_id: order.id,
        staff_note: edit.staffNote,
        user_id: agreement.userId ?? null,
        line_items: { additions: deltas(1), removals: deltas(-1) },
        discounts: { line_item: { additions: [], removals: [] } },
        shipping_lines: {
          additions: (agreement.sales ?? [])
            .filter(({ lineType }) => lineType === "SHIPPING")
            .map(({ id }) => ({ id })),
          removals: [],
        },
      },
    },
  });
}

/** The three messages every listed app must take, and those about the installation. */
export function announceApp(state: State, shop: Shop, event: { topic: string; body?: object }): void {
  const about =
    event.topic === "app/uninstalled"
      ? { id: 1, name: shop.name, myshopify_domain: shop.domain, email: shop.email }
      : { shop_id: 1, shop_domain: shop.domain };
  sendWebhook(state, shop.domain, { topic: event.topic, body: { ...about, ...event.body } });
}
