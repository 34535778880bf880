import { worthMinor } from "../paid-in";
import { originOf } from "../order-origin";
import { financialStatus, fulfilmentStatus, refunded, total } from "../sums";
import { pieces, type FoundOrder } from "./order-fields";
import type { SortValue } from "./page-sorted";

const at = (iso: string) => Date.parse(iso);

/** What each sort key of orders compares. RELEVANCE is the search's own. */
export const ORDER_SORTS: Readonly<Record<string, (found: FoundOrder) => SortValue>> = {
  CREATED_AT: ({ order }) => at(order.createdAt),
  CURRENT_TOTAL_PRICE: ({ order }) => worthMinor(order, total(order) - refunded(order)),
  CUSTOMER_NAME: ({ customer }) => (customer === undefined ? "" : `${customer.lastName}, ${customer.firstName}`),
  // Country, then city: Shopify does not say what a destination is made of.
  DESTINATION: ({ order: { shippingAddress: to } }) => (to === null ? "" : `${to.countryCode}, ${to.city}`),
  FINANCIAL_STATUS: ({ order }) => financialStatus(order),
  FULFILLMENT_STATUS: ({ order }) => fulfilmentStatus(order),
  ID: ({ order }) => order.id,
  ORDER_NUMBER: ({ order }) => order.number,
  PO_NUMBER: ({ order }) => originOf(order).poNumber ?? "",
  PROCESSED_AT: ({ order }) => at(order.processedAt),
  TOTAL_ITEMS_QUANTITY: ({ order }) => pieces(order),
  TOTAL_PRICE: ({ order }) => worthMinor(order, total(order)),
  UPDATED_AT: ({ order }) => at(order.updatedAt),
};
