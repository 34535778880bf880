import { gidOf, isUnsent, newest, storeUnderTest, type StoreUnderTest } from "./store-under-test";
import type { Order, Shop } from "./state";
import { received } from "./sums";

export const ORDERS = "merchant_managed_fulfillment_orders";
const TOPICS = [
  "fulfillments/create",
  "fulfillments/update",
  "fulfillment_events/create",
  "fulfillment_holds/added",
  "fulfillment_holds/released",
  "fulfillment_orders/placed_on_hold",
  "fulfillment_orders/hold_released",
  "fulfillment_orders/split",
  "orders/fulfilled",
  "orders/partially_fulfilled",
  "returns/request",
  "returns/approve",
  "returns/decline",
  "returns/process",
  "returns/update",
  "returns/cancel",
  "returns/close",
  "returns/reopen",
];

/** A store whose shipping webhooks are heard, too. */
export async function shippingUnderTest(scopes: readonly string[]): Promise<StoreUnderTest> {
  const under = await storeUnderTest(scopes);
  const { subscriptions } = under.store.state.webhooks;
  const url = subscriptions[0]?.url ?? "";
  subscriptions.push(...TOPICS.map((topic) => ({ topic, url })));
  return under;
}

export const globalId = (type: string, { id }: { id: number }) => `gid://shopify/${type}/${String(id)}`;

export type FulfilmentOrderNode = {
  id: string;
  status: string;
  assignedLocation: { name: string };
  supportedActions: { action: string }[];
  fulfillmentHolds: { id: string; handle: string; heldByRequestingApp: boolean }[];
  lineItems: { nodes: { id: string; totalQuantity: number; remainingQuantity: number; lineItem: { id: string } }[] };
};

const FULFILMENT_ORDERS = `query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 10) { nodes {
  id status assignedLocation { name } supportedActions { action } fulfillmentHolds { id handle heldByRequestingApp }
  lineItems(first: 20) { nodes { id totalQuantity remainingQuantity lineItem { id } } } } } } }`;

export const fulfilmentOrders = (under: StoreUnderTest, order: Order) =>
  under.read<FulfilmentOrderNode[]>("order.fulfillmentOrders.nodes", FULFILMENT_ORDERS, { id: gidOf(order) });

/** The only fulfilment order of an order that leaves from one place. */
export async function theFulfilmentOrder(under: StoreUnderTest, order: Order): Promise<FulfilmentOrderNode> {
  const [one, ...more] = await fulfilmentOrders(under, order);
  if (one === undefined || more.length > 0) throw new Error(`${order.name} has not exactly one fulfilment order`);
  return one;
}

const LINES = 2;

/** Paid, several items of which none has left and none was given back; from one place unless `places` is 2. */
export function aWaitingOrder(shop: Shop, places: 1 | 2 = 1): Order {
  return newest(
    shop,
    (order) => isUnsent(order) && order.lines.length >= LINES && (order.number % 9 === 0) === (places === 2),
  );
}

/** Paid, sent as a whole, nothing given back. */
export function aSentOrder(shop: Shop): Order {
  return newest(
    shop,
    (order) =>
      received(order) > 0 &&
      order.refunds.length === 0 &&
      order.lines.length >= LINES &&
      order.lines.every(({ fulfilled, quantity }) => fulfilled === quantity),
  );
}

export const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error("there is none");
  return item;
};
