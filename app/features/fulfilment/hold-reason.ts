/** Shopify's own list, without the one that belongs to a feature of its check-out. In the order in which people read it. */
export const HOLD_REASONS = [
  "INCORRECT_ADDRESS",
  "AWAITING_PAYMENT",
  "HIGH_RISK_OF_FRAUD",
  "INVENTORY_OUT_OF_STOCK",
  "UNKNOWN_DELIVERY_DATE",
  "AWAITING_RETURN_ITEMS",
  "OTHER",
] as const;
