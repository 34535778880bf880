import { z } from "zod";

/** The order's number in an address of ours; Shopify's own id, never its name. */
export const OrderParams = z.object({ orderId: z.string().regex(/^\d{1,20}$/) });
