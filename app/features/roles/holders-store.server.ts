import { z } from "zod";
import type { Tx } from "../../platform/tx";
import { Rules, type Rule } from "../policy/rule";

const HolderRow = z.object({
  id: z.uuid(),
  shopify_user_id: z.string(),
  role_version_id: z.uuid(),
  overrides: Rules,
  valid_from: z.date().nullable(),
  valid_until: z.date().nullable(),
  time_zone: z.string().nullable(),
});

/** Somebody's living grant, as changes of roles see it. Dates as ISO instants. */
export type Holder = {
  readonly grantId: string;
  readonly userId: string;
  readonly roleVersionId: string;
  readonly overrides: Rule[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly timeZone: string | null;
};

const COLUMNS = "g.id, g.shopify_user_id, g.role_version_id, g.overrides, g.valid_from, g.valid_until, g.time_zone";

/** A living grant, locked for change; undefined when this shop has none with this id, or it was stopped. */
export async function lockHolder(tx: Tx, shop: string, grantId: string): Promise<Holder | undefined> {
  const { rows } = await tx.query(
    `select ${COLUMNS} from assistant_grant g where g.shop = $1 and g.id = $2 and g.status <> 'stopped' for update`,
    [shop, grantId],
  );
  return rows[0] === undefined ? undefined : holderFrom(rows[0]);
}

/** Everybody who works under a role, locked for change. */
export async function lockHoldersOf(tx: Tx, shop: string, roleId: string): Promise<Holder[]> {
  const { rows } = await tx.query(
    `select ${COLUMNS} from assistant_grant g join role_version v on v.shop = g.shop and v.id = g.role_version_id
     where g.shop = $1 and v.role_id = $2 and g.status <> 'stopped' order by g.id for update of g`,
    [shop, roleId],
  );
  return rows.map(holderFrom);
}

/** Every living grant of the shop gets a new version, so that what was decided before is decided again; how many. */
export async function renewAllGrants(tx: Tx, shop: string): Promise<number> {
  const { rowCount } = await tx.query(
    "update assistant_grant set version = version + 1 where shop = $1 and status <> 'stopped'",
    [shop],
  );
  return rowCount ?? 0;
}

/** The grant points to another version of a role, with these own rows; it counts from the next request on. */
export async function moveHolder(
  tx: Tx,
  shop: string,
  { grantId, roleVersionId, overrides }: Pick<Holder, "grantId" | "roleVersionId" | "overrides">,
): Promise<void> {
  await tx.query(
    `update assistant_grant set role_version_id = $3, overrides = $4::jsonb, version = version + 1
     where shop = $1 and id = $2`,
    [shop, grantId, roleVersionId, JSON.stringify(overrides)],
  );
}

export async function setHolderTerms(
  tx: Tx,
  shop: string,
  terms: Pick<Holder, "grantId" | "validFrom" | "validUntil" | "timeZone">,
): Promise<void> {
  await tx.query(
    `update assistant_grant set valid_from = $3, valid_until = $4, time_zone = $5, version = version + 1
     where shop = $1 and id = $2`,
    [shop, terms.grantId, terms.validFrom, terms.validUntil, terms.timeZone],
  );
}

const InvitedRow = z.object({ id: z.uuid(), overrides: Rules });

/** The open invitations that will give a role, locked for change. */
export async function lockInvitedTo(
  tx: Tx,
  shop: string,
  roleId: string,
): Promise<{ id: string; overrides: Rule[] }[]> {
  const { rows } = await tx.query(
    `select i.id, i.overrides from invitation i join role_version v on v.shop = i.shop and v.id = i.role_version_id
     where i.shop = $1 and v.role_id = $2 and i.state = 'open' order by i.id for update of i`,
    [shop, roleId],
  );
  return rows.map((row) => InvitedRow.parse(row));
}

export async function moveInvited(
  tx: Tx,
  shop: string,
  { id, roleVersionId, overrides }: { id: string; roleVersionId: string; overrides: readonly Rule[] },
): Promise<void> {
  await tx.query(
    "update invitation set role_version_id = $3, overrides = $4::jsonb where shop = $1 and id = $2 and state = 'open'",
    [shop, id, roleVersionId, JSON.stringify(overrides)],
  );
}

function holderFrom(row: unknown): Holder {
  const held = HolderRow.parse(row);
  return {
    grantId: held.id,
    userId: held.shopify_user_id,
    roleVersionId: held.role_version_id,
    overrides: held.overrides,
    validFrom: held.valid_from?.toISOString() ?? null,
    validUntil: held.valid_until?.toISOString() ?? null,
    timeZone: held.time_zone,
  };
}
