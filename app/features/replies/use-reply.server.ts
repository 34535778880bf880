import { z } from "zod";
import { ok, type Result } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { performLocal } from "../gate/perform-local.server";
import type { Ask } from "../gate/ask";
import type { GateProblem } from "../gate/performed";

const UseReplyInput = z.strictObject({
  orderGid: z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/),
  template: z.string().regex(/^[a-z_]+@\d+$/),
  language: z.enum(["en", "it"]),
  how: z.enum(["copied", "marked_sent"]),
});
const Used = z.object({ reply: UseReplyInput.shape.how });
type UseReplyInput = z.infer<typeof UseReplyInput>;

const useReply = defineLocalEffect<UseReplyInput>({
  name: "reply.use",
  action: "reply.use",
  input: UseReplyInput,
  subject: ({ orderGid }) => ({ orderGid, customerGid: null }),
  run: (_tx, { template, language, how }) =>
    Promise.resolve(ok({ recorded: { template, language, how }, before: null, after: { reply: how } })),
});

/** An answer left the desk: the record names the template's version and how it was used, never the person it went to. */
export async function recordReply(ask: Ask): Promise<Result<{ how: string }, GateProblem>> {
  const done = await performLocal(useReply, ask);
  return done.ok ? ok({ how: Used.parse(done.value.after).reply }) : done;
}
