import { randomUUID } from "node:crypto";
import type { Problem } from "../../platform/problem";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Tx } from "../../platform/tx";
import { defineLocalEffect, type LocalContext } from "../gate/effect";
import { insertRoleVersion, lockTeam } from "../policy/role-store.server";
import { diffRules, type RuleDiff } from "./diff-rules";
import { lockHoldersOf, lockInvitedTo, moveHolder, moveInvited, type Holder } from "./holders-store.server";
import { touchesOwn } from "./own-rights";
import { carried } from "./own-rows";
import { recordedRules } from "./recorded-rules";
import { SaveRole } from "./role-change";
import { describeRole, isNameTaken, lockRole, type HeldRole } from "./roles-store.server";

/**
 * A role's new rules: a new immutable version, to which everybody under the role moves in the same transaction, so that
 * it decides at their next request and what was admitted on the older one is asked again. Own amounts of single people
 * stay theirs. The record keeps what differs, not the name: an owner may have called a role after a person.
 */
export const keepRole = defineLocalEffect<SaveRole>({
  name: "role.save",
  action: "role.edit",
  input: SaveRole,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, input, context) {
    const { shop, actor } = context;
    await lockTeam(tx, shop.domain);
    const held = await heldRole(tx, input, shop.domain);
    if (!held.ok) return held;
    const roleId = held.value?.id ?? randomUUID();
    const holders = held.value === null ? [] : await lockHoldersOf(tx, shop.domain, roleId);
    if (touchesOwn(actor, holders)) return fail(problem("own_rights"));
    const diffs = diffRules(held.value?.rules ?? [], input.rules);
    const changes = held.value === null || diffs.length > 0;
    const versionId = changes ? randomUUID() : held.value.versionId;
    if (changes) await addVersion(tx, { ...input, id: versionId, roleId, holders }, context);
    if (held.value !== null) await describeRole(tx, shop.domain, { ...input, id: roleId });
    return ok({
      recorded: { role: roleId, preset: input.preset, grants: holders.map(({ grantId }) => grantId) },
      before: held.value === null ? null : recordedVersion(held.value.versionId, { diffs, side: "before" }, context),
      after: {
        ...recordedVersion(versionId, { diffs, side: "after" }, context),
        ...(held.value !== null && held.value.name !== input.name ? { renamed: true } : {}),
      },
    });
  },
});

/** The role to change; null = a new one. */
async function heldRole(tx: Tx, input: SaveRole, shop: string): Promise<Result<HeldRole | null, Problem>> {
  const held = input.roleId === null ? null : await lockRole(tx, shop, input.roleId);
  if (held === undefined) return fail(problem("not_found"));
  if (held?.retired === true) return fail(problem("role_retired"));
  if (held !== null && input.basedOn !== null && input.basedOn !== held.versionId) return fail(problem("role_changed"));
  const renamed = held?.name !== input.name;
  if (renamed && (await isNameTaken(tx, shop, { name: input.name, not: input.roleId })))
    return fail(problem("role_name_taken"));
  return ok(held);
}

type Addition = SaveRole & { readonly id: string; readonly roleId: string; readonly holders: readonly Holder[] };

async function addVersion(tx: Tx, version: Addition, { shop, actor }: LocalContext): Promise<void> {
  const { id, roleId, name, preset, rules, holders } = version;
  await insertRoleVersion(tx, shop.domain, { id, roleId, roleName: name, preset, rules, createdBy: actor.userId });
  for (const { grantId, overrides } of holders)
    await moveHolder(tx, shop.domain, { grantId, roleVersionId: id, overrides: carried(overrides, rules) });
  for (const invited of await lockInvitedTo(tx, shop.domain, roleId))
    await moveInvited(tx, shop.domain, {
      id: invited.id,
      roleVersionId: id,
      overrides: carried(invited.overrides, rules),
    });
}

function recordedVersion(
  versionId: string,
  { diffs, side }: { readonly diffs: readonly RuleDiff[]; readonly side: "before" | "after" },
  { shop }: LocalContext,
) {
  return { role_version: versionId, rules: recordedRules(diffs, side, shop.currency) };
}
