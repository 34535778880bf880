import { z } from "zod";
import { ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";

export const REVEAL_FIELDS = ["email", "phone", "address"] as const;
export const REVEAL_REASONS = ["carrier_asks", "customer_wants_contact", "check_who_asks"] as const;

export const RevealInput = z.strictObject({
  orderGid: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  field: z.enum(REVEAL_FIELDS),
  reason: z.enum(REVEAL_REASONS),
});
export type RevealInput = z.infer<typeof RevealInput>;

/** Showing one hidden field needs a reason, counts against a quota and is recorded; the value itself never is. */
export const recordReveal = defineLocalEffect<RevealInput>({
  name: "order.reveal",
  action: "order.reveal",
  input: RevealInput,
  subject: ({ orderGid }) => ({ orderGid, customerGid: null }),
  run: (_tx, { field, reason }) => Promise.resolve(ok({ recorded: { field, reason }, before: null, after: { shown: field } })),
});
