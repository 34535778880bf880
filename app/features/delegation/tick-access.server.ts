import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { lockGrant } from "./assistant-store.server";
import { STOP_TASKS } from "./stop-task";
import { tickTask } from "./stop-task-store.server";

const TickInput = z.strictObject({ grantId: z.uuid(), kind: z.enum(STOP_TASKS) });

/** The owner took an access outside Delega back from somebody who was stopped. A tick stays: it says who and when. */
export const tickAccess = defineLocalEffect<z.infer<typeof TickInput>>({
  name: "team.tick",
  action: "team.stop",
  input: TickInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { grantId, kind }, { shop, actor }) {
    const grant = await lockGrant(tx, shop.domain, grantId);
    if (grant?.status !== "stopped") return fail(problem("not_found"));
    if (!(await tickTask(tx, shop.domain, { grantId, kind, by: actor.userId }))) return fail(problem("ticked_already"));
    return ok({
      recorded: { grant: grantId, access: kind },
      before: null,
      after: { access: kind },
      person: grant.shopifyUserId,
    });
  },
});
