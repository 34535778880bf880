import { z } from "zod";

const id = z.uuid();
const requestKey = z.uuid();
const RefundGid = z.string().regex(/^gid:\/\/shopify\/Refund\/\d{1,20}$/);

/** Look again, the refunds to choose from, the owner's answer, or "seen". An empty `changeGid` = cannot say which. */
export const DoubtForm = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("look"), id, requestKey }),
  z.strictObject({ intent: z.literal("refunds"), id, requestKey }),
  z.strictObject({
    intent: z.literal("paid"),
    id,
    requestKey,
    changeGid: z.union([z.literal("").transform(() => null), RefundGid]),
  }),
  z.strictObject({ intent: z.literal("not_paid"), id, requestKey }),
  z.strictObject({ intent: z.literal("dismiss"), id, requestKey, what: z.enum(["change", "job", "data_request"]) }),
]);
export type DoubtForm = z.infer<typeof DoubtForm>;
