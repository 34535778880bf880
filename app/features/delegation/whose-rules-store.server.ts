import { z } from "zod";
import { inShop } from "../../platform/db.server";
import { Rules, type Rule } from "../policy/rule";

const RoleRow = z.object({ role_id: z.uuid(), name: z.string() });
const RulesRow = z.object({ rules: Rules });

/** The shop's roles in use, by name; one that began as a preset keeps the preset's word as its name. */
export async function listOwnRoles(shop: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select id as role_id, name from role
       where shop = $1 and kind = 'role' and retired_at is null order by name limit 100`,
      [shop],
    ),
  );
  return rows.map((row) => RoleRow.parse(row)).map(({ role_id: id, name }) => ({ id, name }));
}

/** The newest rules of one role and the shop's ceiling; null = this shop has no such role. */
export async function readRoleRules(shop: string, roleId: string): Promise<readonly Rule[] | null> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query("select rules from role_version where shop = $1 and role_id = $2 order by number desc limit 1", [
      shop,
      roleId,
    ]),
  );
  return rows[0] === undefined ? null : RulesRow.parse(rows[0]).rules;
}

/** The limits that hold for all assistants together; none where the owner set none. */
export async function readCeiling(shop: string): Promise<readonly Rule[]> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select v.rules from role_version v join role r on r.shop = v.shop and r.id = v.role_id
       where v.shop = $1 and r.kind = 'ceiling' order by v.number desc limit 1`,
      [shop],
    ),
  );
  return rows[0] === undefined ? [] : RulesRow.parse(rows[0]).rules;
}
