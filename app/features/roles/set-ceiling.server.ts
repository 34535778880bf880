import { randomUUID } from "node:crypto";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { insertRoleVersion, lockTeam } from "../policy/role-store.server";
import { diffRules } from "./diff-rules";
import { renewAllGrants } from "./holders-store.server";
import { recordedRules } from "./recorded-rules";
import { SetCeiling } from "./role-change";
import { lockCeiling } from "./roles-store.server";

/**
 * What all assistants together may do. It binds everybody who works here, so only the owner sets it: whoever was named to
 * change roles would change their own limits with it.
 */
export const limitTogether = defineLocalEffect<SetCeiling>({
  name: "ceiling.set",
  action: "role.edit",
  input: SetCeiling,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { rules, basedOn }, { shop, actor }) {
    if (actor.standing.kind !== "owner") return fail(problem("own_rights"));
    await lockTeam(tx, shop.domain);
    const held = await lockCeiling(tx, shop.domain);
    if (basedOn !== null && basedOn !== held?.versionId) return fail(problem("role_changed"));
    const diffs = diffRules(held?.rules ?? [], rules);
    const roleId = held?.id ?? randomUUID();
    const id = held === undefined || diffs.length > 0 ? randomUUID() : held.versionId;
    if (id !== held?.versionId) {
      const version = { id, roleId, roleName: "ceiling", kind: "ceiling" as const, rules, createdBy: actor.userId };
      await insertRoleVersion(tx, shop.domain, version);
      await renewAllGrants(tx, shop.domain);
    }
    return ok({
      recorded: { role: roleId },
      before:
        held === undefined
          ? null
          : { role_version: held.versionId, rules: recordedRules(diffs, "before", shop.currency) },
      after: { role_version: id, rules: recordedRules(diffs, "after", shop.currency) },
    });
  },
});
