import { z } from "zod";
import { inShop } from "../../platform/db.server";

const Row = z.object({
  actor_user: z.string(),
  replies: z.coerce.number().int(),
  refunds: z.coerce.number().int(),
  refunded_minor: z.coerce.number().int(),
});

/** What one person did since a moment: replies used, refunds made (minor units, shop currency). */
export type Work = {
  readonly replies: number;
  readonly refunds: number;
  readonly refundedMinor: number;
};
export const NO_WORK: Work = { replies: 0, refunds: 0, refundedMinor: 0 };

/** Work by person, since the start of the shop's day or in the last seven days. */
export async function workByPerson(
  shop: string,
  since: "today" | "week",
  timeZone: string,
): Promise<ReadonlyMap<string, Work>> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select actor_user,
         count(*) filter (where effect = 'reply.use') as replies,
         count(*) filter (where effect = 'refund.issue' and state = 'SUCCEEDED') as refunds,
         coalesce(sum(amount_minor) filter (where effect = 'refund.issue' and state in ('SUCCEEDED', 'SENDING', 'UNKNOWN', 'RESERVED', 'NEEDS_OWNER')), 0) as refunded_minor
       from intent where shop = $1 and created_at >= case $2 when 'today'
         then date_trunc('day', app_now() at time zone $3) at time zone $3 else app_now() - interval '7 days' end
       group by actor_user`,
      [shop, since, timeZone],
    );
    return new Map(
      rows.map((row) => {
        const { actor_user, replies, refunds, refunded_minor } = Row.parse(row);
        return [actor_user, { replies, refunds, refundedMinor: refunded_minor }] as const;
      }),
    );
  });
}
