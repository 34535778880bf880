import { worthMinor } from "../paid-in";
import { decimal } from "../money";
import type { Order, Shop } from "../state";
import type { Address, Customer } from "../customer";
import { received, refunded } from "../sums";
import type { Searchable } from "./compile";
import { choice, flag, id, number, text, time, words, without, type Field, type Fields } from "./kinds";
import type { SortValue } from "./page-sorted";

/** A customer as the index holds them, with their orders, newest last. */
export type FoundCustomer = { readonly customer: Customer; readonly orders: readonly Order[]; readonly shop: Shop };

/** Every filter of `customers(query:)` in the schema of 2026-07. */
const FIELDS: Fields<FoundCustomer> = {
  accepts_marketing: flag(({ customer }) => customer.acceptsMarketing === true),
  country: text((found) => {
    const address = addressOf(found);
    return address === null ? [] : [address.country, address.countryCode];
  }),
  customer_date: time((found) => createdAt(found)),
  email: words(({ customer }) => customer.email, "whole", "any"),
  first_name: words(({ customer }) => customer.firstName, "phrase"),
  id: id(({ customer }) => customer.id),
  // The store plays no abandoned checkouts, so nobody has left one.
  last_abandoned_order_date: time(() => []),
  last_name: words(({ customer }) => customer.lastName, "phrase"),
  order_date: time(({ orders }) => orders.map((one) => one.processedAt)),
  orders_count: number(({ orders }) => orders.length),
  phone: phone(),
  state: choice(["enabled", "invited", "disabled", "declined"], () => "disabled"),
  tag: text(({ customer }) => customer.tags ?? [], { list: true }),
  tag_not: without(text(({ customer }) => customer.tags ?? [], { list: true })),
  total_spent: number(({ shop, orders }) => Number(decimal(spentMinor(orders), shop.currency))),
  updated_at: time((found) => updatedAt(found)),
};

/** Digits are compared, however they are grouped (assumed). */
function phone(): Field<FoundCustomer> {
  const digits = (value: string) => value.replace(/\D/g, "");
  return (term) => {
    const wanted = digits(term.value);
    if (wanted === "") return { test: ({ customer }) => term.prefix && customer.phone !== null };
    return {
      test: ({ customer: { phone: known } }) =>
        known !== null && (term.prefix ? digits(known).startsWith(wanted) : digits(known) === wanted),
    };
  };
}

/** Where they last had something sent. */
export function addressOf({ orders }: FoundCustomer): Address | null {
  return orders.findLast(({ shippingAddress }) => shippingAddress !== null)?.shippingAddress ?? null;
}

/** Without a date of their own: as old as the first order. */
export function createdAt({ customer, orders }: FoundCustomer): string {
  return customer.createdAt ?? orders[0]?.createdAt ?? new Date(0).toISOString();
}

export function updatedAt(found: FoundCustomer): string {
  return found.customer.updatedAt ?? found.orders.at(-1)?.createdAt ?? createdAt(found);
}

/** What they paid and did not get back, in minor units of the shop's currency. */
export function spentMinor(orders: readonly Order[]): number {
  return orders.reduce((sum, order) => sum + worthMinor(order, received(order) - refunded(order)), 0);
}

export const CUSTOMERS: Searchable<FoundCustomer> = {
  fields: FIELDS,
  free: words((found) => textsOf(found).join(" "), "phrase"),
  freeTexts: textsOf,
};

/** customersCount documents fewer filters than customers. */
export const COUNTED_CUSTOMERS: Searchable<FoundCustomer> = {
  ...CUSTOMERS,
  fields: {
    created_at: time((found) => createdAt(found)),
    id: id(({ customer }) => customer.id),
    updated_at: time((found) => updatedAt(found)),
  },
};

function textsOf({ customer }: FoundCustomer): string[] {
  return [customer.firstName, customer.lastName, customer.email, customer.phone ?? ""];
}

export const CUSTOMER_SORTS: Readonly<Record<string, (found: FoundCustomer) => SortValue>> = {
  CREATED_AT: (found) => Date.parse(createdAt(found)),
  ID: ({ customer }) => customer.id,
  LOCATION: (found) => {
    const address = addressOf(found);
    return address === null ? "" : `${address.country}, ${address.city}`;
  },
  NAME: ({ customer }) => `${customer.lastName}, ${customer.firstName}`,
  UPDATED_AT: (found) => Date.parse(updatedAt(found)),
};
