import { z } from "zod";
import { LESS } from "../../features/approvals/less";

const requestKey = z.uuid();
const text = z.string().trim().max(2000);
const seen = z.string().regex(/^[0-9a-f]{64}$/);

export const RequestParams = z.object({ intentId: z.uuid() });

/** The owner's answers. */
export const RequestForm = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("approve"), seen, text, requestKey }),
  z.strictObject({ intent: z.literal("less"), seen, text, requestKey, less: LESS }),
  z.strictObject({ intent: z.literal("decline"), text: text.min(1), requestKey }),
]);
export type RequestForm = z.infer<typeof RequestForm>;
