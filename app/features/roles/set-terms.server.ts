import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { lockHolder, setHolderTerms, type Holder } from "./holders-store.server";
import { touchesOwn } from "./own-rights";
import { SetGrantTerms } from "./role-change";

/** From when until when somebody works here, and on whose clock their working hours are read. */
export const changeTerms = defineLocalEffect<SetGrantTerms>({
  name: "grant.terms",
  action: "role.edit",
  input: SetGrantTerms,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, input, { shop, actor }) {
    const holder = await lockHolder(tx, shop.domain, input.grantId);
    if (holder === undefined) return fail(problem("not_found"));
    if (touchesOwn(actor, [holder])) return fail(problem("own_rights"));
    await setHolderTerms(tx, shop.domain, input);
    return ok({
      recorded: { grant: input.grantId },
      before: recordedTerms(holder),
      after: recordedTerms(input),
      person: holder.userId,
    });
  },
});

function recordedTerms({ validFrom, validUntil, timeZone }: Pick<Holder, "validFrom" | "validUntil" | "timeZone">) {
  const instant = (at: string | null) => (at === null ? null : new Date(at).toISOString());
  return { valid_from: instant(validFrom), valid_until: instant(validUntil), time_zone: timeZone };
}
