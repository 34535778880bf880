import { moneyBag } from "../money";
import { addressOf, createdAt, spentMinor, updatedAt, type FoundCustomer } from "../search/customer-fields";
import type { Order, Shop } from "../state";
import type { Address, Customer } from "../customer";
import { gid } from "./line-view";
import { creditAccounts } from "./store-credit-view";

/** A customer with what their orders say about them. `showOrder` is handed in, for orders show customers, too. */
export function customerView(
  shop: Shop,
  customer: Customer,
  showOrder: (order: Order) => unknown,
): Record<string, unknown> {
  const found = (): FoundCustomer => ({
    shop,
    customer,
    orders: shop.orders.filter(({ customerId }) => customerId === customer.id),
  });
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: String(customer.id),
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: `${customer.firstName} ${customer.lastName}`.trim(),
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    note: customer.note ?? null,
    tags: customer.tags ?? [],
    state: "DISABLED",
    verifiedEmail: true,
    taxExempt: false,
    createdAt: () => createdAt(found()),
    updatedAt: () => updatedAt(found()),
    numberOfOrders: () => String(found().orders.length),
    storeCreditAccounts: creditAccounts(customer.id, () => customerView(shop, customer, showOrder)),
    amountSpent: () => moneyBag(spentMinor(found().orders), shop.currency).shopMoney,
    lastOrder: () => {
      const last = found().orders.at(-1);
      return last === undefined ? null : showOrder(last);
    },
    defaultAddress: () => {
      const address = addressOf(found());
      return address === null ? null : customerAddressView(customer, address);
    },
    defaultEmailAddress: {
      __typename: "CustomerEmailAddress",
      emailAddress: customer.email,
      marketingState: customer.acceptsMarketing === true ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
      validFormat: true,
    },
    defaultPhoneNumber:
      customer.phone === null ? null : { __typename: "CustomerPhoneNumber", phoneNumber: customer.phone },
  };
}

function customerAddressView(customer: Customer, address: Address) {
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", customer.id),
    ...address,
    name: `${address.firstName} ${address.lastName}`.trim(),
    countryCodeV2: address.countryCode === "" ? null : address.countryCode,
    formattedArea: [address.city, address.country].filter((part) => part !== "").join(", "),
  };
}
