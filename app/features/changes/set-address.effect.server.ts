import type { MailingAddressInput } from "../../shopify/documents/order-update.mutation";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineEffect } from "../gate/effect";
import { Address, nextAddress, sameAddress, TypedAddress } from "./address";
import { orderField, type OrderField } from "./order-field.effect.server";

export const ADDRESS: OrderField<TypedAddress, Address> = {
  field: "address",
  asked: TypedAddress,
  value: Address,
  untilShipped: true,
  now: ({ address }) => address,
  next: (typed, { address }) => (address === null ? fail(problem("no_address")) : ok(nextAddress(typed, address))),
  same: sameAddress,
  isNone: () => false,
  input: (address) => ({ shippingAddress: shopifyAddress(address) }),
};

/** Where the parcel goes. Shopify overwrites the whole address, so the whole is sent. */
export const setAddress = defineEffect({ name: "order.address", action: "order.address", ...orderField(ADDRESS) });

function shopifyAddress({ countryCode, ...lines }: Address): MailingAddressInput {
  const filled = Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, line === "" ? null : line]));
  return { ...filled, countryCode: countryCode as NonNullable<MailingAddressInput["countryCode"]> };
}
