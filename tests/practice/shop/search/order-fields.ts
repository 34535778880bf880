import { worthMinor } from "../paid-in";
import { decimal } from "../money";
import { originOf } from "../order-origin";
import { PAYMENT_PROVIDERS } from "../origin";
import { returnStatus } from "../returns";
import { WAREHOUSE } from "../shipping";
import type { Order, Shop } from "../state";
import type { Customer } from "../customer";
import { financialStatus, fulfilmentStatus, refunded, total } from "../sums";
import type { Searchable } from "./compile";
import { choice, flag, id, number, text, time, words, without, type Fields } from "./kinds";

/** An order as the index holds it, with what it needs to be found by its customer. */
export type FoundOrder = { readonly order: Order; readonly customer: Customer | undefined; readonly shop: Shop };

/** Every filter of `orders(query:)` in the schema of 2026-07, with its list of values where it has one. */
const FIELDS: Fields<FoundOrder> = {
  cart_token: text(({ order }) => originOf(order).cartToken),
  channel: text(({ order }) => originOf(order).channel, { list: true }),
  channel_id: id(({ order }) => originOf(order).channelId),
  chargeback_status: choice(
    ["accepted", "charge_refunded", "lost", "needs_response", "under_review", "won"],
    ({ order }) =>
      originOf(order)
        .disputes.filter(({ initiatedAs }) => initiatedAs === "CHARGEBACK")
        .map(({ status }) => status),
  ),
  checkout_token: text(({ order }) => originOf(order).checkoutToken),
  confirmation_number: text(({ order }) => originOf(order).confirmationNumber),
  created_at: time(({ order }) => order.createdAt),
  credit_card_last4: text(({ order }) => originOf(order).cardLast4),
  current_total_price: number(({ order, shop }) =>
    Number(decimal(worthMinor(order, total(order) - refunded(order)), shop.currency)),
  ),
  customer_id: id(({ order }) => order.customerId),
  delivery_method: choice(["shipping", "pick-up", "retail", "local", "pickup-point", "none"], ({ order }) =>
    originOf(order).delivery.replace("_", "-"),
  ),
  discount_code: text(({ order }) => originOf(order).discountCodes.slice(0, 1)),
  email: words(({ order }) => order.email, "whole", "any"),
  financial_status: choice(
    ["paid", "pending", "authorized", "partially_paid", "partially_refunded", "refunded", "voided", "expired"],
    ({ order }) => financialStatus(order),
  ),
  fraud_protection_level: choice(
    ["fully_protected", "partially_protected", "not_protected", "pending", "not_eligible", "not_available"],
    ({ order }) => originOf(order).fraudProtection,
  ),
  fulfillment_location_id: id(({ order }) =>
    order.fulfilments.length === 0 ? null : originOf(order).fulfilmentLocationId,
  ),
  fulfillment_status: choice(
    ["unshipped", "shipped", "fulfilled", "partial", "scheduled", "on_hold", "unfulfilled", "request_declined"],
    ({ order }) => FULFILMENT_WORDS[fulfilmentStatus(order)] ?? [],
  ),
  gateway: text(({ order }) => order.transactions.map(({ gateway }) => gateway)),
  id: id(({ order }) => order.id),
  location_id: id(({ order }) => originOf(order).locationId),
  name: text(({ order }) => [order.name, order.name.replace(/^#/, ""), `#${order.name.replace(/^#/, "")}`]),
  payment_id: text(({ order }) => originOf(order).paymentId),
  payment_provider_id: id(({ order }) => order.transactions.flatMap(({ gateway }) => PAYMENT_PROVIDERS[gateway] ?? [])),
  po_number: text(({ order }) => originOf(order).poNumber),
  processed_at: time(({ order }) => order.processedAt),
  reference_location_id: id(({ order }) => {
    const { locationId, fulfilmentLocationId } = originOf(order);
    const sentFrom = order.fulfilments.length === 0 ? [] : [fulfilmentLocationId];
    return [WAREHOUSE.id, ...(locationId === null ? [] : [locationId]), ...sentFrom];
  }),
  return_status: choice(
    ["return_requested", "in_progress", "inspection_complete", "returned", "return_failed", "no_return"],
    ({ order }) => returnStatus(order),
  ),
  risk_level: choice(["high", "medium", "low", "none", "pending"], ({ order }) => originOf(order).risk),
  sales_channel: text(({ order }) => originOf(order).channel, { list: true }),
  sku: text(({ order }) => order.lines.map(({ sku }) => sku)),
  source_identifier: text(({ order }) => originOf(order).sourceIdentifier),
  source_name: text(({ order }) => originOf(order).sourceName),
  status: choice(["open", "closed", "cancelled", "not_closed"], ({ order }) => standingOf(order)),
  subtotal_line_items_quantity: number(({ order }) => pieces(order)),
  tag: text(({ order }) => order.tags, { list: true }),
  tag_not: without(text(({ order }) => order.tags, { list: true })),
  test: flag(({ order }) => originOf(order).test),
  total_weight: number(({ order }) => originOf(order).weightGrams, gramsIn),
  updated_at: time(({ order }) => order.updatedAt),
};

/** What a display status is called in a search (unfulfilled = nothing was sent; assumed). */
const FULFILMENT_WORDS: Readonly<Record<string, readonly string[]>> = {
  UNFULFILLED: ["unshipped", "unfulfilled"],
  PARTIALLY_FULFILLED: ["partial"],
  FULFILLED: ["shipped", "fulfilled"],
  SCHEDULED: ["scheduled"],
  ON_HOLD: ["on_hold"],
  REQUEST_DECLINED: ["request_declined"],
};

const GRAMS: Readonly<Record<string, number>> = { "": 1, g: 1, kg: 1000, lb: 453.592_37, oz: 28.349_523_125 };

/** `10.5kg`, `.5 lb`; without a unit: grams (assumed). */
function gramsIn(value: string): number {
  const [, amount = "", unit = ""] = /^(\d*\.?\d+)\s*(g|kg|lb|oz|)$/i.exec(value) ?? [];
  return amount === "" ? Number.NaN : Number(amount) * (GRAMS[unit.toLowerCase()] ?? Number.NaN);
}

export function pieces(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.quantity, 0);
}

function standingOf(order: Order): string[] {
  if (order.cancelledAt !== null)
    return order.closedAt === null ? ["cancelled", "not_closed"] : ["cancelled", "closed"];
  return order.closedAt === null ? ["open", "not_closed"] : ["closed"];
}

/** Free words look into the number, the e-mail address and the customer's name. */
export const ORDERS: Searchable<FoundOrder> = {
  fields: FIELDS,
  free: words((found) => textsOf(found).join(" "), "phrase"),
  freeTexts: textsOf,
};

function textsOf({ order, customer }: FoundOrder): string[] {
  return [order.name, order.email ?? "", customer?.firstName ?? "", customer?.lastName ?? ""];
}
