import { announceFulfilment, announceScan } from "./announce-shipping";
import { fulfilmentOrdersOf, isLive, newFulfilmentOrder, remaining, type OfOrder } from "./fulfilment-orders";
import type { CarrierStatus, FulfilmentOrder, FulfilmentOrderLine } from "./shipping";
import { nextId, type Fulfilment, type Tracking } from "./state";

/** What goes into a parcel: of which fulfilment order, which line, how many. */
export type Packed = { readonly one: FulfilmentOrder; readonly line: FulfilmentOrderLine; readonly quantity: number };

/** Everything that is still to leave with one fulfilment order. */
export function packAll({ order }: OfOrder, one: FulfilmentOrder): Packed[] {
  return one.lines
    .map((line) => ({ one, line, quantity: remaining(order, one, line) }))
    .filter(({ quantity }) => quantity > 0);
}

/** Sends a parcel: the order's lines, its fulfilment orders and who subscribed learn of it. */
export function sendParcel(of: OfOrder, packed: readonly Packed[], tracking: Tracking[]): Fulfilment {
  const { state, order } = of;
  const at = state.now().toISOString();
  const fulfilment: Fulfilment = {
    id: nextId(state),
    name: `${order.name}-F${String(order.fulfilments.length + 1)}`,
    status: "SUCCESS",
    displayStatus: "FULFILLED",
    createdAt: at,
    locationId: packed[0]?.one.locationId ?? 0,
    inTransitAt: null,
    deliveredAt: null,
    estimatedDeliveryAt: null,
    tracking,
    events: [],
    lines: packed.map(({ line, quantity }) => ({
      id: nextId(state),
      lineId: line.lineId,
      quantity,
      fromLineId: line.id,
    })),
  };
  order.fulfilments.push(fulfilment);
  shift(of, fulfilment, 1);
  for (const { one } of packed) one.updatedAt = at;
  order.updatedAt = at;
  fulfilmentOrdersOf(of);
  announceFulfilment(of, { topic: "fulfillments/create", fulfilment });
  return fulfilment;
}

function shift({ order }: OfOrder, fulfilment: Fulfilment, sign: 1 | -1): void {
  for (const { lineId, quantity } of fulfilment.lines) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (line !== undefined) line.fulfilled += sign * quantity;
  }
}

/** Takes a parcel back: what it held is to be sent again, with a new fulfilment order where the old one is closed. */
export function cancelParcel(of: OfOrder, fulfilment: Fulfilment): void {
  const { state, order } = of;
  const all = fulfilmentOrdersOf(of);
  const at = state.now().toISOString();
  const closed = fulfilment.lines.filter((sent) =>
    all.some((one) => !isLive(one) && one.lines.some(({ id }) => id === sent.fromLineId)),
  );
  fulfilment.status = "CANCELLED";
  fulfilment.displayStatus = "CANCELED";
  touch(of, fulfilment, at);
  shift(of, fulfilment, -1);
  if (closed.length > 0 && order.cancelledAt === null)
    all.push({
      ...newFulfilmentOrder(state, order, {
        locationId: fulfilment.locationId ?? 0,
        lines: closed.map(({ lineId, quantity }) => ({ id: nextId(state), lineId, total: quantity })),
      }),
      createdAt: at,
    });
  fulfilmentOrdersOf(of);
  announceFulfilment(of, { topic: "fulfillments/update", fulfilment });
}

export function trackParcel(of: OfOrder, fulfilment: Fulfilment, tracking: Tracking[]): void {
  fulfilment.tracking = tracking;
  touch(of, fulfilment, of.state.now().toISOString());
  announceFulfilment(of, { topic: "fulfillments/update", fulfilment });
}

export type Scan = {
  readonly status: CarrierStatus;
  readonly happenedAt: string;
  readonly message: string | null;
  readonly estimatedDeliveryAt?: string | null;
};

/** A carrier's scan; one that arrives late does not turn the parcel's state back. Returns the event's id. */
export function scanParcel(of: OfOrder, fulfilment: Fulfilment, scan: Scan): number {
  const { status, happenedAt, message, estimatedDeliveryAt } = scan;
  const event = { id: nextId(of.state), status, happenedAt, message };
  fulfilment.events.push(event);
  fulfilment.events.sort((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt));
  if (fulfilment.events.at(-1) === event) fulfilment.displayStatus = status;
  if (status === "IN_TRANSIT") fulfilment.inTransitAt ??= happenedAt;
  if (status === "DELIVERED") fulfilment.deliveredAt = happenedAt;
  if (estimatedDeliveryAt != null) fulfilment.estimatedDeliveryAt = estimatedDeliveryAt;
  touch(of, fulfilment, of.state.now().toISOString());
  announceScan(of, { fulfilment });
  return event.id;
}

function touch({ order }: OfOrder, fulfilment: Fulfilment, at: string): void {
  fulfilment.updatedAt = at;
  order.updatedAt = at;
}
