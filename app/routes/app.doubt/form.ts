import { z } from "zod";

const id = z.uuid();
const requestKey = z.uuid();
const ChangeGid = z.string().regex(/^gid:\/\/shopify\/(Refund|Order|Fulfillment|FulfillmentHold)\/\d{1,20}$/);

/** Look again, the changes to choose from, the owner's answer, or "seen". An empty `changeGid` = cannot say which. */
export const DoubtForm = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("look"), id, requestKey }),
  z.strictObject({ intent: z.literal("changes"), id, requestKey }),
  z.strictObject({
    intent: z.literal("happened"),
    id,
    requestKey,
    changeGid: z.union([z.literal("").transform(() => null), ChangeGid]),
  }),
  z.strictObject({ intent: z.literal("not_happened"), id, requestKey }),
  z.strictObject({ intent: z.literal("dismiss"), id, requestKey, what: z.enum(["change", "job", "data_request"]) }),
]);
export type DoubtForm = z.infer<typeof DoubtForm>;
