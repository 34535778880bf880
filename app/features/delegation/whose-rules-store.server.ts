import { z } from "zod";
import { inShop } from "../../platform/db.server";

const RoleRow = z.object({ role_id: z.uuid(), name: z.string() });

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
