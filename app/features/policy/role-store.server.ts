import type { Tx } from "../../platform/tx";
import { Rules, type Rule } from "./rule";

/** A new immutable version of a role; its number follows the role's newest. */
export async function insertRoleVersion(
  tx: Tx,
  shop: string,
  version: { id: string; roleId: string; roleName: string; rules: readonly Rule[]; createdBy: string },
): Promise<void> {
  await tx.query("insert into role (shop, id, name) values ($1, $2, $3) on conflict (shop, id) do nothing", [
    shop,
    version.roleId,
    version.roleName,
  ]);
  await tx.query(
    `insert into role_version (shop, id, role_id, number, rules, created_by)
     select $1, $2, $3, coalesce(max(number), 0) + 1, $4::jsonb, $5 from role_version where shop = $1 and role_id = $3`,
    [shop, version.id, version.roleId, JSON.stringify(version.rules), version.createdBy],
  );
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
