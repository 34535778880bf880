import type { PracticeStore } from "../practice/shop/server";
import { nextId, type Order, type Shop } from "../practice/shop/state";
import { received } from "../practice/shop/sums";

/** How much one item of a rich order costs, in minor units. */
export const ITEM_MINOR = 1000;

/**
 * Adds `count` fresh paid orders with a thousand equal items each, so that only limits can stop a refund. They belong to
 * `customers` different customers, in turn.
 */
export function addRichOrders(store: PracticeStore, shop: Shop, { count, customers = count }: RichOrders): Order[] {
  const model = shop.orders.find((one) => received(one) > 0 && one.refunds.length === 0 && one.cancelledAt === null);
  if (model === undefined) throw new Error("the shop has no paid order");
  const customerIds = [...shop.customers.keys()].slice(0, customers);
  return Array.from({ length: count }, (_, index) => {
    const order = richCopy(store, model, index);
    order.customerId = customerIds[index % customerIds.length] ?? null;
    shop.orders.push(order);
    return order;
  });
}

type RichOrders = { readonly count: number; readonly customers?: number };

function richCopy({ state }: PracticeStore, model: Order, index: number): Order {
  const order = structuredClone(model);
  const at = new Date(state.now().getTime() - 86_400_000 - index).toISOString();
  order.id = nextId(state);
  order.name = `#R${String(order.id)}`;
  Object.assign(order, { createdAt: at, processedAt: at, updatedAt: at, refunds: [], agreements: [], fulfilments: [] });
  order.lines = order.lines.slice(0, 1).map((line) => ({
    ...line,
    id: nextId(state),
    quantity: 1000,
    unitMinor: ITEM_MINOR,
    discountMinor: 0,
    refunded: 0,
    removed: 0,
    fulfilled: 0,
  }));
  order.transactions = order.transactions.slice(0, 1).map((one) => ({
    ...one,
    id: nextId(state),
    kind: "SALE" as const,
    status: "SUCCESS" as const,
    amountMinor: 1000 * ITEM_MINOR + order.shippingMinor,
    parentId: null,
  }));
  order.statedTotalMinor = null;
  return order;
}

/** What a person chooses: one item of the order. */
export function oneItemOf(order: Order) {
  return {
    orderGid: `gid://shopify/Order/${String(order.id)}`,
    lines: [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }],
    shipping: false,
    lessMinor: null,
    reason: "late",
    notify: false,
  };
}
