import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { print } from "graphql";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import { performWith } from "../../app/features/gate/perform-with.server";
import { settleShop } from "../../app/features/gate/settle-unknown.server";
import type { Actor } from "../../app/features/policy/standing";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { EFFECTS } from "../../app/effects.server";
import { OrderRefundsDocument } from "../../app/shopify/documents/order-refunds.query";
import { ShopInfoDocument } from "../../app/shopify/documents/shop.query";
import { offlineToken } from "../../app/shopify/offline.server";
import { readerFor } from "../../app/shopify/read.server";
import { forgetBudgets } from "../../app/shopify/turn.server";
import { fullBucket, STANDARD } from "../practice/shop/throttle";
import type { Order } from "../practice/shop/state";
import { aftermath, unsettled } from "../support/aftermath";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { anAssistant, LOTO_SHOP } from "../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../support/practice-shop";
import { addRichOrders, oneItemOf } from "../support/rich-orders";
import type { Proof } from "./proof";

/** Twice what a shop on Shopify's Standard plan has points for; the proof measures that first. */
const PER_SECOND = 4;
/** Besides too few points, the edge answers 429 for one second of every five. */
const CLOSED_MS = 1000;
const OPEN_MS = 4000;
const PLENTY = 1e9;
const SETTLED_WITHIN_MS = 60_000;

/**
 * Four refunds a second in one shop, first with points enough, then with points for half of them and 429 in between.
 * Every refund is settled once, with at most 1.3 times the calls; another shop's readings take at most 1.5 times as long
 * (p95). The control asks again at once, as a client without a budget does.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  try {
    const seconds = full ? 60 : 3;
    const calm = await run(cluster.url, seconds, null);
    console.log(`points enough: ${JSON.stringify(calm)}`);
    const pressed = await run(cluster.url, seconds, (calm.points / calm.intents) * (PER_SECOND / 2));
    console.log(`points for half: ${JSON.stringify(pressed)}`);
    const callsTimes = round(pressed.calls / pressed.intents / (calm.calls / calm.intents));
    const otherTimes = round(pressed.otherP95Ms / calm.otherP95Ms);
    const control = await naive(cluster.url, full ? 20 : 2);
    console.log(`control, asks again at once: ${String(control)} times the calls`);
    const whole = pressed.doubled + pressed.lost + pressed.ghost + pressed.needsOwner + pressed.unsettled === 0;
    const ok = whole && pressed.throttled > 0 && callsTimes <= 1.3 && otherTimes <= 1.5 && control > 1.3;
    return {
      ok,
      figures: {
        ...pressed,
        points: calm.points,
        neededCalls: calm.calls,
        callsTimes,
        otherTimes,
        controlTimes: control,
      },
    };
  } finally {
    await cluster.stop();
  }
};

async function withStore<T>(templateUrl: string, work: (practice: PracticeShop) => Promise<T>): Promise<T> {
  const database = await copyOf(templateUrl, 16);
  const practice = await aPracticeShop();
  try {
    return await work(practice);
  } finally {
    await practice.close();
    await database.close();
  }
}

/** `pointsPerSecond` null = plenty; else the shop gets so many, and 429 in between. */
async function run(templateUrl: string, seconds: number, pointsPerSecond: number | null) {
  return withStore(templateUrl, async (practice) => {
    const actor = await anAssistant({ perOrderMinor: 1e9, perDayMinor: 1e12 });
    const orders = addRichOrders(practice.store, practice.shop(), { count: seconds * PER_SECOND });
    const [otherOrder] = addRichOrders(practice.store, practice.shop(ONDA), { count: 1 });
    forgetBudgets();
    givePoints(practice, pointsPerSecond);
    const stop = new AbortController();
    const closing = pointsPerSecond === null ? null : closeAndOpen(practice, stop.signal);
    const settling = settleUntil(stop.signal);
    const other = readUntil(otherOrder, stop.signal);
    const askedAgain = await offer(orders, actor);
    const points = pointsPerSecond === null ? Math.round(PLENTY - pointsLeft(practice)) : 0;
    givePoints(practice, PLENTY);
    const returned = performance.now();
    while ((await unsettled()) > 0 && performance.now() - returned < SETTLED_WITHIN_MS) await sleep(100);
    stop.abort();
    await Promise.all([closing, settling]);
    const { intents, doubled, lost, ghost, needsOwner } = await aftermath(practice);
    return {
      intents,
      calls: practice.store.state.calls.get(LOTO) ?? 0,
      points,
      throttled: practice.store.state.throttled,
      askedAgain,
      otherP95Ms: p95(await other),
      doubled,
      lost,
      ghost,
      needsOwner,
      unsettled: await unsettled(),
    };
  });
}

/** The bucket is as large as on Shopify's Standard plan; little is in it, so that the pressure begins at once. */
function givePoints({ store }: PracticeShop, perSecond: number | null): void {
  const plan =
    perSecond === null
      ? { maximumAvailable: PLENTY, restoreRate: 0 }
      : { maximumAvailable: Math.max(STANDARD.maximumAvailable, perSecond), restoreRate: perSecond };
  store.state.buckets.set(LOTO, { ...fullBucket(plan, Date.now()), available: perSecond === null ? PLENTY : 0 });
}

const pointsLeft = ({ store }: PracticeShop) => store.state.buckets.get(LOTO)?.available ?? 0;

async function closeAndOpen(practice: PracticeShop, stop: AbortSignal): Promise<void> {
  const { faults } = practice.store.state;
  while (!stop.aborted) {
    faults.push({ operation: "*", kind: "http_429", times: Infinity, shop: LOTO, ms: CLOSED_MS });
    await sleep(CLOSED_MS, undefined, { signal: stop }).catch(() => undefined);
    faults.length = 0;
    await sleep(OPEN_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

async function settleUntil(stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await settleShop({ shop: LOTO_SHOP, effects: EFFECTS, ports: gatePorts });
    await sleep(500);
  }
}

/** Milliseconds of the other shop's readings, one every 50 ms. */
async function readUntil(order: Order | undefined, stop: AbortSignal): Promise<number[]> {
  const read = readerFor(ONDA);
  const took: number[] = [];
  while (!stop.aborted) {
    const from = performance.now();
    await read(OrderRefundsDocument, { id: `gid://shopify/Order/${String(order?.id)}` });
    took.push(performance.now() - from);
    await sleep(50);
  }
  return took;
}

/** Offers one refund after the other; who hears "busy" before anything was admitted asks again two seconds later. */
async function offer(orders: readonly Order[], actor: Actor): Promise<number> {
  const started = performance.now();
  const asked: Promise<void>[] = [];
  let again = 0;
  const ask = async (order: Order): Promise<void> => {
    const input = oneItemOf(order);
    for (;;) {
      const done = await performWith(
        issueRefund,
        { shop: LOTO_SHOP, actor, requestKey: randomUUID(), input },
        gatePorts,
      );
      if (done.ok || done.error.code !== "shopify_busy") return;
      again += 1;
      await sleep(2000);
    }
  };
  for (const [index, order] of orders.entries()) {
    asked.push(ask(order));
    await sleep(Math.max(0, ((index + 1) * 1000) / PER_SECOND - (performance.now() - started)));
  }
  await Promise.all(asked);
  return again;
}

/** The control: the same points, and a client that asks again after 50 ms. Returns its calls for each one needed. */
async function naive(templateUrl: string, seconds: number): Promise<number> {
  return withStore(templateUrl, async (practice) => {
    const token = await offlineToken(LOTO);
    const body = JSON.stringify({ query: print(ShopInfoDocument) });
    givePoints(practice, null);
    const headers = { "content-type": "application/json", "x-shopify-access-token": token.ok ? token.value : "" };
    const ask = () => fetch(`https://${LOTO}/admin/api/2026-07/graphql.json`, { method: "POST", headers, body });
    await ask();
    const cost = PLENTY - pointsLeft(practice);
    givePoints(practice, (cost * PER_SECOND) / 2);
    const needed = seconds * PER_SECOND;
    const before = practice.store.state.calls.get(LOTO) ?? 0;
    const one = async () => {
      for (;;) {
        const answer = (await (await ask()).json()) as { data?: unknown };
        if (answer.data !== undefined) return;
        await sleep(50);
      }
    };
    const asked: Promise<void>[] = [];
    for (let index = 0; index < needed; index += 1) {
      asked.push(one());
      await sleep(1000 / PER_SECOND);
    }
    await Promise.all(asked);
    return round(((practice.store.state.calls.get(LOTO) ?? 0) - before) / needed);
  });
}

const round = (value: number) => Math.round(value * 100) / 100;

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.floor(sorted.length * 0.95)] ?? 0) * 10) / 10;
}
