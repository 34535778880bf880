/** Back the way it was paid, or as credit that the customer spends in the shop. */
export const REFUND_METHODS = ["original", "credit"] as const;
export type RefundMethod = (typeof REFUND_METHODS)[number];
