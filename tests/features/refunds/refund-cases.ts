import { freshOrder } from "../../../app/features/policy/made-up";
import type { RefundFacts } from "../../../app/features/refunds/refund-facts";

const EUR = (amountMinor: number) => ({ amountMinor, currency: "EUR" });

/** Shopify suggests 42.25 of 85.40 that are left, from two payments. */
export const FACTS: RefundFacts = {
  orderGid: "gid://shopify/Order/5001",
  orderName: "#1042",
  cancelledAt: null,
  order: {
    ...freshOrder(Date.parse("2026-11-10T10:00:00Z")),
    totalMinor: 9040,
    tags: ["vip"],
    country: "IT",
    gateways: ["shopify_payments", "paypal"],
    products: ["SHIRT-M", ""],
  },
  customerGid: "gid://shopify/Customer/7001",
  received: EUR(9040),
  refunded: EUR(500),
  suggested: EUR(4225),
  suggestedShipping: EUR(0),
  maximum: EUR(8540),
  paid: { received: EUR(9040), suggested: EUR(4225), maximum: EUR(8540) },
  payments: [
    { parentGid: "gid://shopify/OrderTransaction/1", gateway: "shopify_payments", amount: EUR(4000) },
    { parentGid: "gid://shopify/OrderTransaction/2", gateway: "paypal", amount: EUR(225) },
  ],
  lines: [{ gid: "gid://shopify/LineItem/1", refundable: 2, unsent: 1, duties: [] }],
  creditable: true,
  returnOpen: false,
  dispute: "unseen",
};

export const CHOICE = {
  orderGid: "gid://shopify/Order/5001",
  lines: [{ lineItemGid: "gid://shopify/LineItem/1", quantity: 1 }],
  shipping: false,
  lessMinor: null as number | null,
  reason: "late",
  notify: false,
};

export const money = (amount: string, currencyCode = "EUR") => ({
  shopMoney: { amount, currencyCode },
  presentmentMoney: { amount, currencyCode },
});

/** The same as Shopify answers it. */
export const ANSWER = {
  order: {
    id: FACTS.orderGid,
    name: "#1042",
    createdAt: "2026-11-10T10:00:00Z",
    cancelledAt: null,
    displayFinancialStatus: "PAID" as string | null,
    displayFulfillmentStatus: "UNFULFILLED",
    risk: { recommendation: "NONE" },
    tags: ["vip"],
    shippingAddress: { countryCodeV2: "IT" },
    paymentGatewayNames: ["shopify_payments", "paypal"],
    totalPriceSet: money("90.40"),
    skus: { nodes: [{ sku: "SHIRT-M" }, { sku: null }] },
    currencyCode: "EUR",
    presentmentCurrencyCode: "EUR",
    customer: { id: "gid://shopify/Customer/7001" } as { id: string } | null,
    totalReceivedSet: money("90.40"),
    totalRefundedSet: money("5.0"),
    returnStatus: "NO_RETURN",
    disputes: [] as { initiatedAs: string; status: string }[],
    purchasingEntity: { __typename: "Customer" } as { __typename: string } | null,
    lineItems: {
      nodes: [
        {
          id: "gid://shopify/LineItem/1",
          refundableQuantity: 2,
          unfulfilledQuantity: 1,
          duties: [] as { id: string }[],
        },
      ],
    },
    suggestedRefund: {
      amountSet: money("42.25"),
      shipping: { amountSet: money("0.0") },
      maximumRefundableSet: money("85.4"),
      suggestedTransactions: [
        {
          gateway: "shopify_payments" as string | null,
          amountSet: money("40.0"),
          parentTransaction: { id: "gid://shopify/OrderTransaction/1" } as { id: string } | null,
        },
        { gateway: "paypal", amountSet: money("2.25"), parentTransaction: { id: "gid://shopify/OrderTransaction/2" } },
      ],
    },
  },
};
