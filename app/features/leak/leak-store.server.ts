import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import type { PersonScopes } from "../policy/person";
import { LEAK_STEP_NAMES, type LeakStep, type LeakTick } from "./leak";

const iso = z.date().transform((at) => at.toISOString());
const Told = z.object({ held_scopes: z.array(z.string()), granted_scopes: z.array(z.string()), scopes_seen_at: iso });
const Tick = z.object({ step: z.enum(LEAK_STEP_NAMES), checked_at: iso, checked_by: z.string() });

export type LeakFacts = {
  readonly scopes: PersonScopes | null;
  readonly seenAt: string | null;
  readonly ticks: ReadonlyMap<LeakStep, LeakTick>;
};

/** What Shopify last said about this grant's person, and what the owner looked up. */
export async function readLeakFacts(shop: string, grantId: string): Promise<LeakFacts> {
  return inShop(shop, async (tx) => {
    const people = await tx.query(
      `select p.held_scopes, p.granted_scopes, p.scopes_seen_at from person p
       join assistant_grant g on g.shop = p.shop and g.shopify_user_id = p.shopify_user_id
       where p.shop = $1 and g.id = $2 and p.scopes_seen_at is not null`,
      [shop, grantId],
    );
    const ticks = await tx.query(
      "select step, checked_at, checked_by from leak_check where shop = $1 and grant_id = $2",
      [shop, grantId],
    );
    const told = people.rows[0] === undefined ? null : Told.parse(people.rows[0]);
    return {
      scopes: told === null ? null : { held: told.held_scopes, granted: told.granted_scopes },
      seenAt: told?.scopes_seen_at ?? null,
      ticks: new Map(
        ticks.rows
          .map((row) => Tick.parse(row))
          .map(({ step, checked_at: at, checked_by: by }) => [step, { at, by }] as const),
      ),
    };
  });
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
