import type { Money } from "../../platform/money";
import type { MoneyState } from "../gate/effect";
import type { PaymentStatus } from "../policy/condition";
import type { DisputeStanding } from "../policy/dispute";

/** How far a parcel is, in the product's words; Shopify's display status mapped once. */
export type ParcelState = "shipped" | "in_transit" | "out_for_delivery" | "delivered";

export type Fulfilment = {
  readonly state: ParcelState;
  readonly shippedAt: string;
  readonly inTransitAt: string | null;
  readonly deliveredAt: string | null;
  readonly tracking: readonly { readonly company: string; readonly number: string; readonly url: string | null }[];
  readonly lastSeen: { readonly at: string; readonly message: string } | null;
};

export type OrderLine = {
  readonly gid: string;
  readonly title: string;
  readonly variant: string | null;
  readonly quantity: number;
  readonly refundableQuantity: number;
  readonly unfulfilledQuantity: number;
  readonly unitPrice: Money;
};

/** The customer's own data: never leaves the server but through `maskOrder`. */
export type OrderCustomer = {
  readonly gid: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly orders: number | null;
  readonly address: {
    readonly name: string;
    readonly street: string;
    readonly zip: string;
    readonly city: string;
    readonly country: string;
    readonly countryCode: string;
  } | null;
};

/** `amount` = what of it was paid out; `asked` = what it was to pay, whatever the gateway made of it. */
export type OrderRefund = {
  readonly gid: string;
  readonly at: string;
  readonly amount: Money;
  readonly asked: Money;
  /** Null = it moved no money at all, only items. */
  readonly money: MoneyState | null;
};

/** One order as the product needs it. Amounts in the shop's currency. */
export type Order = {
  readonly gid: string;
  readonly name: string;
  readonly createdAt: string;
  readonly cancelledAt: string | null;
  readonly paymentStatus: PaymentStatus;
  readonly partlyShipped: boolean;
  readonly currency: string;
  /** In which the customer paid. */
  readonly paidCurrency: string;
  readonly subtotal: Money;
  readonly shipping: Money;
  readonly shippingRefunded: Money;
  readonly total: Money;
  readonly received: Money;
  readonly refunded: Money;
  readonly customer: OrderCustomer;
  readonly lines: readonly OrderLine[];
  readonly moreLines: boolean;
  readonly fulfilments: readonly Fulfilment[];
  readonly refunds: readonly OrderRefund[];
  readonly dispute: DisputeStanding;
};
