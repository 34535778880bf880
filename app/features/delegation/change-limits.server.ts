import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { refundLimitsOf } from "../policy/role";
import { findRoleVersion } from "../policy/role-store.server";
import { lockHolder, moveHolder } from "../roles/holders-store.server";
import { heldRules, withOwnAmounts } from "../roles/own-rows";
import { LimitsInput } from "./invitation";
import { amountsOf } from "./invite.server";

/**
 * New amounts for one assistant, in force at their next request: their own row beside the role, so that nobody else under
 * the role is touched. Amounts equal to the role's are no row of their own: from then on the role's count.
 */
export const changeLimits = defineLocalEffect<LimitsInput>({
  name: "team.limits",
  action: "team.grant",
  input: LimitsInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, input, { shop }) {
    const holder = await lockHolder(tx, shop.domain, input.grantId);
    if (holder === undefined) return fail(problem("not_found"));
    const held = await findRoleVersion(tx, shop.domain, holder.roleVersionId);
    if (held === undefined) throw new Error("a grant points to a role version that does not exist");
    const old = refundLimitsOf(heldRules(held.rules, holder.overrides));
    if (old === null) return fail(problem("no_amounts"));
    const overrides = withOwnAmounts(held.rules, holder.overrides, input);
    await moveHolder(tx, shop.domain, { ...holder, overrides });
    const version = { role_version: holder.roleVersionId };
    return ok({
      recorded: { grant: holder.grantId },
      before: { ...version, ...amountsOf(old, shop) },
      after: { ...version, ...amountsOf(input, shop) },
      person: holder.userId,
    });
  },
});
