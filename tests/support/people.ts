import { randomUUID } from "node:crypto";
import { inShop } from "../../app/platform/db.server";
import { findGrant } from "../../app/features/policy/grant-store.server";
import { insertGrant } from "../../app/features/delegation/assistant-store.server";
import { insertRoleVersion } from "../../app/features/policy/role-store.server";
import { presetRules } from "../../app/features/policy/presets";
import type { RefundLimits } from "../../app/features/policy/role";
import type { Rule } from "../../app/features/policy/rule";
import type { Actor } from "../../app/features/policy/standing";
import type { GateShop } from "../../app/features/gate/effect";
import { LOTO } from "./practice-shop";

export const LOTO_SHOP: GateShop = { domain: LOTO, currency: "EUR", timeZone: "Europe/Rome" };
export const OWNER: Actor = { userId: "9000000001", name: "Marta Rossi", standing: { kind: "owner" } };
export const STRANGER: Actor = { userId: "9000000005", name: "Paul Gray", standing: { kind: "stranger" } };

/** An assistant with the default role and these amounts (minor units), active at once. */
export async function anAssistant(
  limits: RefundLimits,
  options: { userId?: string; shop?: string } = {},
): Promise<Actor> {
  return anAssistantWith(supportRules(limits), options);
}

/**
 * The default role with these amounts, but nothing waits before it leaves; each row given takes the place of the role's
 * own.
 */
export function supportRules(limits: RefundLimits, ...rows: readonly Rule[]): Rule[] {
  const replaced = new Set(rows.map((row) => row.action));
  return [...atOnce(presetRules("customer_support", limits)).filter((rule) => !replaced.has(rule.action)), ...rows];
}

/** The same rules, with nothing held. */
export function atOnce(rules: readonly Rule[]): Rule[] {
  return rules.map((rule) => ({ ...rule, conditions: rule.conditions.filter(({ kind }) => kind !== "hold") }));
}

/** An assistant with these rules, active at once. */
export async function anAssistantWith(rules: Rule[], options: { userId?: string; shop?: string } = {}): Promise<Actor> {
  const shop = options.shop ?? LOTO;
  const userId = options.userId ?? "9000000002";
  const roleVersionId = randomUUID();
  await inShop(shop, async (tx) => {
    await insertRoleVersion(tx, shop, {
      id: roleVersionId,
      roleId: randomUUID(),
      roleName: "customer_support",
      rules,
      createdBy: OWNER.userId,
    });
    await insertGrant(tx, shop, { id: randomUUID(), shopifyUserId: userId, roleVersionId, status: "active" });
  });
  return asSheIsNow(userId, shop);
}

/** The same person as the next request would see them. */
export async function asSheIsNow(userId = "9000000002", shop = LOTO): Promise<Actor> {
  const grant = await findGrant(shop, userId);
  return {
    userId,
    name: "Chiara Bianchi",
    standing: grant === undefined ? { kind: "stranger" } : { kind: "assistant", grant },
  };
}
