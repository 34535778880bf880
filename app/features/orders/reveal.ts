import { z } from "zod";

export const REVEAL_FIELDS = ["email", "phone", "address"] as const;
export const REVEAL_REASONS = ["carrier_asks", "customer_wants_contact", "check_who_asks"] as const;
export type RevealField = (typeof REVEAL_FIELDS)[number];

/** One hidden field of one order, for one of the listed reasons. */
export const RevealInput = z.strictObject({
  orderGid: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  field: z.enum(REVEAL_FIELDS),
  reason: z.enum(REVEAL_REASONS),
});
export type RevealInput = z.infer<typeof RevealInput>;
