import { z } from "zod";
import { REVEAL_FIELDS, REVEAL_REASONS } from "../../features/orders/reveal-field";

/** What can be done on an order's page besides the refund: show a hidden field, use a reply. */
export const OrderForm = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("reveal"),
    field: z.enum(REVEAL_FIELDS),
    reason: z.enum(REVEAL_REASONS),
    requestKey: z.uuid(),
  }),
  z.strictObject({
    intent: z.literal("reply"),
    template: z.string().max(60),
    language: z.enum(["en", "it"]),
    how: z.enum(["copied", "marked_sent"]),
    requestKey: z.uuid(),
  }),
]);
