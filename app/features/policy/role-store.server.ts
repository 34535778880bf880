import type { Tx } from "../../platform/tx";
import type { Preset } from "./presets";
import { Rules, type Rule } from "./rule";

/** A new version of a role; what only a new role has is taken when the role is made with it. */
export type NewVersion = {
  readonly id: string;
  readonly roleId: string;
  readonly roleName: string;
  readonly rules: readonly Rule[];
  readonly createdBy: string;
  readonly kind?: "role" | "ceiling";
  readonly preset?: Preset | null;
  readonly copiedFrom?: string;
};

/** A new immutable version of a role, which is made with its first; the number follows the role's newest. */
export async function insertRoleVersion(tx: Tx, shop: string, version: NewVersion): Promise<void> {
  await tx.query(
    `insert into role (shop, id, name, kind, preset, copied_from) values ($1, $2, $3, $4, $5, $6)
     on conflict (shop, id) do nothing`,
    [
      shop,
      version.roleId,
      version.roleName,
      version.kind ?? "role",
      version.preset ?? null,
      version.copiedFrom ?? null,
    ],
  );
  await tx.query(
    `insert into role_version (shop, id, role_id, number, rules, created_by)
     select $1, $2, $3, coalesce(max(number), 0) + 1, $4::jsonb, $5 from role_version where shop = $1 and role_id = $3`,
    [shop, version.id, version.roleId, JSON.stringify(version.rules), version.createdBy],
  );
}

/**
 * Whoever changes the rights of several people at once waits here for one another, before any row is locked, so that no
 * two of them wait for each other's rows. Gone with the transaction.
 */
export async function lockTeam(tx: Tx, shop: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('team:' || $1, 0))", [shop]);
}

/** The rules of one version and the role it belongs to; undefined when this shop has no such version. */
export async function findRoleVersion(
  tx: Tx,
  shop: string,
  id: string,
): Promise<{ roleId: string; rules: Rule[] } | undefined> {
  const { rows } = await tx.query("select role_id, rules from role_version where shop = $1 and id = $2", [shop, id]);
  const row = rows[0];
  return row === undefined ? undefined : { roleId: String(row["role_id"]), rules: Rules.parse(row["rules"]) };
}
