import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { defineLocalEffect } from "../gate/effect";
import { performLocal } from "../gate/perform-local.server";
import type { GateProblem, Performed } from "../gate/performed";
import { LEAK_STEP_NAMES } from "./leak";
import { noteCheck } from "./leak-store.server";

const LeakInput = z.strictObject({ grantId: z.uuid(), step: z.enum(LEAK_STEP_NAMES) });

/** The owner looked in Shopify and saw that these permissions of this person are off: who says so, and when. */
export const checkForLeak = defineLocalEffect<z.infer<typeof LeakInput>>({
  name: "leak.check",
  action: "team.grant",
  input: LeakInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { grantId, step }, { shop, actor }) {
    const person = await noteCheck(tx, shop.domain, { grantId, step, by: actor.userId });
    if (person === undefined) return fail(problem("not_found"));
    return ok({ recorded: { grant: grantId }, before: null, after: { off_in_shopify: `leak_${step}` }, person });
  },
});

export function checkLeak(ask: Ask): Promise<Result<Performed, GateProblem>> {
  return performLocal(checkForLeak, ask);
}
