import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { inShop } from "../../app/platform/db.server";
import { saveShop } from "../../app/shopify/shop-store.server";
import { hasOpenHints } from "../../app/webhooks/inbox-store.server";
import { receiveWebhook } from "../../app/webhooks/receive.server";
import { workWebhooksJob } from "../../app/webhooks/work-inbox.server";
import { announceRefund } from "../practice/shop/announce";
import { refundOutside } from "../practice/shop/resolvers/refunds";
import { ADMIN_APP, type Order } from "../practice/shop/state";
import { headersOf } from "../practice/shop/webhooks";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import { addRichOrders } from "../support/rich-orders";
import { subscribeAll } from "../support/webhook-door";
import type { Proof } from "./proof";

const PER_SECOND = 100;
/** One refund sets off three webhooks: the refund, its transaction, the order. */
const PER_REFUND = 3;
const FAULTS = 0.2;
const DUPLICATES = 0.1;
const FORGED = 0.05;

/** So many that none gets more refunds than Delega reads of one order (50). */
const ORDERS = 1000;

/**
 * Refunds made outside set off 100 webhooks a second, shuffled, one in ten doubled; one delivery in five breaks (before
 * it was read, or after it was kept), one reading in five fails, and forged ones come in between. Afterwards every
 * refund is in the register, once. The control hears of each refund once and never again: the register misses some.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  try {
    const guarded = await run(cluster.url, { seconds: full ? 600 : 2, retried: true });
    console.log(`guarded: ${JSON.stringify(guarded)}`);
    const control = await run(cluster.url, { seconds: 2, retried: false });
    console.log(`control, without retries: ${JSON.stringify(control)}`);
    const { lost, doubled, forgedAccepted, answerMsP99 } = guarded;
    const ok = lost === 0 && doubled === 0 && forgedAccepted === 0 && answerMsP99 < 1000 && control.lost > 0;
    return { ok, figures: { ...guarded, controlLost: control.lost } };
  } finally {
    await cluster.stop();
  }
};

async function run(templateUrl: string, { seconds, retried }: { seconds: number; retried: boolean }) {
  const database = await copyOf(templateUrl, 16);
  const practice = await aPracticeShop();
  const door = await brokenDoor();
  try {
    await saveShop(LOTO, { name: "Loto", currency: "EUR", timeZone: "Europe/Rome", ownerName: "Marta" }, "#000000");
    subscribeAll(practice.store, door.url);
    const { webhooks, faults } = practice.store.state;
    // One refund sets off three webhooks, and any of them would tell: the control hears of it by one only.
    if (!retried) webhooks.subscriptions = webhooks.subscriptions.filter(({ topic }) => topic === "refunds/create");
    // The first retry after a seventh of a second; in the control it would come after a minute, when nobody listens.
    Object.assign(webhooks, {
      clockScale: retried ? 400 : 1,
      weather: { lose: 0, duplicate: DUPLICATES, lateMs: 800 },
    });
    faults.push({ operation: "query", kind: "error_before", times: Infinity, share: FAULTS });
    const orders = addRichOrders(practice.store, practice.shop(), { count: ORDERS });
    const sent = new AbortController();
    const working = workUntil(sent.signal);
    const forged = await send(practice, { orders, seconds, url: door.url });
    while (retried && webhooks.delivered + webhooks.givenUp.length < webhooks.sent) await sleep(50);
    if (!retried) await sleep(1000);
    sent.abort();
    await working;
    const sorted = webhooks.answerMs.toSorted((one, other) => one - other);
    return {
      seconds,
      sent: webhooks.sent,
      retriedDeliveries: webhooks.retried,
      givenUp: webhooks.givenUp.length,
      answerMsP50: Math.round(sorted[Math.floor(sorted.length * 0.5)] ?? 0),
      answerMsP99: Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
      forged: forged.sent,
      forgedAccepted: forged.accepted,
      ...(await compared(orders)),
    };
  } finally {
    await practice.close();
    await door.close();
    await database.close();
  }
}

/** The app's door, which breaks one connection in five: before reading it, or after it was kept. */
async function brokenDoor() {
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const fate = Math.random();
    if (fate < FAULTS / 2) return void request.destroy();
    if (fate < FAULTS) response.writeHead = () => response.destroy();
    await receiveWebhook(request, response);
  };
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/webhooks`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

type Sending = { readonly orders: readonly Order[]; readonly seconds: number; readonly url: string };

async function send(practice: PracticeShop, { orders, seconds, url }: Sending) {
  const refunds = Math.round((seconds * PER_SECOND) / PER_REFUND);
  const forged = { sent: 0, accepted: 0 };
  const started = performance.now();
  for (let index = 0; index < refunds; index += 1) {
    const order = orders[index % orders.length];
    if (order === undefined) break;
    const { state } = practice.store;
    const at = state.now().toISOString();
    const refund = refundOutside(state, order, { amountMinor: 100, app: ADMIN_APP, at, note: null });
    announceRefund(state, practice.shop(), { order, refund });
    if (Math.random() < FORGED * PER_REFUND) void forge(url, order, forged);
    const dueMs = ((index + 1) * 1000 * PER_REFUND) / PER_SECOND;
    await sleep(Math.max(0, dueMs - (performance.now() - started)));
  }
  return forged;
}

/** Well formed, and signed with a secret that is not ours. */
async function forge(url: string, order: Order, forged: { sent: number; accepted: number }): Promise<void> {
  const [eventId, webhookId] = [`forged-${randomUUID()}`, randomUUID()];
  const body = JSON.stringify({ admin_graphql_api_id: "gid://shopify/Refund/1", order_id: order.id });
  const delivery = { shop: LOTO, topic: "refunds/create", eventId, webhookId, triggeredAt: order.updatedAt, body };
  forged.sent += 1;
  const answer = await fetch(url, { method: "POST", headers: headersOf("a-secret-of-somebody", delivery), body }).catch(
    () => null,
  );
  if (answer?.ok === true) forged.accepted += 1;
}

/** Works the inbox, as the queue would, until nothing comes any more. */
async function workUntil(sent: AbortSignal): Promise<void> {
  while (!sent.aborted || (await hasOpenHints(LOTO))) {
    await workWebhooksJob({ shop: LOTO, id: "" });
    // What failed is open for a minute; a proof cannot wait so long.
    await inShop(LOTO, (tx) => tx.query("update webhook_inbox set taken_until = null where handled_at is null"));
    await sleep(100);
  }
}

/** The register against the store: what is missing, what is there more than once or with another amount. */
async function compared(orders: readonly Order[]) {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ refund_gid: string; amount: string; forged: string }>(
      `select refund_gid, amount_minor as amount,
         (select count(*) from webhook_inbox where dedupe like 'forged-%') as forged from register_refund`,
    ),
  );
  const known = new Map(rows.map((row) => [row.refund_gid, Number(row.amount)]));
  const gids = orders.flatMap(({ refunds }) => refunds.map(({ id }) => `gid://shopify/Refund/${String(id)}`));
  return {
    refunds: gids.length,
    lost: gids.filter((gid) => known.get(gid) !== 100).length,
    doubled: known.size - new Set(gids.filter((gid) => known.has(gid))).size,
    forgedKept: Number(rows[0]?.forged ?? 0),
  };
}
