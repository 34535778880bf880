import type { Order, OrderCustomer } from "./order";

/** What a reader may see of a customer. The owner sees all; the default role sees first name, city and country. */
export type CustomerSight = { readonly all: boolean };

/** An order as a page may hold it: personal fields masked or absent. There is no way back from here. */
export type OrderView = Omit<Order, "customer"> & { readonly customer: CustomerView };

export type CustomerView = {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly city: string;
  readonly country: string;
  readonly orders: number | null;
  /** Masked ("m•••@gmail.com"), or clear for those who may see it; null = the order has none. */
  readonly email: string | null;
  readonly hasPhone: boolean;
  readonly phone: string | null;
  readonly hasStreet: boolean;
  readonly street: string | null;
  readonly masked: boolean;
};

/** Builds the view field by field, so that a new field of Order cannot slip through unmasked. */
export function maskOrder(order: Order, sight: CustomerSight): OrderView {
  const { customer, ...rest } = order;
  return { ...rest, customer: maskCustomer(customer, sight) };
}

function maskCustomer(customer: OrderCustomer, { all }: CustomerSight): CustomerView {
  const { address } = customer;
  return {
    firstName: customer.firstName,
    lastName: all ? customer.lastName : null,
    city: address?.city ?? "",
    country: address?.country ?? "",
    orders: customer.orders,
    email: customer.email === null ? null : all ? customer.email : maskEmail(customer.email),
    hasPhone: customer.phone !== null,
    phone: all ? customer.phone : null,
    hasStreet: (address?.street ?? "") !== "",
    street: all ? (address?.street ?? null) : null,
    masked: !all,
  };
}

/** "michela@gmail.com" -> "m•••@gmail.com": enough to recognise the mailbox's provider, not to write to it. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email.charAt(0)}•••${email.slice(at)}`;
}
