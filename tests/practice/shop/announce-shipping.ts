import { announceOrder } from "./announce";
import type { OfOrder } from "./fulfilment-orders";
import type { FulfilmentOrder, Hold, Return } from "./shipping";
import type { Fulfilment } from "./state";
import { fulfilmentStatus } from "./sums";
import { sendWebhook } from "./webhooks";

const gid = (type: string, id: number) => `gid://shopify/${type}/${String(id)}`;
const ids = (type: string, id: number) => ({ id, admin_graphql_api_id: gid(type, id) });

/** A parcel was made or changed: the parcel, the order, and on its way out how far the order has got. */
export function announceFulfilment(of: OfOrder, event: { topic: string; fulfilment: Fulfilment }): void {
  const { state, shop, order } = of;
  const { fulfilment, topic } = event;
  const [first] = fulfilment.tracking;
  sendWebhook(state, shop.domain, {
    topic,
    body: {
      ...ids("Fulfillment", fulfilment.id),
      order_id: order.id,
      name: fulfilment.name,
      status: fulfilment.status.toLowerCase(),
      shipment_status: fulfilment.events.at(-1)?.status.toLowerCase() ?? null,
      created_at: fulfilment.createdAt,
      updated_at: fulfilment.updatedAt ?? fulfilment.createdAt,
      location_id: fulfilment.locationId ?? null,
      tracking_company: first?.company ?? null,
      tracking_number: first?.number ?? null,
      tracking_numbers: fulfilment.tracking.map(({ number }) => number),
      tracking_url: first?.url ?? null,
      line_items: fulfilment.lines.map(({ lineId, quantity }) => ({ id: lineId, quantity })),
    },
  });
  if (topic === "fulfillments/create") {
    const whole = fulfilmentStatus(order) === "FULFILLED";
    announceOrder(state, shop, { topic: whole ? "orders/fulfilled" : "orders/partially_fulfilled", order });
  }
  announceOrder(state, shop, { topic: "orders/updated", order });
}

/** A carrier's scan. */
export function announceScan(of: OfOrder, { fulfilment }: { fulfilment: Fulfilment }): void {
  const scan = fulfilment.events.at(-1);
  if (scan === undefined) return;
  sendWebhook(of.state, of.shop.domain, {
    topic: "fulfillment_events/create",
    body: {
      ...ids("FulfillmentEvent", scan.id),
      fulfillment_id: fulfilment.id,
      order_id: of.order.id,
      status: scan.status.toLowerCase(),
      message: scan.message,
      happened_at: scan.happenedAt,
    },
  });
  announceFulfilment(of, { topic: "fulfillments/update", fulfilment });
}

type HoldEvent = { topic: "fulfillment_holds/added" | "fulfillment_holds/released"; one: FulfilmentOrder; hold: Hold };

export function announceHold({ state, shop }: OfOrder, { topic, one, hold }: HoldEvent): void {
  sendWebhook(state, shop.domain, {
    topic,
    body: {
      fulfillment_order: { id: gid("FulfillmentOrder", one.id) },
      fulfillment_hold: { id: gid("FulfillmentHold", hold.id), reason: hold.reason.toLowerCase(), handle: hold.handle },
    },
  });
}

/** One fulfilment order came to another state: held, released, split. */
export function announceFulfilmentOrder(
  { state, shop }: OfOrder,
  event: { topic: string; one: FulfilmentOrder; more?: object },
): void {
  sendWebhook(state, shop.domain, {
    topic: event.topic,
    body: { fulfillment_order: { id: gid("FulfillmentOrder", event.one.id) }, ...event.more },
  });
}

export function announceReturn(of: OfOrder, event: { topic: string; one: Return }): void {
  const { state, shop, order } = of;
  const { one, topic } = event;
  sendWebhook(state, shop.domain, {
    topic,
    body: {
      ...ids("Return", one.id),
      name: one.name,
      status: one.status.toLowerCase(),
      order: ids("Order", order.id),
      decline: one.decline,
      total_return_line_items: one.lines.length,
    },
  });
  announceOrder(state, shop, { topic: "orders/updated", order });
}
