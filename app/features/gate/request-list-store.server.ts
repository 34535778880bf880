import { z } from "zod";
import { inShop } from "../../platform/db.server";
import { Reasons } from "./approval-store.server";

const Row = z
  .object({
    intent_id: z.uuid(),
    number: z.coerce.number().int(),
    effect: z.string(),
    state: z.enum(["PENDING_APPROVAL", "APPROVED"]),
    actor_user: z.string(),
    actor_name: z.string(),
    order_gid: z.string().nullable(),
    input: z.record(z.string(), z.json()),
    amount_minor: z.coerce.number().int(),
    currency: z.string().nullable(),
    note: z.string(),
    reasons: Reasons,
    asked_at: z.date(),
    expires_at: z.date(),
    returned: z.boolean(),
    answer_text: z.string(),
  })
  .transform((row) => ({
    intentId: row.intent_id,
    number: row.number,
    effect: row.effect,
    state: row.state,
    actorUser: row.actor_user,
    actorName: row.actor_name,
    orderGid: row.order_gid,
    input: row.input,
    amountMinor: row.amount_minor,
    currency: row.currency,
    note: row.note,
    reasons: row.reasons,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    returned: row.returned,
    answerText: row.answer_text,
  }));

/** A request that waits: for an answer, or approved for its asker to do it. Times ISO, UTC. */
export type OpenRequest = z.infer<typeof Row>;

type Asked = {
  /** Null = everybody's. */
  readonly actorUser: string | null;
  readonly state: OpenRequest["state"];
  readonly limit: number;
};

const OPEN = `select r.intent_id, i.number, i.effect, i.state, i.actor_user, i.actor_name, i.order_gid, i.input,
    i.amount_minor, i.currency, r.note, r.reasons, r.asked_at, r.expires_at, r.returned_at is not null as returned,
    r.answer_text
  from approval_request r join intent i on i.shop = $1 and i.id = r.intent_id
  where r.shop = $1 and r.expires_at > app_now() and ($2::text is null or i.actor_user = $2)`;

/** The oldest first; what has run out is not among them. */
export async function listRequests(shop: string, { actorUser, state, limit }: Asked): Promise<OpenRequest[]> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(`${OPEN} and i.state = $3 order by r.asked_at, i.number limit $4`, [shop, actorUser, state, limit]),
  );
  return rows.map((row) => Row.parse(row));
}

/** One that waits for its answer or to be done; undefined = it does not, or it is somebody else's than `actorUser`'s. */
export async function openRequest(
  shop: string,
  { actorUser, intentId }: Pick<Asked, "actorUser"> & { readonly intentId: string },
): Promise<OpenRequest | undefined> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(`${OPEN} and i.state in ('PENDING_APPROVAL', 'APPROVED') and r.intent_id = $3`, [
      ...[shop, actorUser, intentId],
    ]),
  );
  return rows[0] === undefined ? undefined : Row.parse(rows[0]);
}

const Usual = z.object({ seconds: z.coerce.number().nullable(), count: z.coerce.number().int() });
/** Fewer answers say nothing of the next one. */
const FEWEST = 3;

/** How long the shop's owner usually takes to answer, seconds: the median of the last 60 days; null = not known yet. */
export async function usualAnswer(shop: string): Promise<number | null> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select count(*) as count,
              percentile_cont(0.5) within group (order by extract(epoch from answered_at - asked_at)) as seconds
       from approval_request where shop = $1 and answered_at > app_now() - interval '60 days'`,
      [shop],
    ),
  );
  const { count, seconds } = Usual.parse(rows[0]);
  return count < FEWEST ? null : seconds;
}

const Week = z.object({ count: z.coerce.number().int(), sum: z.coerce.number().int() });

/** What a person had refunded in the last seven days: how often, and how much in minor units of the shop's currency. */
export async function weekOf(shop: string, actorUser: string): Promise<{ count: number; sumMinor: number }> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select count(*) as count, coalesce(sum(amount_minor), 0) as sum from intent
       where shop = $1 and actor_user = $2 and state = 'SUCCEEDED' and amount_minor > 0
         and created_at > app_now() - interval '7 days'`,
      [shop, actorUser],
    ),
  );
  const { count, sum } = Week.parse(rows[0]);
  return { count, sumMinor: sum };
}
