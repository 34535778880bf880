import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { lockTeam } from "../policy/role-store.server";
import { stopGrants } from "./assistant-store.server";
import { withdrawInvitations } from "./invitation-store.server";

const StopInput = z.strictObject({ who: z.union([z.uuid(), z.literal("everyone")]) });

/**
 * Stop now: the right is gone with this transaction. Every request reads it afresh, and a change that is being admitted
 * either came before or sees the stop (it holds a share lock on the same row). "everyone" also withdraws invitations.
 */
export const stopAssistants = defineLocalEffect<z.infer<typeof StopInput>>({
  name: "team.stop",
  action: "team.stop",
  input: StopInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { who }, { shop, now }) {
    await lockTeam(tx, shop.domain);
    const stopped = await stopGrants(tx, shop.domain, who === "everyone" ? null : who);
    const withdrawn = who === "everyone" ? await withdrawInvitations(tx, shop.domain, null) : [];
    if (who !== "everyone" && stopped.length === 0) return fail(problem("not_found"));
    const [only] = stopped;
    return ok({
      recorded: { who },
      before: { stopped: false },
      after: { stopped: stopped.map((grant) => grant.id), invitations_withdrawn: withdrawn, at: now },
      ...(stopped.length === 1 && only !== undefined ? { person: only.shopifyUserId } : {}),
    });
  },
});
