import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { withdrawInvitations } from "./invitation-store.server";

const WithdrawInput = z.strictObject({ invitationId: z.uuid() });

/** Takes an invitation back before anybody used it. */
export const withdrawInvitation = defineLocalEffect<z.infer<typeof WithdrawInput>>({
  name: "team.withdraw",
  action: "team.invite",
  input: WithdrawInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { invitationId }, { shop }) {
    const withdrawn = await withdrawInvitations(tx, shop.domain, invitationId);
    if (withdrawn.length === 0) return fail(problem("invitation_closed"));
    return ok({ recorded: { invitation: invitationId }, before: { state: "open" }, after: { state: "withdrawn" } });
  },
});
