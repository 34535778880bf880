import { z } from "zod";
import type { Tx } from "../../platform/tx";
import { Rules, type Rule } from "../policy/rule";

const GrantRow = z.object({ id: z.uuid(), shopify_user_id: z.string(), role_version_id: z.uuid(), status: z.string() });

/** One person's right to work in the shop, as the owner's actions change it. */
export type HeldGrant = {
  readonly id: string;
  readonly shopifyUserId: string;
  readonly roleVersionId: string;
  readonly status: string;
};

type NewGrant = {
  readonly id: string;
  readonly shopifyUserId: string;
  readonly roleVersionId: string;
  readonly status: "active" | "waiting";
  readonly overrides?: readonly Rule[];
  readonly validUntil?: string | null;
  readonly timeZone?: string | null;
};

export async function insertGrant(tx: Tx, shop: string, grant: NewGrant): Promise<void> {
  await tx.query(
    `insert into assistant_grant (shop, id, shopify_user_id, role_version_id, status, overrides, valid_until, time_zone)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
    [
      shop,
      grant.id,
      grant.shopifyUserId,
      grant.roleVersionId,
      grant.status,
      JSON.stringify(grant.overrides ?? []),
      grant.validUntil ?? null,
      grant.timeZone ?? null,
    ],
  );
}

/** The grant, locked for change; undefined when this shop has none with this id. */
export async function lockGrant(tx: Tx, shop: string, id: string): Promise<HeldGrant | undefined> {
  const { rows } = await tx.query(
    "select id, shopify_user_id, role_version_id, status from assistant_grant where shop = $1 and id = $2 for update",
    [shop, id],
  );
  return rows[0] === undefined ? undefined : fromRow(rows[0]);
}

export async function activateGrant(tx: Tx, shop: string, id: string): Promise<void> {
  await tx.query("update assistant_grant set status = 'active', version = version + 1 where shop = $1 and id = $2", [
    shop,
    id,
  ]);
}

/** What a stop ended, and the moment from which nothing of theirs is admitted or claimed any more (ISO, UTC). */
export type Stopped = { readonly grants: readonly HeldGrant[]; readonly at: string };

/**
 * Stops one grant, or with null every living one. The rows are locked before the moment is read: whoever is being
 * admitted or is claiming a sending comes before it, whoever comes later sees the stop.
 */
export async function stopGrants(tx: Tx, shop: string, id: string | null): Promise<Stopped> {
  await tx.query(
    `select 1 from assistant_grant where shop = $1 and status <> 'stopped' and ($2::uuid is null or id = $2)
     order by id for update`,
    [shop, id],
  );
  const { rows } = await tx.query(
    `update assistant_grant set status = 'stopped', stopped_at = app_now(), version = version + 1
     where shop = $1 and status <> 'stopped' and ($2::uuid is null or id = $2)
     returning id, shopify_user_id, role_version_id, status`,
    [shop, id],
  );
  const clock = await tx.query("select app_now() as at");
  return { grants: rows.map(fromRow), at: z.date().parse(clock.rows[0]?.["at"]).toISOString() };
}

/** True when this person holds a grant that is not stopped. */
export async function hasLivingGrant(tx: Tx, shop: string, userId: string): Promise<boolean> {
  const { rows } = await tx.query(
    "select 1 from assistant_grant where shop = $1 and shopify_user_id = $2 and status <> 'stopped'",
    [shop, userId],
  );
  return rows.length > 0;
}

function fromRow(row: unknown): HeldGrant {
  const grant = GrantRow.parse(row);
  return {
    id: grant.id,
    shopifyUserId: grant.shopify_user_id,
    roleVersionId: grant.role_version_id,
    status: grant.status,
  };
}

const ListedGrant = z.object({
  id: z.uuid(),
  shopify_user_id: z.string(),
  status: z.enum(["active", "waiting", "stopped"]),
  rules: Rules,
  overrides: Rules,
  role_id: z.uuid(),
  role_name: z.string(),
  valid_from: z.date().nullable(),
  valid_until: z.date().nullable(),
  time_zone: z.string().nullable(),
});
export type ListedGrant = z.infer<typeof ListedGrant>;

/** Every grant of the shop with the rules it points to, living ones first, then the newest. */
export async function listGrants(tx: Tx, shop: string): Promise<ListedGrant[]> {
  const { rows } = await tx.query(
    `select g.id, g.shopify_user_id, g.status, v.rules, g.overrides, v.role_id, r.name as role_name, g.valid_from,
       g.valid_until, g.time_zone
     from assistant_grant g
     join role_version v on v.shop = g.shop and v.id = g.role_version_id
     join role r on r.shop = v.shop and r.id = v.role_id
     where g.shop = $1 order by g.status = 'stopped', g.created_at desc limit 200`,
    [shop],
  );
  return rows.map((row) => ListedGrant.parse(row));
}
