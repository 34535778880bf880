import { parseOrder } from "../../../app/features/orders/parse-order";
import type { Order } from "../../../app/features/orders/order";

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "EUR" } });

/** An order as Shopify's core answer has it; the personal values are canaries that no page may show. */
export const CORE = {
  id: "gid://shopify/Order/5001",
  name: "#1042",
  createdAt: "2026-11-10T10:00:00Z",
  cancelledAt: null,
  displayFinancialStatus: "PAID",
  displayFulfillmentStatus: "FULFILLED",
  currencyCode: "EUR",
  presentmentCurrencyCode: "EUR",
  email: "michela.canarini@gmail.com",
  phone: "+39 320 555 0199",
  customerLocale: "it-IT",
  subtotalPriceSet: money("84.5"),
  totalShippingPriceSet: money("5.90"),
  totalPriceSet: money("90.40"),
  totalReceivedSet: money("90.40"),
  totalRefundedSet: money("5.0"),
  totalRefundedShippingSet: money("0.0"),
  customer: {
    id: "gid://shopify/Customer/7001",
    firstName: "Michela",
    lastName: "Canarini",
    locale: "it",
    numberOfOrders: "3",
  },
  shippingAddress: {
    firstName: "Michela",
    lastName: "Canarini",
    address1: "Via del Segreto 17",
    address2: "Interno 4",
    zip: "40121",
    city: "Bologna",
    country: "Italy",
    countryCodeV2: "IT",
    phone: "+39 051 555 0188",
  },
  lineItems: {
    nodes: [
      {
        id: "gid://shopify/LineItem/1",
        title: "Yoga mat",
        variantTitle: "Green",
        quantity: 2,
        refundableQuantity: 2,
        unfulfilledQuantity: 0,
        discountedUnitPriceAfterAllDiscountsSet: money("42.25"),
      },
    ],
    pageInfo: { hasNextPage: false },
  },
  paymentGatewayNames: ["shopify_payments"],
  disputes: [] as { initiatedAs: string; status: string }[],
  refunds: [
    {
      id: "gid://shopify/Refund/9",
      createdAt: "2026-11-12T10:00:00Z",
      totalRefundedSet: money("5.00"),
      transactions: { nodes: [{ status: "SUCCESS", amountSet: money("5.00") }] },
    },
  ],
} as const;

export const PARCEL = {
  displayStatus: "IN_TRANSIT" as string | null,
  createdAt: "2026-11-11T10:00:00Z",
  inTransitAt: "2026-11-12T10:00:00Z",
  deliveredAt: null,
  trackingInfo: [{ company: "GLS", number: "BX1", url: "https://track.example/BX1" as string | null }],
  events: { nodes: [{ status: "IN_TRANSIT", happenedAt: "2026-11-13T10:00:00Z", message: "Bologna hub" }] },
};

/** The values that a masked view must never hold. */
export const CANARIES = [
  "michela.canarini",
  "Canarini",
  "320 555 0199",
  "051 555 0188",
  "Via del Segreto",
  "Interno 4",
  "40121",
];

export function anOrder(
  core: Partial<Record<keyof typeof CORE, unknown>> = {},
  parcels: readonly unknown[] = [PARCEL],
): Order {
  const order = parseOrder({ ...CORE, ...core }, parcels);
  if (!order.ok) throw new Error(order.error.code);
  return order.value;
}
