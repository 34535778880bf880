import { inShop } from "../../platform/db.server";
import { entryOf } from "./entries";
import { intentFrom } from "./intent-row";
import { gateSettleIn } from "./intent-store.server";
import { baseOf } from "./settle-unknown.server";

const MOST = 100;

/** Ends what nobody answered, or nobody did, in time; the record says so. Returns how many. `now` ISO, UTC. */
export async function expireRequests(shop: string, now: string): Promise<number> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select i.* from intent i join approval_request r on r.shop = $1 and r.intent_id = i.id
       where i.shop = $1 and i.state in ('PENDING_APPROVAL', 'APPROVED') and r.expires_at <= app_now()
       order by i.number limit $2 for update of i`,
      [shop, MOST],
    );
    for (const intent of rows.map(intentFrom)) {
      const phase = { phase: "expired", after: { problem: "approval_expired" } } as const;
      await gateSettleIn(tx, shop, {
        intentId: intent.id,
        settlement: {
          to: "EXPIRED",
          from: ["PENDING_APPROVAL", "APPROVED"],
          usage: "released",
          problem: { code: "approval_expired" },
          entry: entryOf(baseOf(shop, intent), { at: now, before: intent.before, ...phase }),
        },
      });
    }
    return rows.length;
  });
}
