import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import { intentFrom } from "./intent-row";
import type { StoredIntent } from "./ports";

const Row = z
  .object({
    id: z.uuid(),
    number: z.coerce.number().int(),
    effect: z.string(),
    actor_user: z.string(),
    actor_name: z.string(),
    order_gid: z.string().nullable(),
    order_name: z.string().nullable(),
    amount_minor: z.coerce.number().int(),
    currency: z.string().nullable(),
    held_until: z.date(),
    left_ms: z.coerce.number(),
  })
  .transform((row) => ({
    id: row.id,
    number: row.number,
    effect: row.effect,
    actorUser: row.actor_user,
    actorName: row.actor_name,
    orderGid: row.order_gid,
    orderName: row.order_name,
    amountMinor: row.amount_minor,
    currency: row.currency,
    heldUntil: row.held_until.toISOString(),
    leftMs: row.left_ms,
  }));

/** A change that waits before it leaves. `leftMs` = how long still, by the database's clock. */
export type HeldRow = z.infer<typeof Row>;

/** What has not left yet and can be taken back, the next to leave first; `actorUser` and `orderGid` null = all. */
export async function listHeld(
  shop: string,
  { actorUser, orderGid, limit }: { actorUser: string | null; orderGid: string | null; limit: number },
): Promise<HeldRow[]> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select id, number, effect, actor_user, actor_name, order_gid, input->>'order' as order_name, amount_minor,
              currency, held_until, extract(epoch from held_until - app_now()) * 1000 as left_ms
       from intent where shop = $1 and state = 'HELD' and held_until > app_now()
         and ($2::text is null or actor_user = $2) and ($3::text is null or order_gid = $3)
       order by held_until, number limit $4`,
      [shop, actorUser, orderGid, limit],
    ),
  );
  return rows.map((row) => Row.parse(row));
}

/** The intent with its row locked, so that nobody claims or settles it meanwhile; undefined = this shop has none. */
export async function lockIntent(tx: Tx, shop: string, intentId: string): Promise<StoredIntent | undefined> {
  const { rows } = await tx.query("select * from intent where shop = $1 and id = $2 for update", [shop, intentId]);
  return rows[0] === undefined ? undefined : intentFrom(rows[0]);
}
