/**
 * Where an order came from and what else it can be searched by. Every part may be absent: an order from a CSV, or one
 * that a test made, has what `originOf` (order-origin.ts) says.
 */
export type Origin = {
  /** The handle of its channel: web, pos, shop ... */
  channel: string;
  channelId: number;
  sourceName: string;
  sourceIdentifier: string | null;
  cartToken: string | null;
  checkoutToken: string | null;
  confirmationNumber: string;
  discountCodes: string[];
  poNumber: string | null;
  test: boolean;
  /** The last four digits of the card that paid. */
  cardLast4: string | null;
  paymentId: string | null;
  /** Where it was sold over the counter. */
  locationId: number | null;
  fulfilmentLocationId: number;
  weightGrams: number;
  risk: "HIGH" | "MEDIUM" | "LOW" | "NONE" | "PENDING";
  fraudProtection:
    "FULLY_PROTECTED" | "PARTIALLY_PROTECTED" | "NOT_PROTECTED" | "PENDING" | "NOT_ELIGIBLE" | "NOT_AVAILABLE";
  delivery: "SHIPPING" | "PICK_UP" | "RETAIL" | "LOCAL" | "PICKUP_POINT" | "NONE";
  disputes: { id: number; initiatedAs: "CHARGEBACK" | "INQUIRY"; status: DisputeStatus }[];
};

export type DisputeStatus =
  "ACCEPTED" | "CHARGE_REFUNDED" | "LOST" | "NEEDS_RESPONSE" | "PREVENTED" | "UNDER_REVIEW" | "WON";

export const CHANNELS = [
  { channel: "web", channelId: 80_000_001, sourceName: "web" },
  { channel: "shop", channelId: 80_000_002, sourceName: "3890849" },
  { channel: "pos", channelId: 80_000_003, sourceName: "pos" },
] as const;
export const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  web: "Online Store",
  shop: "Shop",
  pos: "Point of Sale",
};

/** Numbers of Shopify's payment providers, by gateway (invented). */
export const PAYMENT_PROVIDERS: Readonly<Record<string, number>> = { shopify_payments: 90_000_001, paypal: 90_000_002 };
