import { verifyRecord } from "../../app/features/audit/verify.server";
import { inShop } from "../../app/platform/db.server";
import { refunded, refundTotal } from "../practice/shop/sums";
import { LOTO, type PracticeShop } from "./practice-shop";

/** Intents that still wait for something; those left to the owner do not. */
export async function unsettled(): Promise<number> {
  return inShop(LOTO, async (tx) => {
    const { rows } = await tx.query<{ count: string }>(
      "select count(*) from intent where state in ('RESERVED', 'SENDING', 'UNKNOWN')",
    );
    return Number(rows[0]?.count);
  });
}

type Row = { reference: string; state: string; amount: number; usage: string; outcomes: number };

/**
 * What a bad day left, counted from all sides. Doubled: more than one refund for an intent. Lost: an intent without an
 * outcome, or one that succeeded without a refund of its amount. Ghost: a refund of ours without an intent that
 * succeeded. Amounts in minor units.
 */
export async function aftermath(practice: PracticeShop) {
  const intents = await readIntents();
  const refunds = refundsByReference(practice);
  const bySuccess = new Set(intents.filter(({ state }) => state === "SUCCEEDED").map(({ reference }) => reference));
  const storeMinor = practice.shop().orders.reduce((sum, order) => sum + (hasOurs(order) ? refunded(order) : 0), 0);
  const spentMinor = sumOf(intents, "spent");
  return {
    intents: intents.length,
    succeeded: bySuccess.size,
    doubled: intents.filter(({ reference }) => (refunds.get(reference)?.length ?? 0) > 1).length,
    lost: intents.filter((one) => isLost(one, refunds.get(one.reference))).length,
    ghost: [...refunds.keys()].filter((reference) => !bySuccess.has(reference)).length,
    needsOwner: intents.filter(({ state }) => state === "NEEDS_OWNER").length,
    usageEqualsStore: spentMinor === storeMinor && sumOf(intents, "reserved") === 0,
    recordEqualsStore: (await recordedMinor()) === storeMinor && intents.every(({ outcomes }) => outcomes === 1),
    recordIntact: (await verifyRecord(LOTO, null)).intact,
    refundedMinor: storeMinor,
    /** Everything that was ever let through, also what turned out stale. */
    reservedMinor: intents.reduce((sum, { amount }) => sum + amount, 0),
  };
}

function isLost({ state, amount }: Row, refunds: readonly number[] = []): boolean {
  if (["RESERVED", "SENDING", "UNKNOWN", "NEEDS_OWNER"].includes(state)) return true;
  return state === "SUCCEEDED" && refunds[0] !== amount;
}

const sumOf = (intents: readonly Row[], usage: string) =>
  intents.filter((one) => one.usage === usage).reduce((sum, { amount }) => sum + amount, 0);

async function readIntents(): Promise<Row[]> {
  return inShop(LOTO, async (tx) => {
    const { rows } = await tx.query<Omit<Row, "amount" | "outcomes"> & { amount: string; outcomes: string }>(
      `select 'D-' || i.number as reference, i.state, i.amount_minor as amount, u.state as usage,
         (select count(*) from record_entry e where e.shop = i.shop and e.intent_id = i.id
          and e.phase in ('done', 'failed', 'stale', 'cancelled')) as outcomes
       from intent i join usage u on u.shop = i.shop and u.intent_id = i.id and u.action = i.action where i.effect = 'refund.issue'`,
    );
    return rows.map((row) => ({ ...row, amount: Number(row.amount), outcomes: Number(row.outcomes) }));
  });
}

async function recordedMinor(): Promise<number> {
  return inShop(LOTO, async (tx) => {
    const { rows } = await tx.query<{ sum: string }>(
      `select coalesce(sum(round((convert_from(bytes, 'UTF8')::jsonb #>> '{after,this_refund,amount}')::numeric * 100)), 0) as sum
       from record_entry where phase = 'done' and effect = 'refund.issue'`,
    );
    return Number(rows[0]?.sum);
  });
}

type Orders = ReturnType<PracticeShop["shop"]>["orders"];
const REFERENCE = /· (D-\d+) ·/;
const hasOurs = (order: Orders[number]) => order.refunds.some(({ note }) => REFERENCE.test(note ?? ""));

function refundsByReference(practice: PracticeShop): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const order of practice.shop().orders)
    for (const refund of order.refunds) {
      const reference = REFERENCE.exec(refund.note ?? "")?.[1];
      if (reference !== undefined) found.set(reference, [...(found.get(reference) ?? []), refundTotal(order, refund)]);
    }
  return found;
}
