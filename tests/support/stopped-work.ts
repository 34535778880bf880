import { inShop } from "../../app/platform/db.server";
import { LOTO, type PracticeShop } from "./practice-shop";

/** The change's main right has the use that a stop gives back. */
const OF_STOPPED = `
  from intent i join assistant_grant g on g.shop = i.shop and g.id = i.grant_id and g.status = 'stopped'
  join usage u on u.shop = i.shop and u.intent_id = i.id and u.action = i.action where i.effect = 'refund.issue'`;

/** What a grant's person still has waiting that was never sent: nothing, once the stop has answered. */
export async function neverSentOf(grantId: string): Promise<number> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ count: string }>(
      `select count(*) from intent where grant_id = $1
         and state in ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'HELD', 'RESERVED')`,
      [grantId],
    ),
  );
  return Number(rows[0]?.count);
}

/**
 * What became of everything that stopped people had asked for. A sending counts as claimed after the stop when its
 * attempt is younger than the stop, or when the store saw a change that no attempt stands for.
 */
export async function stoppedWork({ store }: PracticeShop) {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ state: string; usage: string; idem_key: string; cancelled: string; before: string; after: string }>(
      `select i.state, u.state as usage, i.idem_key,
         (select count(*) from record_entry e where e.shop = i.shop and e.intent_id = i.id and e.phase = 'cancelled') as cancelled,
         (select count(*) from attempt a where a.shop = i.shop and a.intent_id = i.id and a.at <= g.stopped_at) as before,
         (select count(*) from attempt a where a.shop = i.shop and a.intent_id = i.id and a.at > g.stopped_at) as after
       ${OF_STOPPED}`,
    ),
  );
  const cancelled = rows.filter(({ state }) => state === "CANCELLED");
  const arrived = (key: string) => store.state.mutations.filter((one) => one.idempotencyKey === key).length;
  return {
    intents: rows.length,
    cancelled: cancelled.length,
    succeeded: rows.filter(({ state }) => state === "SUCCEEDED").length,
    claimedAfterTheStop: rows.reduce((sum, { after }) => sum + Number(after), 0),
    arrivedWithoutAClaim: rows.filter((row) => arrived(row.idem_key) > Number(row.before) + Number(row.after)).length,
    notReleased: cancelled.filter(({ usage }) => usage !== "released").length,
    notRecordedOnce: cancelled.filter((row) => row.cancelled !== "1").length,
  };
}
