import { z } from "zod";

export const OrderGid = z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/);

/** What the gate takes for a personal field: the order, what was typed (sealed), and the print of what was seen. */
export const SealedInput = z.strictObject({
  orderGid: OrderGid,
  part: z
    .string()
    .max(60_000)
    .regex(/^t1\.[0-9a-f]{8}\.[0-9a-f-]{36}\.[\w-]+$/),
  seen: z.string().regex(/^[0-9a-f]{32}$/),
});
export type SealedInput = z.infer<typeof SealedInput>;
