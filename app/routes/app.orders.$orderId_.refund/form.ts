import { z } from "zod";
import { jsonField } from "../../edge/json-field";
import { REFUND_METHODS } from "../../features/refunds/refund-method";
import { REFUND_REASONS } from "../../features/refunds/refund-reason";

const Lines = jsonField(z.array(z.strictObject({ lineItemGid: z.string(), quantity: z.int().min(1) })).max(50));

const Word = z.enum(["yes", "no"]);
const YesNo = Word.transform((word) => word === "yes");
const Maybe = Word.default("no").transform((word) => word === "yes");

const Choice = {
  lines: Lines,
  shipping: YesNo,
  /** Minor units; empty = all that is suggested. */
  less: z
    .string()
    .regex(/^\d{0,13}$/)
    .transform((text) => (text === "" ? null : Number(text))),
  notify: YesNo,
  // A page that was opened before these were asked for does not send them.
  duties: Maybe,
  method: z.enum(REFUND_METHODS).default("original"),
  /** The place that items go back to; empty = nowhere. */
  restockAt: z
    .string()
    .max(60)
    .default("")
    .transform((text) => (text === "" ? null : text)),
};

/** Looking at a choice, making it, and asking for it. The forms carry choices only; the money is Shopify's and policy's to say. */
export const RefundForm = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("preview"),
    ...Choice,
    reason: z.enum([...REFUND_REASONS, ""]).transform((reason) => (reason === "" ? null : reason)),
  }),
  z.strictObject({
    intent: z.literal("refund"),
    ...Choice,
    reason: z.enum(REFUND_REASONS),
    payTwice: Maybe,
    requestKey: z.uuid(),
  }),
  z.strictObject({
    intent: z.literal("ask"),
    ...Choice,
    reason: z.enum(REFUND_REASONS),
    /** For whoever decides, as it is written. */
    note: z.string().trim().max(2000),
    requestKey: z.uuid(),
  }),
]);
