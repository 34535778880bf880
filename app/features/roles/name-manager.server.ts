import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { lockHolder, moveHolder } from "./holders-store.server";
import { MAY_EDIT_ROLES, mayEditRoles } from "./own-rows";
import { NameManager } from "./role-change";

/** The owner names somebody who may change roles, never their own, or takes that back. No role can give it. */
export const nameRoleEditor = defineLocalEffect<NameManager>({
  name: "manager.name",
  action: "manager.name",
  input: NameManager,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { grantId, may }, { shop }) {
    const holder = await lockHolder(tx, shop.domain, grantId);
    if (holder === undefined) return fail(problem("not_found"));
    const others = holder.overrides.filter(({ action }) => action !== "role.edit");
    await moveHolder(tx, shop.domain, { ...holder, overrides: may ? [...others, MAY_EDIT_ROLES] : others });
    return ok({
      recorded: { grant: grantId },
      before: { may_edit_roles: mayEditRoles(holder.overrides) },
      after: { may_edit_roles: may },
      person: holder.userId,
    });
  },
});
