import { z } from "zod";

/** Shopify's own list of reasons, in the order in which people read it. */
export const CANCEL_REASONS = ["CUSTOMER", "INVENTORY", "FRAUD", "DECLINED", "STAFF", "OTHER"] as const;

/**
 * What a person chooses when cancelling: why, whether the goods go back into stock, whether the customer is told. No
 * money: what was paid is refunded by a refund, within its own limits.
 */
export const CancelInput = z.strictObject({
  orderGid: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  reason: z.enum(CANCEL_REASONS),
  restock: z.boolean(),
  notify: z.boolean(),
});
export type CancelInput = z.infer<typeof CancelInput>;
