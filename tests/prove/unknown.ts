import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import { gateClaim } from "../../app/features/gate/intent-store.server";
import { performWith } from "../../app/features/gate/perform-with.server";
import type { Ports } from "../../app/features/gate/ports";
import { settleShop } from "../../app/features/gate/settle-unknown.server";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { EFFECTS } from "../../app/effects.server";
import { inShop } from "../../app/platform/db.server";
import { aftermath, unsettled } from "../support/aftermath";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { anAssistant, LOTO_SHOP } from "../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import { addRichOrders, oneItemOf } from "../support/rich-orders";
import type { Proof } from "./proof";

const HOUR_MS = 3_600_000;
const SKEWS_MS = [-5 * 60_000, 5 * 60_000];
const SWEEP_EVERY_MS = 500;

/**
 * Shopify swallows the answers and then is away. Two sweepers, whose clocks differ by ten minutes, wait for it: when it
 * is back, 99 % settle within 60 s, each once. A second part lets 20 hours pass: what is still open goes to the owner
 * and is never sent again. The control sends with a new key and without looking: it pays twice.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  try {
    const back = await comesBack(cluster.url, full ? 1000 : 40);
    console.log(`Shopify comes back: ${JSON.stringify(back)}`);
    const gone = await staysAway(cluster.url, full ? 200 : 20);
    console.log(`Shopify stays away: ${JSON.stringify(gone)}`);
    const ok =
      back.settledIn60sShare >= 0.99 &&
      back.doubled + back.lost + back.ghost === 0 &&
      gone.openAfter20h === 0 &&
      gone.needsOwner === gone.intents &&
      gone.sentAfter20h === 0 &&
      gone.controlSentAfter20h > 0;
    return { ok, figures: { ...back, ...prefixed("away", gone) } };
  } finally {
    await cluster.stop();
  }
};

function prefixed(prefix: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}.${name}`, value]));
}

/** A sweeper with a clock of its own; nothing in it may depend on that clock being right. */
const skewed = (ms: number): Ports => ({ ...gatePorts, clock: () => new Date(Date.now() + ms) });

async function withUnknown<T>(templateUrl: string, count: number, work: (practice: PracticeShop) => Promise<T>) {
  const database = await copyOf(templateUrl, 16);
  const practice = await aPracticeShop();
  try {
    const actor = await anAssistant({ perOrderMinor: 1e9, perDayMinor: 1e12 });
    const { faults } = practice.store.state;
    faults.push({ operation: "refundCreate", kind: "lost_answer", times: Infinity, share: 0.5 });
    faults.push({ operation: "refundCreate", kind: "error_before", times: Infinity });
    const orders = addRichOrders(practice.store, practice.shop(), { count });
    await Promise.all(
      orders.map((order) =>
        performWith(
          issueRefund,
          { shop: LOTO_SHOP, actor, requestKey: randomUUID(), input: oneItemOf(order) },
          gatePorts,
        ),
      ),
    );
    faults.length = 0;
    faults.push({ operation: "*", kind: "error_before", times: Infinity });
    return await work(practice);
  } finally {
    await practice.close();
    await database.close();
  }
}

async function comesBack(templateUrl: string, count: number) {
  return withUnknown(templateUrl, count, async (practice) => {
    const stop = new AbortController();
    const sweepers = SKEWS_MS.map((ms) => sweep(skewed(ms), stop.signal));
    await sleep(2000);
    const open = await unsettled();
    practice.store.state.faults.length = 0;
    const returned = performance.now();
    while ((await unsettled()) > 0 && performance.now() - returned < 60_000) await sleep(100);
    const seconds = (performance.now() - returned) / 1000;
    const left = await unsettled();
    stop.abort();
    await Promise.all(sweepers);
    const { doubled, lost, ghost } = await aftermath(practice);
    return {
      unknown: open,
      settledIn60sShare: (open - left) / Math.max(1, open),
      secondsToSettleAll: Math.round(seconds * 10) / 10,
      doubled,
      lost,
      ghost,
    };
  });
}

async function sweep(ports: Ports, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await settleShop({ shop: LOTO_SHOP, effects: EFFECTS, ports });
    await sleep(SWEEP_EVERY_MS);
  }
}

async function staysAway(templateUrl: string, count: number) {
  return withUnknown(templateUrl, count, async (practice) => {
    const { mutations, faults } = practice.store.state;
    await hoursPass(20);
    const sentBefore = mutations.length;
    const later = { ...gatePorts, clock: () => new Date() };
    await settleShop({ shop: LOTO_SHOP, effects: EFFECTS, ports: later });
    const openAfter20h = await unsettled();
    // Shopify is back: what was paid is found; what was not is the owner's, and not sent.
    const { needsOwner, intents } = await aftermath(practice);
    faults.length = 0;
    await inShop(LOTO, (tx) => tx.query("update intent set not_before = null"));
    await settleShop({ shop: LOTO_SHOP, effects: EFFECTS, ports: later });
    const sentAfter20h = mutations.length - sentBefore;
    return { intents, openAfter20h, needsOwner, sentAfter20h, controlSentAfter20h: await withoutTheWindow(practice) };
  });
}

/** The control: with the first sending forgotten, the same sweep does send. */
async function withoutTheWindow(practice: PracticeShop): Promise<number> {
  const before = practice.store.state.mutations.length;
  await inShop(LOTO, (tx) =>
    tx.query(
      "update intent set state = 'UNKNOWN', not_before = null, first_sent_at = now() where state = 'NEEDS_OWNER'",
    ),
  );
  await settleShop({
    shop: LOTO_SHOP,
    effects: EFFECTS,
    ports: { ...gatePorts, claim: (shop, id) => gateClaim(shop, id) },
  });
  return practice.store.state.mutations.length - before;
}

/** Time passes for what is stored; the rules read the times, whoever's clock they are compared with. */
async function hoursPass(hours: number): Promise<void> {
  await inShop(LOTO, (tx) =>
    tx.query(
      `update intent set first_sent_at = first_sent_at - make_interval(secs => $1),
         last_sent_at = last_sent_at - make_interval(secs => $1), not_before = null`,
      [(hours * HOUR_MS) / 1000],
    ),
  );
}
