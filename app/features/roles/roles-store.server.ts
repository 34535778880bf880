import { z } from "zod";
import type { Tx } from "../../platform/tx";
import { PRESETS } from "../policy/presets";
import { Rules, type Rule } from "../policy/rule";

const RoleRow = z.object({
  id: z.uuid(),
  name: z.string(),
  preset: z.enum(PRESETS).nullable().catch(null),
  retired: z.boolean(),
  version_id: z.uuid(),
  number: z.int(),
  rules: Rules,
});

/** A role with its newest version. */
export type HeldRole = {
  readonly id: string;
  readonly name: string;
  readonly preset: (typeof PRESETS)[number] | null;
  readonly retired: boolean;
  readonly versionId: string;
  readonly rules: Rule[];
};

const NEWEST = `select r.id, r.name, r.preset, r.retired_at is not null as retired, v.id as version_id, v.number, v.rules
  from role r join role_version v on v.shop = r.shop and v.role_id = r.id`;

/** The role, locked for change; undefined when this shop has no role with this id. The ceiling is none. */
export async function lockRole(tx: Tx, shop: string, id: string): Promise<HeldRole | undefined> {
  const { rows } = await tx.query(
    `${NEWEST} where r.shop = $1 and r.id = $2 and r.kind = 'role' order by v.number desc limit 1 for update of r`,
    [shop, id],
  );
  return rows[0] === undefined ? undefined : roleFrom(rows[0]);
}

/** The shop's ceiling; undefined when none was ever set. */
export async function lockCeiling(tx: Tx, shop: string): Promise<HeldRole | undefined> {
  const { rows } = await tx.query(
    `${NEWEST} where r.shop = $1 and r.kind = 'ceiling' order by v.number desc limit 1 for update of r`,
    [shop],
  );
  return rows[0] === undefined ? undefined : roleFrom(rows[0]);
}

/** Does another role that is in use have this name, in whatever letters? */
export async function isNameTaken(tx: Tx, shop: string, { name, not }: { name: string; not: string | null }) {
  const { rows } = await tx.query(
    `select 1 from role where shop = $1 and kind = 'role' and retired_at is null and lower(name) = lower($2)
       and ($3::uuid is null or id <> $3)`,
    [shop, name, not],
  );
  return rows.length > 0;
}

/** The name itself, or with the first number that makes it one no other role in use has. */
export async function freeName(tx: Tx, shop: string, name: string): Promise<string> {
  const short = name.slice(0, LONGEST_NAME).trim();
  for (let number = 2, tried = short; ; number += 1) {
    if (!(await isNameTaken(tx, shop, { name: tried, not: null }))) return tried;
    tried = `${short} ${String(number)}`;
  }
}

/** Room for a number behind it. */
const LONGEST_NAME = 55;

/** The roles in use that began as this preset, not as somebody's copy; the oldest first. */
export async function listPresetRoles(tx: Tx, shop: string, preset: string): Promise<HeldRole[]> {
  const { rows } = await tx.query(
    `${NEWEST} where r.shop = $1 and r.kind = 'role' and r.preset = $2 and r.retired_at is null and r.copied_from is null
       and v.number = (select max(number) from role_version where shop = r.shop and role_id = r.id)
     order by r.name <> $2, (select min(created_at) from role_version where shop = r.shop and role_id = r.id), r.id`,
    [shop, preset],
  );
  return rows.map(roleFrom);
}

export async function describeRole(
  tx: Tx,
  shop: string,
  { id, name, preset }: Pick<HeldRole, "id" | "name" | "preset">,
): Promise<void> {
  await tx.query("update role set name = $3, preset = $4 where shop = $1 and id = $2", [shop, id, name, preset]);
}

export async function closeRole(tx: Tx, shop: string, id: string): Promise<void> {
  await tx.query("update role set retired_at = app_now() where shop = $1 and id = $2", [shop, id]);
}

function roleFrom(row: unknown): HeldRole {
  const { id, name, preset, retired, version_id: versionId, rules } = RoleRow.parse(row);
  return { id, name, preset, retired, versionId, rules };
}
