import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { endOnlineSessions } from "../../shopify/session-store.server";
import { defineLocalEffect } from "../gate/effect";
import { cancelPending } from "../gate/cancel-pending-store.server";
import { lockTeam } from "../policy/role-store.server";
import { stopGrants } from "./assistant-store.server";
import { withdrawInvitations } from "./invitation-store.server";

const StopInput = z.strictObject({ who: z.union([z.uuid(), z.literal("everyone")]) });

/**
 * Stop now: with this transaction the right is gone, the person's sessions are gone, and what they asked for and was not
 * sent is cancelled. Every request reads the right afresh, and a change that is being admitted either came before or
 * sees the stop (it holds a share lock on the same row). "everyone" also withdraws invitations.
 */
export const stopAssistants = defineLocalEffect<z.infer<typeof StopInput>>({
  name: "team.stop",
  action: "team.stop",
  input: StopInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { who }, { shop, actor }) {
    const { domain } = shop;
    await lockTeam(tx, domain);
    const { grants, at } = await stopGrants(tx, domain, who === "everyone" ? null : who);
    if (who !== "everyone" && grants.length === 0) return fail(problem("not_found"));
    const grantIds = grants.map(({ id }) => id);
    const users = grants.map(({ shopifyUserId }) => shopifyUserId);
    const { cancelled, onItsWay } = await cancelPending(tx, domain, { grantIds, by: actor.userId, at });
    const [only] = users;
    return ok({
      recorded: { who },
      before: { stopped: false },
      after: {
        stopped: grantIds,
        at,
        sessions_ended: await endOnlineSessions(tx, domain, users),
        cancelled: [...cancelled],
        on_its_way: [...onItsWay],
        invitations_withdrawn: who === "everyone" ? await withdrawInvitations(tx, domain, null) : [],
      },
      ...(users.length === 1 && only !== undefined ? { person: only } : {}),
    });
  },
});
