import { randomUUID } from "node:crypto";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Tx } from "../../platform/tx";
import type { LocalContext } from "../gate/effect";
import { presetRules, type Preset } from "../policy/presets";
import { withRefundLimits, type RefundLimits } from "../policy/role";
import { insertRoleVersion } from "../policy/role-store.server";
import type { Rule } from "../policy/rule";
import { diffRules } from "./diff-rules";
import { heldRules, withOwnAmounts } from "./own-rows";
import { freeName, listPresetRoles, lockRole } from "./roles-store.server";

/**
 * What an invitation gives: a role of the shop, rules of its own, or a preset. `limits` are the two amounts for this
 * person, minor units of the shop's currency; null = the role's. `name` names a role that has to be made.
 */
export type RoleChoice = {
  readonly roleId: string | null;
  readonly preset: Preset;
  readonly rules: readonly Rule[] | null;
  readonly limits: RefundLimits | null;
  readonly name: string;
};

/** The version that somebody will hold, with their own rows beside it; `rules` = what decides. */
export type ChosenRole = {
  readonly roleId: string;
  readonly roleVersionId: string;
  readonly overrides: Rule[];
  readonly rules: Rule[];
};

/**
 * Finds the role, or makes it where the shop has none like it. People with the same role share it, so that a change of the
 * role reaches all of them; amounts that are not the role's are that person's own. The caller holds the team's lock.
 */
export async function chooseRole(
  tx: Tx,
  choice: RoleChoice,
  context: LocalContext,
): Promise<Result<ChosenRole, Problem>> {
  if (choice.roleId !== null) return existingRole(tx, choice.roleId, { ...choice, shop: context.shop.domain });
  return ok(
    choice.rules === null
      ? await presetRole(tx, choice, context)
      : await rulesRole(tx, { ...choice, rules: choice.rules }, context),
  );
}

async function existingRole(
  tx: Tx,
  roleId: string,
  { shop, limits }: { readonly shop: string; readonly limits: RefundLimits | null },
): Promise<Result<ChosenRole, Problem>> {
  const role = await lockRole(tx, shop, roleId);
  if (role === undefined) return fail(problem("not_found"));
  if (role.retired) return fail(problem("role_retired"));
  return ok(chosen({ roleId, roleVersionId: role.versionId, rules: role.rules }, limits));
}

/** The shop's own form of the preset: once an owner has changed it, that is what the preset means in this shop. */
async function presetRole(tx: Tx, choice: RoleChoice, context: LocalContext): Promise<ChosenRole> {
  const [role] = await listPresetRoles(tx, context.shop.domain, choice.preset);
  if (role !== undefined)
    return chosen({ roleId: role.id, roleVersionId: role.versionId, rules: role.rules }, choice.limits);
  const rules = presetRules(choice.preset, choice.limits ?? { perOrderMinor: 0, perDayMinor: 0 });
  return newRole(tx, { name: choice.preset, preset: choice.preset, rules }, context);
}

/** Rules set on the cards: a role of the shop that says the same, else a new one called after the person. */
async function rulesRole(
  tx: Tx,
  choice: RoleChoice & { readonly rules: readonly Rule[] },
  context: LocalContext,
): Promise<ChosenRole> {
  const rules = choice.limits === null ? [...choice.rules] : withRefundLimits(choice.rules, choice.limits);
  const roles = await listPresetRoles(tx, context.shop.domain, choice.preset);
  const alike = roles.find((role) => diffRules(role.rules, rules).length === 0);
  if (alike !== undefined)
    return { roleId: alike.id, roleVersionId: alike.versionId, overrides: [], rules: alike.rules };
  const name = await freeName(tx, context.shop.domain, choice.name);
  return newRole(tx, { name, preset: choice.preset, rules }, context);
}

function chosen(
  { roleId, roleVersionId, rules }: { roleId: string; roleVersionId: string; rules: readonly Rule[] },
  limits: RefundLimits | null,
): ChosenRole {
  const overrides = limits === null ? [] : withOwnAmounts(rules, [], limits);
  return { roleId, roleVersionId, overrides, rules: heldRules(rules, overrides) };
}

async function newRole(
  tx: Tx,
  { name, preset, rules }: { readonly name: string; readonly preset: Preset; readonly rules: Rule[] },
  { shop, actor }: LocalContext,
): Promise<ChosenRole> {
  const made = { roleId: randomUUID(), roleVersionId: randomUUID() };
  await insertRoleVersion(tx, shop.domain, {
    id: made.roleVersionId,
    roleId: made.roleId,
    roleName: name,
    preset,
    rules,
    createdBy: actor.userId,
  });
  return { ...made, overrides: [], rules };
}
