import { z } from "zod";
import { inShop } from "../../platform/db.server";
import { PRESETS } from "../policy/presets";
import { Rules } from "../policy/rule";

const RoleRow = z.object({
  id: z.uuid(),
  name: z.string(),
  preset: z.enum(PRESETS).nullable().catch(null),
  retired: z.boolean(),
  version_id: z.uuid(),
  number: z.int(),
  rules: Rules,
  created_at: z.date(),
  created_by: z.string(),
});
export type RoleRow = z.infer<typeof RoleRow>;

const HolderRow = z.object({ id: z.uuid(), shopify_user_id: z.string(), overrides: Rules, role_id: z.uuid() });
const InvitedRow = z.object({ id: z.uuid(), name: z.string(), role_id: z.uuid() });

/** Roles with who works under them and who is invited to them. */
export type RoleList = {
  readonly roles: readonly RoleRow[];
  readonly holders: readonly z.infer<typeof HolderRow>[];
  readonly invited: readonly z.infer<typeof InvitedRow>[];
};

/** The roles in use, oldest first; with an id that one, also retired. Each with its newest version. */
export async function listRoleRows(shop: string, roleId: string | null): Promise<RoleList> {
  return inShop(shop, async (tx) => {
    const roles = await tx.query(
      `select r.id, r.name, r.preset, r.retired_at is not null as retired, v.id as version_id, v.number, v.rules,
         v.created_at, v.created_by
       from role r cross join lateral (
         select * from role_version where shop = r.shop and role_id = r.id order by number desc limit 1) v
       where r.shop = $1 and r.kind = 'role' and case when $2::uuid is null then r.retired_at is null else r.id = $2 end
       order by (select min(created_at) from role_version where shop = r.shop and role_id = r.id), r.id limit 200`,
      [shop, roleId],
    );
    const holders = await tx.query(
      `select g.id, g.shopify_user_id, g.overrides, v.role_id from assistant_grant g
       join role_version v on v.shop = g.shop and v.id = g.role_version_id
       where g.shop = $1 and g.status <> 'stopped' and ($2::uuid is null or v.role_id = $2) order by g.created_at, g.id`,
      [shop, roleId],
    );
    const invited = await tx.query(
      `select i.id, i.name, v.role_id from invitation i join role_version v on v.shop = i.shop and v.id = i.role_version_id
       where i.shop = $1 and i.state = 'open' and ($2::uuid is null or v.role_id = $2) order by i.created_at, i.id`,
      [shop, roleId],
    );
    return {
      roles: roles.rows.map((row) => RoleRow.parse(row)),
      holders: holders.rows.map((row) => HolderRow.parse(row)),
      invited: invited.rows.map((row) => InvitedRow.parse(row)),
    };
  });
}

const VersionRow = z.object({
  id: z.uuid(),
  role_id: z.uuid(),
  number: z.int(),
  rules: Rules,
  created_at: z.date(),
  created_by: z.string(),
});
export type VersionRow = z.infer<typeof VersionRow>;

/** The versions of a role, the newest first; `roleId` "ceiling" = of the shop's ceiling. */
export async function listVersions(shop: string, roleId: string, limit: number): Promise<VersionRow[]> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select v.id, v.role_id, v.number, v.rules, v.created_at, v.created_by from role_version v
       join role r on r.shop = v.shop and r.id = v.role_id
       where v.shop = $1 and case when $2 = 'ceiling' then r.kind = 'ceiling' else r.id::text = $2 end
       order by v.number desc limit $3`,
      [shop, roleId, limit],
    );
    return rows.map((row) => VersionRow.parse(row));
  });
}
