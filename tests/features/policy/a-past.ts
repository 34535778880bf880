import type { PastOrder, PastRefund } from "../../../app/features/policy/past";

export const NOON = Date.parse("2026-10-14T10:00:00Z");
const HOUR = 3_600_000;

export function pastOrder(given: Partial<PastOrder> & { readonly id: string }): PastOrder {
  return {
    name: `#${given.id}`,
    customer: null,
    facts: {
      createdAtMs: NOON - 24 * HOUR,
      totalMinor: 20_000,
      fulfillmentStatus: "FULFILLED",
      risk: "NONE",
      tags: [],
      country: "IT",
      currency: "EUR",
      gateways: ["shopify_payments"],
      products: [],
    },
    ...given,
  };
}

let made = 0;

/** A refund of 10.00 EUR on an order of its own, by nobody knows whom, on a Wednesday at noon. */
export function pastRefund(given: Partial<PastRefund> = {}): PastRefund {
  made += 1;
  return {
    id: String(made),
    atMs: NOON,
    amountMinor: 1000,
    currency: "EUR",
    by: "unknown",
    app: null,
    order: pastOrder({ id: `o${String(made)}` }),
    paymentStatus: "PAID",
    beforeMinor: 0,
    ...given,
  };
}
