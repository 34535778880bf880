import { z } from "zod";
import { ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";

export const UseReplyInput = z.strictObject({
  orderGid: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  template: z.string().regex(/^[a-z_]+@\d+$/),
  language: z.enum(["en", "it"]),
  how: z.enum(["copied", "marked_sent"]),
});
export type UseReplyInput = z.infer<typeof UseReplyInput>;

/** An answer left the desk: the record names the template's version and how it was used, never the text's person. */
export const useReply = defineLocalEffect<UseReplyInput>({
  name: "reply.use",
  action: "reply.use",
  input: UseReplyInput,
  subject: ({ orderGid }) => ({ orderGid, customerGid: null }),
  run: (_tx, { template, language, how }) =>
    Promise.resolve(ok({ recorded: { template, language, how }, before: null, after: { reply: how } })),
});
