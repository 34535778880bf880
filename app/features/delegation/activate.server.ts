import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { activateGrant, lockGrant } from "./assistant-store.server";

const ActivateInput = z.strictObject({ grantId: z.uuid() });

/** The owner's tap for someone who accepted and waits. */
export const activateAssistant = defineLocalEffect<z.infer<typeof ActivateInput>>({
  name: "team.activate",
  action: "team.grant",
  input: ActivateInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { grantId }, { shop }) {
    const grant = await lockGrant(tx, shop.domain, grantId);
    if (grant === undefined) return fail(problem("not_found"));
    if (grant.status !== "waiting") return fail(problem("grant_changed"));
    await activateGrant(tx, shop.domain, grantId);
    return ok({
      recorded: { grant: grantId },
      before: { status: "waiting" },
      after: { status: "active" },
      person: grant.shopifyUserId,
    });
  },
});
