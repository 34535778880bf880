import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import { LEAK_STEP_NAMES, type LeakStep, type LeakTick } from "./leak";

const iso = z.date().transform((at) => at.toISOString());
const Row = z
  .object({
    id: z.string(),
    name: z.string(),
    held_scopes: z.array(z.string()),
    granted_scopes: z.array(z.string()),
    scopes_seen_at: iso.nullable(),
    held_at: z.record(
      z.string(),
      z.string().transform((at) => new Date(at).toISOString()),
    ),
    ticks: z.array(
      z.object({
        step: z.enum(LEAK_STEP_NAMES),
        at: z.string().transform((at) => new Date(at).toISOString()),
        by: z.string(),
      }),
    ),
  })
  .transform((row) => ({
    grantId: row.id,
    name: row.name,
    seenAt: row.scopes_seen_at,
    told: {
      scopes: row.scopes_seen_at === null ? null : { held: row.held_scopes, granted: row.granted_scopes },
      heldAt: row.held_at,
    },
    ticks: new Map<LeakStep, LeakTick>(row.ticks.map(({ step, at, by }) => [step, { at, by }])),
  }));

/** What Shopify told of a grant's person, when it last did, and what the owner looked up. Times ISO, UTC. */
export type LeakFacts = z.infer<typeof Row>;

/** Of each living grant; `grantId` null = of all. */
export async function listLeakFacts(shop: string, grantId: string | null): Promise<LeakFacts[]> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select g.id, trim(coalesce(p.first_name || ' ' || p.last_name, '')) as name,
              coalesce(p.held_scopes, '{}') as held_scopes, coalesce(p.granted_scopes, '{}') as granted_scopes,
              p.scopes_seen_at, coalesce(p.held_at, '{}') as held_at,
              (select coalesce(jsonb_agg(jsonb_build_object('step', c.step, 'at', c.checked_at, 'by', c.checked_by)), '[]')
               from leak_check c where c.shop = $1 and c.grant_id = g.id) as ticks
       from assistant_grant g left join person p on p.shop = $1 and p.shopify_user_id = g.shopify_user_id
       where g.shop = $1 and g.status <> 'stopped' and ($2::uuid is null or g.id = $2) order by g.id`,
      [shop, grantId],
    ),
  );
  return rows.map((row) => Row.parse(row));
}

/** Notes that the owner looked, now; the person of the grant, or undefined when the shop has no living one with this id. */
export async function noteCheck(
  tx: Tx,
  shop: string,
  { grantId, step, by }: { readonly grantId: string; readonly step: LeakStep; readonly by: string },
): Promise<string | undefined> {
  const { rows } = await tx.query(
    `with noted as (
       insert into leak_check (shop, grant_id, step, checked_at, checked_by)
       select shop, id, $3, app_now(), $4 from assistant_grant where shop = $1 and id = $2 and status <> 'stopped'
       on conflict (shop, grant_id, step) do update set checked_at = excluded.checked_at, checked_by = excluded.checked_by
       returning grant_id
     )
     select g.shopify_user_id from noted join assistant_grant g on g.shop = $1 and g.id = noted.grant_id`,
    [shop, grantId, step, by],
  );
  return rows[0] === undefined ? undefined : String(rows[0]["shopify_user_id"]);
}
