import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { openView } from "./view-store.server";
import { VIEW_MINUTES, ViewWidth } from "./view";

const StartView = z.strictObject({ grantId: z.uuid(), width: ViewWidth });

/** From now on the owner's pages are this assistant's, read-only, until they end it or the time is up. */
export const startViewing = defineLocalEffect<z.infer<typeof StartView>>({
  name: "view.start",
  action: "person.view",
  input: StartView,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { grantId, width }, { shop, actor }) {
    const userId = await openView(tx, shop.domain, { viewer: actor.userId, grantId, width });
    if (userId === undefined) return fail(problem("not_found"));
    return ok({
      recorded: { grant: grantId },
      before: null,
      after: { view: "view_open", minutes: VIEW_MINUTES },
      person: userId,
    });
  },
});
