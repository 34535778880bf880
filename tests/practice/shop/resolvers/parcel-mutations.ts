import { cancelParcel, scanParcel, trackParcel } from "../parcels";
import type { CarrierStatus } from "../shipping";
import type { Fulfilment, Order } from "../state";
import { readable, userErrors, type RootContext } from "./access";
import { eventView, fulfilmentView } from "./fulfilment-view";
import { gid } from "./line-view";
import { shownOf } from "./order-view";
import { trackingOf, type TrackingInput } from "./tracking-input";

type Found = { readonly order: Order; readonly fulfilment: Fulfilment };

/** A parcel of an order that the token sees, by its global id. */
export function findParcel(context: RootContext, id: string): Found | null {
  for (const order of readable(context)) {
    const fulfilment = order.fulfilments.find((one) => gid("Fulfillment", one.id) === id);
    if (fulfilment !== undefined) return { order, fulfilment };
  }
  return null;
}

function answer({ shop }: RootContext, type: string, { order, fulfilment }: Found) {
  return { __typename: type, fulfillment: fulfilmentView(shownOf(shop, order), fulfilment), userErrors: [] };
}

function refused(type: string, field: string, message: string) {
  return { __typename: type, fulfillment: null, userErrors: userErrors({ field, message }) };
}

/** A parcel that a carrier delivered cannot be taken back, nor one twice. */
export function fulfillmentCancel(context: RootContext, { id }: { id: string }, allowed: boolean) {
  const type = "FulfillmentCancelPayload";
  const found = allowed ? findParcel(context, id) : null;
  if (found === null) return refused(type, "id", "Fulfillment not found.");
  if (found.fulfilment.status === "CANCELLED") return refused(type, "id", "Fulfillment is already cancelled.");
  if (found.fulfilment.displayStatus === "DELIVERED")
    return refused(type, "id", "Fulfillment cannot be cancelled because it has been delivered.");
  const back = returnedOf(found);
  if (back) return refused(type, "id", "Fulfillment cannot be cancelled because some of its items are being returned.");
  cancelParcel({ ...context, order: found.order }, found.fulfilment);
  return answer(context, type, found);
}

function returnedOf({ order, fulfilment }: Found): boolean {
  return (order.returns ?? []).some(
    ({ status, lines }) =>
      status !== "DECLINED" &&
      status !== "CANCELED" &&
      lines.some(({ fulfilmentLineId }) => fulfilment.lines.some(({ id }) => id === fulfilmentLineId)),
  );
}

type TrackingArgs = { fulfillmentId: string; trackingInfoInput: TrackingInput };

export function fulfillmentTrackingInfoUpdate(context: RootContext, args: TrackingArgs, allowed: boolean) {
  const type = "FulfillmentTrackingInfoUpdatePayload";
  const found = allowed ? findParcel(context, args.fulfillmentId) : null;
  if (found === null) return refused(type, "fulfillmentId", "Fulfillment not found.");
  if (found.fulfilment.status === "CANCELLED") return refused(type, "fulfillmentId", "Fulfillment is cancelled.");
  trackParcel({ ...context, order: found.order }, found.fulfilment, trackingOf(args.trackingInfoInput));
  return answer(context, type, found);
}

type EventArgs = {
  fulfillmentEvent: {
    fulfillmentId: string;
    status: CarrierStatus;
    happenedAt?: string | null;
    message?: string | null;
    estimatedDeliveryAt?: string | null;
  };
};

export function fulfillmentEventCreate(context: RootContext, { fulfillmentEvent: input }: EventArgs) {
  const type = "FulfillmentEventCreatePayload";
  const found = findParcel(context, input.fulfillmentId);
  if (found === null || found.fulfilment.status === "CANCELLED")
    return {
      __typename: type,
      fulfillmentEvent: null,
      userErrors: userErrors({ field: "fulfillmentEvent", message: "Fulfillment not found." }),
    };
  const eventId = scanParcel({ ...context, order: found.order }, found.fulfilment, {
    status: input.status,
    happenedAt: input.happenedAt ?? context.state.now().toISOString(),
    message: input.message ?? null,
    estimatedDeliveryAt: input.estimatedDeliveryAt ?? null,
  });
  const event = found.fulfilment.events.find(({ id }) => id === eventId);
  return { __typename: type, fulfillmentEvent: event === undefined ? null : eventView(event), userErrors: [] };
}
