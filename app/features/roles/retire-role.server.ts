import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { lockTeam } from "../policy/role-store.server";
import { lockHoldersOf, lockInvitedTo } from "./holders-store.server";
import { RetireRole } from "./role-change";
import { closeRole, lockRole } from "./roles-store.server";

/** Puts a role away that nobody works under and nobody is invited to; its versions stay, because they decided. */
export const putRoleAway = defineLocalEffect<RetireRole>({
  name: "role.retire",
  action: "role.edit",
  input: RetireRole,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { roleId }, { shop }) {
    await lockTeam(tx, shop.domain);
    const role = await lockRole(tx, shop.domain, roleId);
    if (role === undefined) return fail(problem("not_found"));
    if (role.retired) return fail(problem("role_retired"));
    const [holders, invited] = [
      await lockHoldersOf(tx, shop.domain, roleId),
      await lockInvitedTo(tx, shop.domain, roleId),
    ];
    if (holders.length > 0 || invited.length > 0) return fail(problem("role_in_use"));
    await closeRole(tx, shop.domain, roleId);
    return ok({
      recorded: { role: roleId },
      before: { role_version: role.versionId, retired: false },
      after: { role_version: role.versionId, retired: true },
    });
  },
});
