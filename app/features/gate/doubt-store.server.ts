import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";

/**
 * Whose outcome is open or came to nothing: unknown, left to the owner, a lease that ran out, waiting to be sent, money
 * at a gateway; and until the owner says they saw it, money that was refused and what Delega was not let do. A sending
 * under its lease is no doubt yet. Each branch has a partial index of its own.
 */
const IN_DOUBT = `
  select id from intent where shop = $1
    and (state in ('RESERVED', 'SENDING', 'UNKNOWN', 'NEEDS_OWNER') or settlement = 'PENDING')
    and (state in ('UNKNOWN', 'NEEDS_OWNER', 'SUCCEEDED') or (state = 'SENDING' and lease_until < app_now())
         or (state = 'RESERVED' and (not_before is not null or created_at < app_now() - interval '10 seconds')))
  union all
  select id from intent where shop = $1 and noted_at is null and (settlement in ('FAILURE', 'PARTIAL') or state = 'FAILED')
    and (settlement in ('FAILURE', 'PARTIAL') or problem->>'code' in ('scope_missing', 'app_not_installed') or problem->>'status' = '403')`;

const Moment = z
  .date()
  .nullable()
  .transform((at) => at?.toISOString() ?? null);

const Row = z.object({
  id: z.uuid(),
  number: z.coerce.number().int(),
  effect: z.string(),
  actor_user: z.string(),
  actor_name: z.string(),
  order_gid: z.string().nullable(),
  order_name: z.string().nullable(),
  amount_minor: z.coerce.number().int(),
  currency: z.string().nullable(),
  state: z.string(),
  settlement: z.string().nullable(),
  sends: z.int(),
  looked_up: z.int(),
  created_at: z.date().transform((at) => at.toISOString()),
  first_sent_at: Moment,
  first_absent_at: Moment,
  last_sent_at: Moment,
  refused_at: Moment,
  not_before: Moment,
  lease_until: Moment,
  problem: z.string().nullable(),
  leaf_index: z.coerce.number().int().nullable(),
});

/** An intent in doubt, as stored. Times ISO, UTC; amounts in minor units of `currency`. */
export type DoubtRow = z.infer<typeof Row>;

/** The oldest first, what needs the owner before all; `actorUser` null = everybody's. */
export async function listDoubts(
  shop: string,
  { actorUser, limit }: { readonly actorUser: string | null; readonly limit: number },
): Promise<DoubtRow[]> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select id, number, effect, actor_user, actor_name, order_gid, input->>'order' as order_name, amount_minor, currency,
         state, settlement, sends, looked_up, created_at, first_sent_at, first_absent_at, last_sent_at, refused_at,
         not_before, lease_until, problem->>'code' as problem,
         (select max(leaf_index) from record_entry e
          where e.shop = $1 and e.order_gid = intent.order_gid and e.intent_id = intent.id) as leaf_index
       from intent where shop = $1 and id in (${IN_DOUBT}) and ($2::text is null or actor_user = $2)
       order by state = 'NEEDS_OWNER' desc, coalesce(settlement, '') in ('FAILURE', 'PARTIAL') desc, state = 'FAILED' desc,
         created_at, number limit $3`,
      [shop, actorUser, limit],
    );
    return rows.map((row) => Row.parse(row));
  });
}

const Counts = z.object({
  decide: z.coerce.number().int(),
  money_failed: z.coerce.number().int(),
  not_sent: z.coerce.number().int(),
  checking: z.coerce.number().int(),
});

/** How many are in doubt, by what they need: a decision, a new request, a permission, or only time. */
export async function countDoubts(
  shop: string,
  actorUser: string | null,
): Promise<{ decide: number; moneyFailed: number; notSent: number; checking: number }> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select count(*) filter (where state = 'NEEDS_OWNER') as decide,
         count(*) filter (where settlement in ('FAILURE', 'PARTIAL')) as money_failed,
         count(*) filter (where state = 'FAILED') as not_sent,
         count(*) filter (where state in ('RESERVED', 'SENDING', 'UNKNOWN') or settlement = 'PENDING') as checking
       from intent where shop = $1 and id in (${IN_DOUBT}) and ($2::text is null or actor_user = $2)`,
      [shop, actorUser],
    );
    const { decide, money_failed, not_sent, checking } = Counts.parse(rows[0]);
    return { decide, moneyFailed: money_failed, notSent: not_sent, checking };
  });
}

/** The owner saw that it came to nothing; false when there is no such thing to be seen. */
export async function noteDoubt(tx: Tx, shop: string, intentId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update intent set noted_at = app_now() where shop = $1 and id = $2 and noted_at is null
       and (settlement in ('FAILURE', 'PARTIAL') or state = 'FAILED')`,
    [shop, intentId],
  );
  return rowCount === 1;
}
