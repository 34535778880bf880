import type { Actor } from "./actor";
import { announceOrder } from "./announce";
import { originOf } from "./order-origin";
import type { Order, Shop, State } from "./state";
import type { Address } from "./customer";
import { note } from "./timeline";

/** The fields of an order that are simply overwritten. */
export type Fields = Partial<
  Pick<Order, "email" | "phone" | "note" | "tags" | "customAttributes" | "shippingAddress"> & {
    poNumber: string | null;
  }
>;

/** Overwrites fields; if that made a difference, `updatedAt` moves, the timeline says so and who listens is told. */
export function changeOrder(
  state: State,
  shop: Shop,
  { order, by, fields }: { order: Order; by: Actor; fields: Fields },
): void {
  const before = new Map(Object.entries({ ...order, poNumber: originOf(order).poNumber }));
  const changed = Object.entries(fields)
    .filter(([name, value]) => JSON.stringify(before.get(name) ?? null) !== JSON.stringify(value))
    .map(([name]) => name);
  if (changed.length === 0) return;
  // Billing keeps what it was; so far it was shown as the shipping address.
  if (changed.includes("shippingAddress") && order.billingAddress === undefined)
    order.billingAddress = order.shippingAddress;
  const { poNumber, ...rest } = fields;
  if (poNumber !== undefined) order.origin = { ...order.origin, poNumber };
  Object.assign(order, rest, { updatedAt: state.now().toISOString() });
  note(state, shop, { order, by, action: "update", detail: changed.join(",") });
  announceOrder(state, shop, { topic: "orders/updated", order });
}

export type AddressInput = { readonly [name in keyof Address]?: string | null | undefined };

/** A whole new address: what is left out is gone. */
export function addressFrom(input: AddressInput): Address {
  const countryCode = input.countryCode ?? "";
  const named = /^[A-Z]{2}$/.test(countryCode) ? new Intl.DisplayNames("en", { type: "region" }).of(countryCode) : "";
  return {
    firstName: input.firstName ?? "",
    lastName: input.lastName ?? "",
    address1: input.address1 ?? "",
    city: input.city ?? "",
    zip: input.zip ?? "",
    country: input.country ?? named ?? "",
    countryCode,
    phone: input.phone ?? null,
    company: input.company ?? null,
    address2: input.address2 ?? null,
    provinceCode: input.provinceCode ?? null,
  };
}
