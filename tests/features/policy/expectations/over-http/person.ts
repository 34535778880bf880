import { randomUUID } from "node:crypto";
import { insertGrant } from "../../../../../app/features/delegation/assistant-store.server";
import type { Grant } from "../../../../../app/features/policy/grant";
import { insertRoleVersion } from "../../../../../app/features/policy/role-store.server";
import type { Rule } from "../../../../../app/features/policy/rule";
import { inShop } from "../../../../../app/platform/db.server";
import { OWNER } from "../../../../support/people";
import { LOTO, type PracticeShop } from "../../../../support/practice-shop";

export const LANGUAGES = ["en", "it"] as const;
export type Person = { readonly userId: string; readonly locale: (typeof LANGUAGES)[number]; readonly email: string };

let last = 7_000_000_000;

/** Somebody whom Shopify knows as one of the shop's staff, every other one an Italian reader. */
export function somebody(practice: PracticeShop): Person {
  const { people } = practice.shop();
  const model = people.find(({ role }) => role === "assistant");
  if (model === undefined) throw new Error("the shop has no assistant");
  last += 1;
  const locale = LANGUAGES[last % 2] ?? "en";
  const email = `a${String(last)}@assist.example`;
  people.push({ ...model, id: last, email, locale });
  return { userId: String(last), locale, email };
}

/** Gives the person this very grant: its rules, own rows, state and dates. Its id. */
export async function give({ userId }: Person, grant: Grant): Promise<string> {
  const id = randomUUID();
  const roleVersionId = await versionOf(grant.rules);
  await inShop(LOTO, async (tx) => {
    const { overrides, validUntil } = grant;
    await insertGrant(tx, LOTO, { id, shopifyUserId: userId, roleVersionId, status: "active", overrides, validUntil });
    await tx.query(
      `update assistant_grant set status = $3, missing_steps = $4, valid_from = $5,
         stopped_at = case when $3 = 'stopped' then app_now() end where shop = $1 and id = $2`,
      [LOTO, id, grant.status, grant.missingSteps, grant.validFrom],
    );
  });
  return id;
}

const versions = new Map<string, Promise<string>>();

/** One role for all who have the same rules. */
function versionOf(rules: readonly Rule[]): Promise<string> {
  const key = JSON.stringify(rules);
  const known = versions.get(key) ?? makeRole(rules, "role");
  versions.set(key, known);
  return known;
}

let ceilingId: string | null = null;

/** From now on all assistants together may do no more than this; no rules = as much as they like. */
export async function setTogether(rules: readonly Rule[]): Promise<void> {
  ceilingId ??= randomUUID();
  await makeRole(rules, "ceiling", ceilingId);
}

async function makeRole(rules: readonly Rule[], kind: "role" | "ceiling", roleId: string = randomUUID()) {
  const version = { id: randomUUID(), roleId, roleName: roleId.slice(0, 8), rules, kind, createdBy: OWNER.userId };
  await inShop(LOTO, (tx) => insertRoleVersion(tx, LOTO, version));
  return version.id;
}
