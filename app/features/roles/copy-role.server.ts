import { randomUUID } from "node:crypto";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { insertRoleVersion, lockTeam } from "../policy/role-store.server";
import { CopyRole } from "./role-change";
import { isNameTaken, lockRole } from "./roles-store.server";

/** A new role with another's rules, also with those of a role that is no longer used; nobody works under it yet. */
export const duplicateRole = defineLocalEffect<CopyRole>({
  name: "role.copy",
  action: "role.edit",
  input: CopyRole,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { roleId, name }, { shop, actor }) {
    await lockTeam(tx, shop.domain);
    const source = await lockRole(tx, shop.domain, roleId);
    if (source === undefined) return fail(problem("not_found"));
    if (await isNameTaken(tx, shop.domain, { name, not: null })) return fail(problem("role_name_taken"));
    const copy = { id: randomUUID(), roleId: randomUUID(), roleName: name, preset: source.preset };
    await insertRoleVersion(tx, shop.domain, {
      ...copy,
      rules: source.rules,
      copiedFrom: roleId,
      createdBy: actor.userId,
    });
    return ok({
      recorded: { role: copy.roleId, copied_from: roleId, copied_version: source.versionId },
      before: null,
      after: { role_version: copy.id },
    });
  },
});
