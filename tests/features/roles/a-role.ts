import { randomUUID } from "node:crypto";
import { listRoles, readRole } from "../../../app/features/roles/read-roles.server";
import { saveRole } from "../../../app/features/roles/change-roles.server";
import type { RoleView } from "../../../app/features/roles/role-view";
import { presetRules } from "../../../app/features/policy/presets";
import { withRefundLimits, type RefundLimits } from "../../../app/features/policy/role";
import type { Action } from "../../../app/features/policy/action";
import type { Answer, Rule } from "../../../app/features/policy/rule";
import type { Actor } from "../../../app/features/policy/standing";
import { LOTO } from "../../support/practice-shop";
import { ask, grantOf, member } from "../delegation/a-team";

export const AMOUNTS = { perOrderMinor: 3000, perDayMinor: 10_000 };
export const SUPPORT = presetRules("customer_support", AMOUNTS);

/** A role of the shop that nobody works under yet. */
export async function aRole(
  rules: readonly Rule[] = SUPPORT,
  name = `Role ${randomUUID().slice(0, 8)}`,
): Promise<RoleView> {
  const saved = await saveRole(ask({ roleId: null, name, preset: null, rules }));
  const role = (await listRoles(LOTO)).find((one) => one.name === name);
  if (!saved.ok || role === undefined) throw new Error("the role was not saved");
  return role;
}

/** Somebody invited to the role who joined, as the next request sees them. */
export function under({ roleId }: RoleView): Promise<Actor> {
  return member({ roleId, perOrderMinor: undefined, perDayMinor: undefined });
}

/** The role as it is now, to be saved with something changed. */
export function edited(role: RoleView, change: object = {}) {
  const { roleId, name, preset, rules } = role;
  return { roleId, name, preset, rules, ...change };
}

export const refunding = (limits: RefundLimits) => withRefundLimits(SUPPORT, limits);
export const answering = (action: Action, answer: Answer, rules: readonly Rule[] = SUPPORT) =>
  rules.map((rule) => (rule.action === action ? { ...rule, answer } : rule));
export const now = async ({ roleId }: RoleView): Promise<RoleView> => {
  const role = await readRole(LOTO, roleId);
  if (role === undefined) throw new Error("the role is gone");
  return role;
};
export const grantIdOf = (actor: Actor) => grantOf(actor)?.id ?? "";
export const versionOf = (actor: Actor) => grantOf(actor)?.roleVersionId;
