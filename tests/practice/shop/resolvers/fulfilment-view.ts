import type { PageArgs } from "../page";
import type { Fulfilment, Order, Shop } from "../state";
import { gid, lineView, listed } from "./line-view";

export function fulfilmentView(shop: Shop, order: Order, fulfilment: Fulfilment) {
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", fulfilment.id),
    name: fulfilment.name,
    status: fulfilment.status,
    displayStatus: fulfilment.displayStatus,
    createdAt: fulfilment.createdAt,
    updatedAt: fulfilment.createdAt,
    inTransitAt: fulfilment.inTransitAt,
    deliveredAt: fulfilment.deliveredAt,
    estimatedDeliveryAt: fulfilment.estimatedDeliveryAt,
    totalQuantity: fulfilment.lines.reduce((sum, line) => sum + line.quantity, 0),
    trackingInfo: ({ first }: { first?: number }) => fulfilment.tracking.slice(0, first ?? 10),
    events: (args: PageArgs) =>
      listed(
        fulfilment.events,
        args,
        ({ id }) => id,
        (event) => ({
          __typename: "FulfillmentEvent",
          id: gid("FulfillmentEvent", event.id),
          status: event.status,
          happenedAt: event.happenedAt,
          message: event.message,
        }),
      ),
    fulfillmentLineItems: (args: PageArgs) =>
      listed(
        fulfilment.lines,
        args,
        ({ id }) => id,
        (one) => ({
          __typename: "FulfillmentLineItem",
          id: gid("FulfillmentLineItem", one.id),
          quantity: one.quantity,
          lineItem: () => {
            const line = order.lines.find(({ id }) => id === one.lineId);
            return line === undefined ? null : lineView(shop, order, line);
          },
        }),
      ),
  };
}
