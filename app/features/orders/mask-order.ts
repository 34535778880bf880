import type { SightState } from "../policy/sight";
import type { Order, OrderCustomer } from "./order";
import type { ShownFields } from "./shown-fields";

/** An order as a page may hold it: personal fields masked or absent. There is no way back from here. */
export type OrderView = Omit<Order, "customer"> & { readonly customer: CustomerView };

/**
 * One field of a customer. `text` is the value where it is clear, what its mask leaves ("Michela", "m•••@gmail.com")
 * where it can be asked for, else null. `has`: is there anything to show? Of a hidden field not even that is told.
 */
export type FieldView = { readonly sight: SightState; readonly has: boolean; readonly text: string | null };

export type CustomerView = {
  readonly name: FieldView;
  readonly email: FieldView;
  readonly phone: FieldView;
  readonly address: FieldView;
  /** Whom the parcel is for, where that is somebody else; only where names are clear. */
  readonly recipient: string | null;
  readonly city: string;
  readonly country: string;
  readonly orders: number | null;
};

/** Builds the view field by field, so that a new field of Order cannot slip through unmasked. */
export function maskOrder(order: Order, shown: ShownFields): OrderView {
  return {
    gid: order.gid,
    name: order.name,
    createdAt: order.createdAt,
    cancelledAt: order.cancelledAt,
    paymentStatus: order.paymentStatus,
    partlyShipped: order.partlyShipped,
    currency: order.currency,
    paidCurrency: order.paidCurrency,
    subtotal: order.subtotal,
    shipping: order.shipping,
    shippingRefunded: order.shippingRefunded,
    total: order.total,
    received: order.received,
    refunded: order.refunded,
    customer: maskCustomer(order.customer, shown),
    lines: order.lines,
    moreLines: order.moreLines,
    fulfilments: order.fulfilments,
    refunds: order.refunds,
    dispute: order.dispute,
  };
}

function maskCustomer(customer: OrderCustomer, shown: ShownFields): CustomerView {
  const { address, email, phone, firstName, lastName } = customer;
  const name = `${firstName} ${lastName}`.trim();
  const recipient = address === null || address.name === "" || address.name === name ? null : address.name;
  return {
    name: fieldView(shown.name, name === firstName && recipient === null ? null : name, firstName),
    email: fieldView(shown.email, email, email === null ? null : maskEmail(email)),
    phone: fieldView(shown.phone, phone, null),
    address: fieldView(shown.address, addressText(address), null),
    recipient: shown.name === "clear" ? recipient : null,
    city: address?.city ?? "",
    country: address?.country ?? "",
    orders: customer.orders,
  };
}

/** `value` null = there is no more to show than the mask leaves. */
function fieldView(sight: SightState, value: string | null, masked: string | null): FieldView {
  if (sight === "hidden") return { sight, has: false, text: null };
  return { sight, has: value !== null, text: sight === "clear" ? (value ?? masked) : masked };
}

/** Where the parcel goes. Whose name is on it is a name, and a right of its own. */
function addressText(address: OrderCustomer["address"]): string | null {
  if (address === null || address.street === "") return null;
  const parts = [address.street, `${address.zip} ${address.city}`.trim(), address.country];
  return parts.filter((part) => part !== "").join(", ");
}

/** "michela@gmail.com" -> "m•••@gmail.com": enough to recognise the mailbox's provider, not to write to it. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email.charAt(0)}•••${email.slice(at)}`;
}
