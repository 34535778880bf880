import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { closeView } from "./view-store.server";

/** The owner is themselves again, in every tab at its next click. */
export const endViewing = defineLocalEffect<Record<string, never>>({
  name: "view.end",
  action: "person.view",
  input: z.strictObject({}),
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, _input, { shop, actor }) {
    const closed = await closeView(tx, shop.domain, actor.userId);
    if (closed === undefined) return fail(problem("not_found"));
    return ok({
      recorded: { grant: closed.grantId },
      before: { view: "view_open" },
      after: { view: "view_ended" },
      person: closed.userId,
    });
  },
});
