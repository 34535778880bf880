import { z } from "zod";
import { currencyDigits } from "../../platform/currency";
import { parseMoney, type Money } from "../../platform/money";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { moneyStateOf } from "../gate/money-state";
import { PaymentStatus } from "../policy/condition";
import { disputeOf, Disputes } from "../policy/dispute";
import type { Fulfilment, Order, OrderCustomer, OrderRefund, ParcelState } from "./order";

/** Shopify's amount as Money; an amount that its currency cannot hold is a bug of the border and throws. */
const Bag = z
  .object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) })
  .transform(({ shopMoney }, context): Money => {
    const money = parseMoney(shopMoney.amount, shopMoney.currencyCode);
    if (money.ok) return money.value;
    context.addIssue({ code: "custom", message: money.error.code });
    return z.NEVER;
  });

const Text = z
  .string()
  .nullable()
  .transform((text) => text ?? "");

/** Only web links: a tracking "link" with any other scheme is dropped, not shown. */
const WebLink = z
  .string()
  .nullable()
  .transform((url) => (url !== null && /^https?:\/\//i.test(url) ? url : null));

const Address = z
  .object({
    firstName: Text,
    lastName: Text,
    address1: Text,
    address2: Text,
    zip: Text,
    city: Text,
    country: Text,
    countryCodeV2: Text,
    phone: z.string().nullable(),
  })
  .nullable();

const Core = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  cancelledAt: z.string().nullable(),
  displayFinancialStatus: PaymentStatus.nullable(),
  displayFulfillmentStatus: z.string(),
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  customerLocale: z.string().nullable(),
  subtotalPriceSet: Bag.nullable(),
  totalShippingPriceSet: Bag,
  totalPriceSet: Bag,
  totalReceivedSet: Bag,
  totalRefundedSet: Bag,
  totalRefundedShippingSet: Bag,
  customer: z
    .object({ id: z.string(), firstName: Text, lastName: Text, locale: z.string(), numberOfOrders: z.coerce.number() })
    .nullable(),
  shippingAddress: Address,
  lineItems: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        variantTitle: z.string().nullable(),
        quantity: z.int(),
        refundableQuantity: z.int(),
        unfulfilledQuantity: z.int(),
        discountedUnitPriceAfterAllDiscountsSet: Bag,
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
  paymentGatewayNames: z.array(z.string()),
  disputes: Disputes,
  refunds: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string().nullable(),
      totalRefundedSet: Bag,
      transactions: z.object({ nodes: z.array(z.object({ status: z.string(), amountSet: Bag })) }),
    }),
  ),
});

/** How far a parcel is; null = it was taken back, and the order stands as if it had never been sent. */
export const ParcelDisplay = z
  .string()
  .nullable()
  .transform((status): ParcelState | null => {
    switch (status) {
      case "CANCELED":
        return null;
      case "DELIVERED":
      case "PICKED_UP":
        return "delivered";
      case "OUT_FOR_DELIVERY":
      case "ATTEMPTED_DELIVERY":
        return "out_for_delivery";
      case "IN_TRANSIT":
        return "in_transit";
      default:
        return "shipped";
    }
  });

const Parcel = z.object({
  displayStatus: ParcelDisplay,
  createdAt: z.string(),
  inTransitAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  trackingInfo: z.array(z.object({ company: Text, number: Text, url: WebLink })),
  events: z.object({ nodes: z.array(z.object({ happenedAt: z.string(), message: Text })) }),
});

function fulfilmentsOf(parcels: unknown): Fulfilment[] {
  return z
    .array(Parcel)
    .parse(parcels)
    .flatMap((parcel) => {
      if (parcel.displayStatus === null) return [];
      const [seen] = parcel.events.nodes;
      return [
        {
          state: parcel.displayStatus,
          shippedAt: parcel.createdAt,
          inTransitAt: parcel.inTransitAt,
          deliveredAt: parcel.deliveredAt,
          tracking: parcel.trackingInfo.filter((info) => info.number !== "" || info.url !== null),
          lastSeen: seen === undefined ? null : { at: seen.happenedAt, message: seen.message },
        },
      ];
    });
}

/** Makes one Order of Shopify's two answers (core and fulfilment). `currency_unknown`: Delega cannot count in it. */
export function parseOrder(core: unknown, parcels: unknown): Result<Order, Problem> {
  const raw = Core.parse(core);
  if (currencyDigits(raw.currencyCode) === undefined)
    return fail(problem("currency_unknown", { currency: raw.currencyCode }));
  return ok({
    gid: raw.id,
    name: raw.name,
    createdAt: raw.createdAt,
    cancelledAt: raw.cancelledAt,
    paymentStatus: raw.displayFinancialStatus ?? "PENDING",
    partlyShipped: raw.displayFulfillmentStatus === "PARTIALLY_FULFILLED",
    currency: raw.currencyCode,
    paidCurrency: raw.presentmentCurrencyCode,
    subtotal: raw.subtotalPriceSet ?? { amountMinor: 0, currency: raw.currencyCode },
    shipping: raw.totalShippingPriceSet,
    shippingRefunded: raw.totalRefundedShippingSet,
    total: raw.totalPriceSet,
    received: raw.totalReceivedSet,
    refunded: raw.totalRefundedSet,
    customer: customerOf(raw),
    lines: raw.lineItems.nodes.map((line) => ({
      gid: line.id,
      title: line.title,
      variant: line.variantTitle,
      quantity: line.quantity,
      refundableQuantity: line.refundableQuantity,
      unfulfilledQuantity: line.unfulfilledQuantity,
      unitPrice: line.discountedUnitPriceAfterAllDiscountsSet,
    })),
    moreLines: raw.lineItems.pageInfo.hasNextPage,
    fulfilments: fulfilmentsOf(parcels),
    refunds: raw.refunds.map((refund) => refundOf(refund, raw.createdAt)),
    dispute: disputeOf(raw.disputes, raw.paymentGatewayNames),
  });
}

function refundOf(
  { id, createdAt, totalRefundedSet: amount, transactions }: z.infer<typeof Core>["refunds"][number],
  orderedAt: string,
): OrderRefund {
  const amountMinor = transactions.nodes.reduce((sum, { amountSet }) => sum + amountSet.amountMinor, 0);
  return {
    gid: id,
    at: createdAt ?? orderedAt,
    amount,
    asked: { ...amount, amountMinor },
    money: transactions.nodes.length === 0 ? null : moneyStateOf(transactions.nodes),
  };
}

function customerOf({ customer, shippingAddress: address, ...raw }: z.infer<typeof Core>): OrderCustomer {
  return {
    gid: customer?.id ?? null,
    ...nameOf(customer ?? address),
    email: raw.email,
    phone: raw.phone ?? address?.phone ?? null,
    locale: raw.customerLocale ?? customer?.locale ?? null,
    orders: customer?.numberOfOrders ?? null,
    address: address === null ? null : addressOf(address),
  };
}

function addressOf(address: NonNullable<z.infer<typeof Address>>): NonNullable<OrderCustomer["address"]> {
  return {
    name: `${address.firstName} ${address.lastName}`.trim(),
    street: [address.address1, address.address2].filter((line) => line !== "").join(", "),
    zip: address.zip,
    city: address.city,
    country: address.country,
    countryCode: address.countryCodeV2,
  };
}

function nameOf(named: { readonly firstName: string; readonly lastName: string } | null) {
  return { firstName: named?.firstName ?? "", lastName: named?.lastName ?? "" };
}
