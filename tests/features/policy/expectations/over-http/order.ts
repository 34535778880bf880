import type { Action } from "../../../../../app/features/policy/action";
import type { OrderFacts } from "../../../../../app/features/policy/facts";
import { fulfilmentOrdersOf } from "../../../../practice/shop/fulfilment-orders";
import { packAll, sendParcel } from "../../../../practice/shop/parcels";
import { nextId, type Order, type Shop, type State, type Transaction } from "../../../../practice/shop/state";
import { received } from "../../../../practice/shop/sums";

const ITEM_MINOR = 1000;

/** What can only be done with what is still there. */
const LEAVING: ReadonlySet<Action> = new Set(["order.fulfil", "order.hold", "order.tracking"]);

/** Puts an order into the practice shop that Shopify shows exactly so, with a customer of its own. */
export function anOrder(state: State, shop: Shop, facts: OrderFacts, action: Action): Order {
  const model = shop.orders.find((one) => received(one) > 0 && one.refunds.length === 0 && one.cancelledAt === null);
  if (model === undefined) throw new Error("the shop has no paid order");
  const order = structuredClone(model);
  order.id = nextId(state);
  order.name = `#X${String(order.id)}`;
  const at = new Date(facts.createdAtMs).toISOString();
  const goodsMinor = action === "refund.shipping" ? ITEM_MINOR : facts.totalMinor;
  Object.assign(order, { createdAt: at, processedAt: at, updatedAt: at, refunds: [], agreements: [], fulfilments: [] });
  Object.assign(order, { tags: [...facts.tags], shippingMinor: facts.totalMinor - goodsMinor, statedTotalMinor: null });
  order.lines = order.lines.slice(0, 1).map((line) => ({
    ...line,
    id: nextId(state),
    sku: facts.products[0] ?? "",
    quantity: goodsMinor / ITEM_MINOR,
    unitMinor: ITEM_MINOR,
    discountMinor: 0,
    refunded: 0,
    removed: 0,
    fulfilled: facts.fulfillmentStatus === "FULFILLED" && !LEAVING.has(action) ? goodsMinor / ITEM_MINOR : 0,
  }));
  order.transactions = paid(state, order, facts, at);
  order.customerId = aCustomer(shop, order, facts.country);
  shop.orders.push(order);
  delete order.fulfilmentOrders;
  const [part] = fulfilmentOrdersOf({ state, shop, order });
  if (action === "order.tracking" && part !== undefined)
    sendParcel({ state, shop, order }, packAll({ state, shop, order }, part), []);
  return order;
}

/** Who bought, as no other order's customer is called: what a page must hide is then found anywhere in it. */
function aCustomer(shop: Shop, order: Order, country: string | null): number {
  const id = order.id + 1_000_000_000;
  const mark = String(order.id);
  const email = `kunde.${mark}@post.example`;
  shop.customers.set(id, {
    id,
    firstName: "Ada",
    lastName: `Nome${mark}`,
    email,
    phone: `+39 333${mark}`,
    locale: "it",
  });
  const address = {
    firstName: "Ada",
    lastName: `Nome${mark}`,
    address1: `Via Segreta ${mark}`,
    city: "Prato",
    zip: "59100",
  };
  order.shippingAddress = { ...address, country: "", countryCode: country ?? "", phone: null };
  Object.assign(order, { email, phone: `+39 333${mark}` });
  return id;
}

const PAYMENTS: Readonly<Record<OrderFacts["paymentStatus"], readonly (readonly [Transaction["kind"], number])[]>> = {
  PAID: [["SALE", 1]],
  PARTIALLY_PAID: [["SALE", 0.8]],
  PARTIALLY_REFUNDED: [
    ["SALE", 1],
    ["REFUND", 0.02],
  ],
  REFUNDED: [
    ["SALE", 1],
    ["REFUND", 1],
  ],
  PENDING: [],
  AUTHORIZED: [["AUTHORIZATION", 1]],
  VOIDED: [
    ["AUTHORIZATION", 1],
    ["VOID", 1],
  ],
  EXPIRED: [],
};

function paid(state: State, order: Order, { paymentStatus, totalMinor }: OrderFacts, at: string): Transaction[] {
  const model = order.transactions[0];
  if (model === undefined) throw new Error("the model was never paid");
  let parentId: number | null = null;
  return PAYMENTS[paymentStatus].map(([kind, share]) => {
    const amountMinor = Math.round(totalMinor * share);
    const one = { ...model, id: nextId(state), kind, status: "SUCCESS" as const, amountMinor, parentId, at };
    parentId = one.id;
    return one;
  });
}
