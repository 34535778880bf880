/** How a payment gateway takes a refund. `refused` = it makes none; `error` = one that stands as an error. */
export const GATEWAY_ANSWERS = ["success", "pending", "failure", "error", "refused"] as const;

export type GatewayRule = {
  readonly answer: (typeof GATEWAY_ANSWERS)[number];
  /** When a pending refund comes to its end by itself; null = only when somebody settles it. */
  readonly settleAfterMs: number | null;
  readonly settleTo: "success" | "failure";
};

/** In the shop's currency; what is left of it follows from the orders it paid. */
export type GiftCard = {
  id: number;
  code: string;
  initialMinor: number;
  customerId: number | null;
  note: string | null;
  createdAt: string;
  expiresOn: string | null;
  deactivatedAt: string | null;
};

export type Credit = {
  id: number;
  amountMinor: number;
  at: string;
  expiresAt: string | null;
  event: "ADJUSTMENT" | "ORDER_REFUND";
  balanceAfterMinor: number;
  /** The refund transaction it came from. */
  transactionId: number | null;
};

/** A customer has one account for each currency. */
export type CreditAccount = { id: number; customerId: number; currency: string; credits: Credit[] };

export const DISPUTE_STATUSES = [
  "ACCEPTED",
  "CHARGE_REFUNDED",
  "LOST",
  "NEEDS_RESPONSE",
  "PREVENTED",
  "UNDER_REVIEW",
  "WON",
] as const;
export const DISPUTE_TYPES = ["CHARGEBACK", "INQUIRY"] as const;

export type Dispute = {
  id: number;
  orderId: number;
  amountMinor: number;
  type: (typeof DISPUTE_TYPES)[number];
  status: (typeof DISPUTE_STATUSES)[number];
  reason: string;
  initiatedAt: string;
  evidenceDueBy: string | null;
  finalizedOn: string | null;
};

/** What a shop's money does beside its orders. */
export type ShopMoney = {
  gateways: Map<string, GatewayRule>;
  giftCards: GiftCard[];
  credit: CreditAccount[];
  disputes: Dispute[];
};

export function newShopMoney(): ShopMoney {
  return { gateways: new Map(), giftCards: [], credit: [], disputes: [] };
}
