import { findFulfilmentOrder, remaining, shownStatus } from "../fulfilment-orders";
import { packAll, sendParcel, type Packed } from "../parcels";
import type { FulfilmentOrder } from "../shipping";
import type { Order } from "../state";
import { readable, userErrors, type RootContext, type UserError } from "./access";
import { fulfilmentView } from "./fulfilment-view";
import { gid } from "./line-view";
import { shownOf } from "./order-view";
import { trackingOf, type TrackingInput } from "./tracking-input";

type Wanted = { fulfillmentOrderId: string; fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null };
type Args = { fulfillment: { lineItemsByFulfillmentOrder: Wanted[]; trackingInfo?: TrackingInput | null } };
type Found = { readonly order: Order; readonly one: FulfilmentOrder; readonly wanted: Wanted };

const TYPE = "FulfillmentCreatePayload";
const refused = (error: UserError) => ({ __typename: TYPE, fulfillment: null, userErrors: userErrors(error) });
const problem = (message: string) => ({ field: "fulfillment", message });

/** `fulfillmentCreate`: all or some items, of one order and from one place. */
export function fulfillmentCreate(context: RootContext, { fulfillment: input }: Args, allowed: boolean) {
  const orders = allowed ? readable(context) : [];
  const found: Found[] = [];
  for (const wanted of input.lineItemsByFulfillmentOrder) {
    const known = findFulfilmentOrder(context, orders, wanted.fulfillmentOrderId);
    if (known === null) return refused(problem("Fulfillment order does not exist."));
    found.push({ ...known, wanted });
  }
  const [first] = found;
  if (first === undefined) return refused(problem("Line items by fulfillment order can't be blank"));
  const packed = check(context, found) ?? pack(context, found);
  if (!Array.isArray(packed)) return refused(packed);
  const of = { ...context, order: first.order };
  const sent = sendParcel(of, packed, trackingOf(input.trackingInfo));
  return { __typename: TYPE, fulfillment: fulfilmentView(shownOf(of.shop, of.order), sent), userErrors: [] };
}

function check({ state }: RootContext, found: readonly Found[]): UserError | null {
  for (const { one } of found) {
    const status = shownStatus(one, state.now());
    if (status === "ON_HOLD" || status === "CLOSED" || status === "CANCELLED")
      return problem(`Fulfillment order ${String(one.id)} has an unfulfillable status= ${status.toLowerCase()}.`);
  }
  if (new Set(found.map(({ one }) => one.id)).size < found.length)
    return problem("The fulfillment orders are not unique.");
  if (new Set(found.map(({ order }) => order.id)).size > 1)
    return problem("All fulfillment orders must belong to the same order.");
  if (new Set(found.map(({ one }) => one.locationId)).size > 1)
    return problem("All fulfillment orders must be assigned to the same location.");
  return null;
}

function pack(context: RootContext, found: readonly Found[]): Packed[] | UserError {
  const packed: Packed[] = [];
  for (const { order, one, wanted } of found) {
    const items = wanted.fulfillmentOrderLineItems;
    if (items == null || items.length === 0) {
      packed.push(...packAll({ ...context, order }, one));
      continue;
    }
    for (const { id, quantity } of items) {
      const line = one.lines.find((known) => gid("FulfillmentOrderLineItem", known.id) === id);
      if (line === undefined) return problem("Fulfillment order line item does not exist.");
      const twice = packed.some((other) => other.line === line);
      if (twice || quantity < 1 || quantity > remaining(order, one, line))
        return problem("Invalid fulfillment order line item quantity requested.");
      packed.push({ one, line, quantity });
    }
  }
  return packed;
}
