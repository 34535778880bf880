import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import { performWith } from "../../app/features/gate/perform-with.server";
import type { Admission, Admitted, Ports } from "../../app/features/gate/ports";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../app/platform/db.server";
import { verifyRecord } from "../../app/features/audit/verify.server";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { anAssistant, LOTO_SHOP } from "../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import type { Order } from "../practice/shop/state";
import { received, refunded } from "../practice/shop/sums";
import type { Proof } from "./proof";

const CONNECTIONS = 32;
const REFUND_MINOR = 1000;

/**
 * Many refunds at once against one daily limit: never a cent over it, and at least 99 % of it usable. The control runs
 * the same with a reserve that looks first and inserts later, as a naive limit would: it must overspend.
 */
export const prove: Proof = async ({ full }) => {
  const calls = full ? 10_000 : 1200;
  const limitMinor = (full ? 300 : 60) * REFUND_MINOR;
  const cluster = await startTestCluster();
  try {
    const guarded = await run(cluster.url, { calls, limitMinor, ports: gatePorts });
    console.log(`guarded: ${JSON.stringify(guarded)}`);
    const control = await run(cluster.url, {
      calls: full ? 1500 : 300,
      limitMinor: 20 * REFUND_MINOR,
      ports: { ...gatePorts, reserve: lookThenInsert },
    });
    console.log(`control, without locks: ${JSON.stringify(control)}`);
    const overspend = Math.max(0, guarded.storeMinor - limitMinor);
    const used = guarded.storeMinor / limitMinor;
    const ok =
      overspend === 0 &&
      used >= 0.99 &&
      guarded.storeMinor === guarded.spentMinor &&
      guarded.storeMinor === guarded.recordedMinor &&
      guarded.intact &&
      control.storeMinor > 20 * REFUND_MINOR;
    return {
      ok,
      figures: {
        calls,
        connections: CONNECTIONS,
        overspendMinor: overspend,
        usedShare: used,
        sent: guarded.sent,
        usageEqualsStore: guarded.storeMinor === guarded.spentMinor,
        recordEqualsStore: guarded.storeMinor === guarded.recordedMinor,
        recordIntact: guarded.intact,
        controlOverspendMinor: Math.max(0, control.storeMinor - 20 * REFUND_MINOR),
        performsPerSecond: guarded.perSecond,
      },
    };
  } finally {
    await cluster.stop();
  }
};

type Run = { readonly calls: number; readonly limitMinor: number; readonly ports: Ports };

async function run(templateUrl: string, { calls, limitMinor, ports }: Run) {
  const database = await copyOf(templateUrl, CONNECTIONS);
  const practice = await aPracticeShop();
  try {
    const actor = await anAssistant({ perOrderMinor: limitMinor, perDayMinor: limitMinor });
    const orders = richOrders(practice);
    const started = performance.now();
    let next = 0;
    const worker = async () => {
      for (let index = next++; index < calls; index = next++) {
        const order = orders[index % orders.length];
        if (order === undefined) return;
        await performWith(
          issueRefund,
          { shop: LOTO_SHOP, actor, requestKey: randomUUID(), input: inputFor(order) },
          ports,
        );
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
    const seconds = (performance.now() - started) / 1000;
    return { ...(await sums(practice, orders)), perSecond: Math.round(calls / seconds) };
  } finally {
    await practice.close();
    await database.close();
  }
}

/** Orders with enough money on them that only the daily limit can stop anybody. */
function richOrders(practice: PracticeShop): Order[] {
  const since = Date.now() - 25 * 86_400_000;
  const orders = practice
    .shop()
    .orders.filter((one) => received(one) > 0 && one.refunds.length === 0 && Date.parse(one.createdAt) > since)
    .slice(0, 40);
  for (const order of orders) {
    for (const line of order.lines) Object.assign(line, { quantity: 1000, unitMinor: REFUND_MINOR, discountMinor: 0 });
    for (const one of order.transactions) one.amountMinor = 1_000_000_000;
  }
  return orders;
}

function inputFor(order: Order) {
  return {
    orderGid: `gid://shopify/Order/${String(order.id)}`,
    lines: [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }],
    shipping: false,
    lessMinor: null,
    reason: "late",
    notify: false,
  };
}

async function sums(practice: PracticeShop, orders: Order[]) {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ spent: string; recorded: string }>(
      `select (select coalesce(sum(amount_minor), 0) from usage where state = 'spent') as spent,
              (select coalesce(sum(round((convert_from(bytes, 'UTF8')::jsonb #>> '{after,this_refund,amount}')::numeric * 100)), 0)
               from record_entry where phase = 'done' and effect = 'refund.issue') as recorded`,
    ),
  );
  return {
    storeMinor: orders.reduce((sum, order) => sum + refunded(order), 0),
    spentMinor: Number(rows[0]?.spent),
    recordedMinor: Number(rows[0]?.recorded),
    sent: practice.store.state.mutations.length,
    intact: (await verifyRecord(LOTO, null)).intact,
  };
}

/** The negative control: sums first and inserts in a second trip that looks at no limit again. */
async function lookThenInsert(shop: string, admission: Admission): Promise<Admitted> {
  const { used } = await gatePorts.facts(shop, admission.key);
  await sleep(50);
  const over = admission.limits.some((limit) => used[limit.measure][limit.window] + admission.amountMinor > limit.max);
  return over ? { outcome: "over_limit" } : gatePorts.reserve(shop, { ...admission, limits: [] });
}
