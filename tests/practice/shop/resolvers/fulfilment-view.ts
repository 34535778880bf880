import type { PageArgs } from "../page";
import { bagOf } from "../paid-in";
import type { Fulfilment, FulfilmentLine } from "../state";
import { lineTotal } from "../sums";
import { gid, lineView, listed } from "./line-view";
import { locationById } from "./location-view";
import type { Shown } from "./shown";

export function fulfilmentView(shown: Shown, fulfilment: Fulfilment) {
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", fulfilment.id),
    legacyResourceId: String(fulfilment.id),
    order: shown.view,
    location: () => locationById(shown.shop, fulfilment.locationId ?? shown.shop.locations[0]?.id),
    requiresShipping: true,
    service: null,
    originAddress: null,
    name: fulfilment.name,
    status: fulfilment.status,
    displayStatus: fulfilment.displayStatus,
    createdAt: fulfilment.createdAt,
    updatedAt: fulfilment.updatedAt ?? fulfilment.createdAt,
    inTransitAt: fulfilment.inTransitAt,
    deliveredAt: fulfilment.deliveredAt,
    estimatedDeliveryAt: fulfilment.estimatedDeliveryAt,
    totalQuantity: fulfilment.lines.reduce((sum, line) => sum + line.quantity, 0),
    trackingInfo: ({ first }: { first?: number }) => fulfilment.tracking.slice(0, first ?? 10),
    events: (args: PageArgs) => listed(fulfilment.events, args, ({ id }) => id, eventView),
    fulfillmentLineItems: (args: PageArgs) =>
      listed(
        fulfilment.lines,
        args,
        ({ id }) => id,
        (line) => fulfilmentLineView(shown, line),
      ),
  };
}

export function eventView(event: Fulfilment["events"][number]) {
  return {
    __typename: "FulfillmentEvent",
    id: gid("FulfillmentEvent", event.id),
    status: event.status,
    createdAt: event.happenedAt,
    happenedAt: event.happenedAt,
    message: event.message,
  };
}

export function fulfilmentLineView({ shop, order }: Shown, one: FulfilmentLine) {
  const line = order.lines.find(({ id }) => id === one.lineId);
  const share = (wholeMinor: number) =>
    bagOf(shop, order)(line === undefined ? 0 : Math.round((wholeMinor * one.quantity) / line.quantity));
  return {
    __typename: "FulfillmentLineItem",
    id: gid("FulfillmentLineItem", one.id),
    quantity: one.quantity,
    originalTotalSet: share((line?.unitMinor ?? 0) * (line?.quantity ?? 0)),
    discountedTotalSet: share(line === undefined ? 0 : lineTotal(line)),
    lineItem: () => (line === undefined ? null : lineView(shop, order, line)),
  };
}
