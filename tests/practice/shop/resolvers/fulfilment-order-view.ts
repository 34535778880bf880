import { fulfilmentOrdersOf, remaining, shownStatus, supportedActions } from "../fulfilment-orders";
import { pageOf, type PageArgs } from "../page";
import { bagOf } from "../paid-in";
import type { FulfilmentOrder, FulfilmentOrderLine, Hold } from "../shipping";
import type { RootContext } from "./access";
import { withFulfilmentOrders } from "./fulfilment-access";
import { fulfilmentView } from "./fulfilment-view";
import { gid, lineView, listed } from "./line-view";
import { locationById } from "./location-view";
import { appView, type Shown } from "./shown";

const REASONS: Readonly<Record<string, string>> = {
  AWAITING_PAYMENT: "Awaiting payment",
  AWAITING_RETURN_ITEMS: "Awaiting return items",
  HIGH_RISK_OF_FRAUD: "High risk of fraud",
  INCORRECT_ADDRESS: "Incorrect address",
  INVENTORY_OUT_OF_STOCK: "Inventory out of stock",
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: "Post-purchase cross-sell",
  OTHER: "Other",
  UNKNOWN_DELIVERY_DATE: "Unknown delivery date",
};

export function fulfilmentOrderView(shown: Shown, one: FulfilmentOrder, context: RootContext) {
  const { order } = shown;
  const now = context.state.now();
  return {
    __typename: "FulfillmentOrder",
    id: gid("FulfillmentOrder", one.id),
    status: shownStatus(one, now),
    requestStatus: "UNSUBMITTED",
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
    fulfillAt: one.fulfilAt,
    fulfillBy: null,
    order: shown.view,
    orderId: gid("Order", order.id),
    orderName: order.name,
    orderProcessedAt: order.processedAt,
    assignedLocation: () => assignedLocation(shown, one),
    destination: () => destination(shown, one),
    deliveryMethod: null,
    internationalDuties: null,
    fulfillmentHolds: one.holds.map((hold) => holdView(hold, context)),
    supportedActions: supportedActions(one, now).map((action) => ({
      __typename: "FulfillmentOrderSupportedAction",
      action,
      externalUrl: null,
    })),
    lineItems: (args: PageArgs) =>
      listed(
        one.lines,
        args,
        ({ id }) => id,
        (line) => orderLineView(shown, one, line),
      ),
    fulfillments: (args: PageArgs) =>
      listed(
        order.fulfilments.filter((sent) =>
          sent.lines.some(({ fromLineId }) => one.lines.some(({ id }) => id === fromLineId)),
        ),
        args,
        ({ id }) => id,
        (sent) => fulfilmentView(shown, sent),
      ),
    merchantRequests: (args: PageArgs) => pageOf([], args, { id: () => 0, sort: "ID", node: () => null }),
  };
}

function orderLineView({ shop, order }: Shown, one: FulfilmentOrder, part: FulfilmentOrderLine) {
  const line = order.lines.find(({ id }) => id === part.lineId);
  return {
    __typename: "FulfillmentOrderLineItem",
    id: gid("FulfillmentOrderLineItem", part.id),
    totalQuantity: part.total,
    remainingQuantity: remaining(order, one, part),
    requiresShipping: true,
    productTitle: line?.title ?? "",
    variantTitle: line?.variant === "" ? null : (line?.variant ?? null),
    sku: line?.sku ?? null,
    image: null,
    warnings: [],
    lineItem: () => (line === undefined ? null : lineView(shop, order, line)),
    originalUnitPriceSet: bagOf(shop, order)(line?.unitMinor ?? 0),
  };
}

export function holdView(hold: Hold, { app }: RootContext) {
  return {
    __typename: "FulfillmentHold",
    id: gid("FulfillmentHold", hold.id),
    handle: hold.handle,
    reason: hold.reason,
    displayReason: REASONS[hold.reason] ?? hold.reason,
    reasonNotes: hold.notes,
    heldByApp: appView(hold.app),
    heldByRequestingApp: hold.app.id === app.id,
  };
}

function assignedLocation({ shop }: Shown, { locationId }: FulfilmentOrder) {
  const location = shop.locations.find(({ id }) => id === locationId);
  return {
    __typename: "FulfillmentOrderAssignedLocation",
    name: location?.name ?? "",
    address1: location?.address1 ?? null,
    address2: null,
    city: location?.city ?? null,
    zip: location?.zip ?? null,
    province: null,
    phone: null,
    countryCode: location?.countryCode ?? shop.country,
    location: locationById(shop, locationId),
  };
}

function destination({ order }: Shown, { id }: FulfilmentOrder) {
  const address = order.shippingAddress;
  if (address === null) return null;
  return {
    __typename: "FulfillmentOrderDestination",
    id: gid("FulfillmentOrderDestination", id),
    firstName: address.firstName,
    lastName: address.lastName,
    address1: address.address1,
    address2: null,
    city: address.city,
    zip: address.zip,
    province: null,
    company: null,
    countryCode: address.countryCode === "" ? null : address.countryCode,
    email: order.email,
    phone: address.phone,
  };
}

/** `Order.fulfillmentOrders`: what the token's scopes let one see; the practice hides nothing that was merged or moved. */
export function fulfilmentOrdersView(
  shown: Shown,
  args: PageArgs & { reverse?: boolean | null },
  context: RootContext,
) {
  return withFulfilmentOrders(context, { write: false, field: "fulfillmentOrders" }, (allowed) => {
    const all = allowed ? [...fulfilmentOrdersOf({ ...shown, state: context.state })] : [];
    if (args.reverse === true) all.reverse();
    return listed(
      all,
      args,
      ({ id }) => id,
      (one) => fulfilmentOrderView(shown, one, context),
    );
  });
}
