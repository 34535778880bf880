import {
  canMarkAsPaid,
  currentTotal,
  edited,
  editErrors,
  openAuthorizations,
  originalTotal,
  outstanding,
  shippingOf,
} from "../order-standing";
import { bagOf } from "../paid-in";
import type { PageArgs } from "../page";
import type { Order, Shop } from "../state";
import type { Address } from "../customer";
import { shippingRefunded, total } from "../sums";
import type { RootContext } from "./access";
import { orderEvents } from "./events";
import { gid, listed } from "./line-view";

type EventArgs = Parameters<typeof orderEvents>[2]["args"];

/** The fields of an order that changes concern: edits, the cancellation, addresses, shipping, the timeline. */
export function changeView(shop: Shop, order: Order, { subject }: { subject: (order: Order) => unknown }) {
  const bag = bagOf(shop, order);
  return {
    edited: order.agreements.some(({ reason }) => reason === "ORDER_EDIT"),
    merchantEditable: () => editErrors(order).length === 0,
    merchantEditableErrors: () => editErrors(order),
    canMarkAsPaid: () => canMarkAsPaid(order),
    capturable: () => openAuthorizations(order).length > 0,
    cancellation:
      order.cancelledAt === null ? null : { __typename: "OrderCancellation", staffNote: order.staffNote ?? null },
    customAttributes: (order.customAttributes ?? []).map((one) => ({ __typename: "Attribute", ...one })),
    originalTotalPriceSet: () => bag(originalTotal(order)),
    totalPriceSet: () => bag(total(order) + edited(order).takenOutMinor),
    currentTotalPriceSet: () => bag(currentTotal(order)),
    totalOutstandingSet: () => bag(outstanding(order)),
    shippingAddress: () => addressView(order, order.shippingAddress),
    billingAddress: () =>
      addressView(order, order.billingAddress === undefined ? order.shippingAddress : order.billingAddress),
    shippingLine: () => shippingLines(shop, order)[0] ?? null,
    shippingLines: (args: PageArgs) =>
      listed(
        shippingLines(shop, order),
        args,
        ({ number }) => number,
        (one) => one,
      ),
    events: (args: EventArgs, context: RootContext) => orderEvents(context, order, { args, subject }),
  };
}

const orNull = (text: string | null | undefined) => (text === "" ? null : (text ?? null));

function addressView(order: Order, address: Address | null) {
  if (address === null) return null;
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", order.id),
    firstName: address.firstName,
    lastName: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    company: orNull(address.company),
    address1: orNull(address.address1),
    address2: orNull(address.address2),
    city: orNull(address.city),
    province: null,
    provinceCode: orNull(address.provinceCode),
    zip: orNull(address.zip),
    country: orNull(address.country),
    countryCodeV2: orNull(address.countryCode),
    phone: address.phone,
  };
}

export function shippingLines(shop: Shop, order: Order) {
  const bag = bagOf(shop, order);
  let back = shippingRefunded(order);
  return shippingOf(order).map(({ id, title, priceMinor }) => {
    const returned = Math.min(back, priceMinor);
    back -= returned;
    return {
      __typename: "ShippingLine",
      number: id,
      id: gid("ShippingLine", id),
      title,
      code: title,
      isRemoved: false,
      originalPriceSet: bag(priceMinor),
      discountedPriceSet: bag(priceMinor),
      currentDiscountedPriceSet: bag(priceMinor - returned),
    };
  });
}
