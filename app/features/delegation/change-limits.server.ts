import { randomUUID } from "node:crypto";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { refundLimitsOf, withRefundLimits } from "../policy/role";
import { findRoleVersion, insertRoleVersion } from "../policy/role-store.server";
import { lockGrant, setGrantVersion } from "./assistant-store.server";
import { LimitsInput } from "./invitation";
import { amountsOf } from "./invite.server";

/** New amounts for one assistant: a new version of their role, in force at their next request. */
export const changeLimits = defineLocalEffect<LimitsInput>({
  name: "team.limits",
  action: "team.grant",
  input: LimitsInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, input, { shop, actor }) {
    const grant = await lockGrant(tx, shop.domain, input.grantId);
    if (grant === undefined || grant.status === "stopped") return fail(problem("not_found"));
    const held = await findRoleVersion(tx, shop.domain, grant.roleVersionId);
    if (held === undefined) throw new Error("a grant points to a role version that does not exist");
    const id = randomUUID();
    await insertRoleVersion(tx, shop.domain, {
      id,
      roleId: held.roleId,
      roleName: "customer_support",
      rules: withRefundLimits(held.rules, input),
      createdBy: actor.userId,
    });
    await setGrantVersion(tx, shop.domain, { id: grant.id, roleVersionId: id });
    const old = refundLimitsOf(held.rules);
    return ok({
      recorded: { grant: grant.id },
      before: old === null ? null : { role_version: grant.roleVersionId, ...amountsOf(old, shop) },
      after: { role_version: id, ...amountsOf(input, shop) },
      person: grant.shopifyUserId,
    });
  },
});
