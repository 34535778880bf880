import { z } from "zod";
import { REVEAL_FIELDS, REVEAL_REASONS } from "./reveal-field";

/** One hidden field of one order, for one of the listed reasons. */
export const RevealInput = z.strictObject({
  orderGid: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  field: z.enum(REVEAL_FIELDS),
  reason: z.enum(REVEAL_REASONS),
});
export type RevealInput = z.infer<typeof RevealInput>;

/** The same with whose customer it is, as Shopify says: limits may count by customer. Null = the order has none. */
export const CountedReveal = RevealInput.extend({ customerGid: z.string().nullable() });
