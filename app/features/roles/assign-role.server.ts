import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { findRoleVersion, lockTeam } from "../policy/role-store.server";
import { diffRules } from "./diff-rules";
import { lockHolder, moveHolder } from "./holders-store.server";
import { touchesOwn } from "./own-rights";
import { heldRules, withoutOwnRows } from "./own-rows";
import { recordedRules } from "./recorded-rules";
import { AssignRole } from "./role-change";
import { lockRole } from "./roles-store.server";

/**
 * Gives somebody another role. Their own amounts belonged to the old one and go with it; being named to change roles
 * stays, because that is about the person.
 */
export const moveToRole = defineLocalEffect<AssignRole>({
  name: "role.assign",
  action: "role.edit",
  input: AssignRole,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { grantId, roleId }, { shop, actor }) {
    await lockTeam(tx, shop.domain);
    const role = await lockRole(tx, shop.domain, roleId);
    const holder = await lockHolder(tx, shop.domain, grantId);
    if (role === undefined || holder === undefined) return fail(problem("not_found"));
    if (role.retired) return fail(problem("role_retired"));
    if (touchesOwn(actor, [holder])) return fail(problem("own_rights"));
    const held = await findRoleVersion(tx, shop.domain, holder.roleVersionId);
    if (held === undefined) throw new Error("a grant points to a role version that does not exist");
    const overrides = withoutOwnRows(holder.overrides);
    await moveHolder(tx, shop.domain, { grantId, roleVersionId: role.versionId, overrides });
    const diffs = diffRules(heldRules(held.rules, holder.overrides), heldRules(role.rules, overrides));
    return ok({
      recorded: { grant: grantId },
      before: {
        role: held.roleId,
        role_version: holder.roleVersionId,
        rules: recordedRules(diffs, "before", shop.currency),
      },
      after: { role: roleId, role_version: role.versionId, rules: recordedRules(diffs, "after", shop.currency) },
      person: holder.userId,
    });
  },
});
