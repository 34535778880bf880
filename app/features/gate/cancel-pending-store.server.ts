import type { Tx } from "../../platform/tx";
import { entryOf } from "./entries";
import { NEVER_SENT, ON_ITS_WAY } from "./intent";
import { intentFrom } from "./intent-row";
import { gateSettleIn } from "./intent-store.server";
import { reference } from "./reference";
import { baseOf } from "./settle-unknown.server";

/** Whose rights ended, by whose hand, when (ISO, UTC). */
export type Stopping = { readonly grantIds: readonly string[]; readonly by: string; readonly at: string };

/** References of what was cancelled, and of what may have left and is only looked for from now on. */
export type Pending = { readonly cancelled: readonly string[]; readonly onItsWay: readonly string[] };

const listed = (states: readonly string[]) => states.map((state) => `'${state}'`).join(", ");

/**
 * Cancels what these grants asked for and was never sent: its use of limits is free again, and the record names who
 * stopped it. Call it with the grants' rows locked: then nothing is admitted or claimed meanwhile. All intents are
 * locked before the record is, as every settling does it.
 */
export async function cancelPending(tx: Tx, shop: string, stopping: Stopping): Promise<Pending> {
  const { rows } = await tx.query(
    `select * from intent where shop = $1 and grant_id = any ($2) and state in (${listed(NEVER_SENT)})
     order by number for update`,
    [shop, stopping.grantIds],
  );
  const intents = rows.map(intentFrom);
  for (const intent of intents) {
    const phase = { phase: "cancelled", after: { problem: "access_stopped" }, person: stopping.by } as const;
    await gateSettleIn(tx, shop, {
      intentId: intent.id,
      settlement: {
        to: "CANCELLED",
        from: NEVER_SENT,
        usage: "released",
        problem: { code: "access_stopped" },
        entry: entryOf(baseOf(shop, intent), { at: stopping.at, before: intent.before, ...phase }),
      },
    });
  }
  return { cancelled: intents.map(({ number }) => reference(number)), onItsWay: await onItsWay(tx, shop, stopping) };
}

async function onItsWay(tx: Tx, shop: string, { grantIds }: Stopping): Promise<string[]> {
  const { rows } = await tx.query(
    `select number from intent where shop = $1 and grant_id = any ($2)
       and (state in (${listed(ON_ITS_WAY)}) or settlement = 'PENDING') order by number`,
    [shop, grantIds],
  );
  return rows.map((row) => reference(Number(row["number"])));
}
