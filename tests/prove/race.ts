import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import { performWith } from "../../app/features/gate/perform-with.server";
import type { Admission, Admitted } from "../../app/features/gate/ports";
import type { Window } from "../../app/features/policy/limit";
import type { Actor } from "../../app/features/policy/standing";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { aftermath } from "../support/aftermath";
import { startGateProcess, type Job } from "../support/app-process";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { anAssistantWith, LOTO_SHOP, supportRules } from "../support/people";
import { aPracticeShop } from "../support/practice-shop";
import { addRichOrders, ITEM_MINOR, oneItemOf } from "../support/rich-orders";
import type { Order } from "../practice/shop/state";
import { settleAtOnce } from "../support/settle";
import type { Proof } from "./proof";

const SERVERS = 2;
const WINDOWS: readonly Window[] = ["order", "day", "rolling_24h", "customer_30d"];
const CONTROL_REFUNDS = 5;
const CONTROL_AT_ONCE = 32;

/**
 * Many refunds at once, through two app servers on one database, against each kind of limit: never a cent over it, and
 * at least 99 % of it usable. The control reserves without locks, looking first and inserting later: it overspends.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  const figures: Record<string, number | string | boolean> = { servers: SERVERS };
  let ok = true;
  try {
    for (const window of WINDOWS) {
      const size = { calls: full ? 10_000 : 120, refunds: full ? 200 : 10 };
      const guarded = await guardedRun(cluster.url, window, size);
      const control = await controlRun(cluster.url, window);
      console.log(`${window}: ${JSON.stringify(guarded)}; control over by ${String(control)}`);
      ok &&= guarded.overspendMinor === 0 && guarded.usedShare >= 0.99 && guarded.allAgree && control > 0;
      Object.assign(figures, {
        [`${window}.calls`]: size.calls,
        [`${window}.overspendMinor`]: guarded.overspendMinor,
        [`${window}.usedShare`]: guarded.usedShare,
        [`${window}.allAgree`]: guarded.allAgree,
        [`${window}.perSecond`]: guarded.perSecond,
        [`${window}.controlOverMinor`]: control,
      });
    }
    return { ok, figures };
  } finally {
    await cluster.stop();
  }
};

type Size = { readonly calls: number; readonly refunds: number };

async function guardedRun(templateUrl: string, window: Window, { calls, refunds }: Size) {
  const database = await copyOf(templateUrl, 8);
  const practice = await aPracticeShop();
  try {
    const { userId } = await anAssistantWith(rulesFor(window, refunds * ITEM_MINOR));
    const orders = addRichOrders(practice.store, practice.shop(), ordersFor(window, calls));
    const started = performance.now();
    const servers = Array.from({ length: SERVERS }, () =>
      startGateProcess({ databaseUrl: database.url, storeUrl: practice.store.url }, () => undefined),
    );
    for (let index = 0; index < calls; index += 1) servers[index % SERVERS]?.give(jobFor(orders, index, userId));
    await Promise.all(servers.map((server) => server.finish()));
    const seconds = (performance.now() - started) / 1000;
    // Refunds that met another one on the same order are stale; what they leave of the limit is used up one by one.
    const last = startGateProcess(
      { databaseUrl: database.url, storeUrl: practice.store.url, atOnce: 1 },
      () => undefined,
    );
    for (let index = 0; index < refunds; index += 1) last.give(jobFor(orders, index, userId));
    await last.finish();
    await settleAtOnce();
    const after = await aftermath(practice);
    const agree = after.usageEqualsStore && after.recordEqualsStore && after.recordIntact;
    return {
      overspendMinor: Math.max(0, after.refundedMinor - refunds * ITEM_MINOR),
      usedShare: after.refundedMinor / (refunds * ITEM_MINOR),
      allAgree: agree && after.doubled + after.lost + after.ghost === 0,
      perSecond: Math.round(calls / seconds),
    };
  } finally {
    await practice.close();
    await database.close();
  }
}

/** How much more than its limit a naive reservation lets out. */
async function controlRun(templateUrl: string, window: Window): Promise<number> {
  const database = await copyOf(templateUrl, CONTROL_AT_ONCE);
  const practice = await aPracticeShop();
  try {
    const actor = await anAssistantWith(rulesFor(window, CONTROL_REFUNDS * ITEM_MINOR));
    const orders = addRichOrders(practice.store, practice.shop(), ordersFor(window, 100));
    const ports = { ...gatePorts, reserve: lookThenInsert };
    const ask = (index: number) => askFor(actor, jobFor(orders, index, actor.userId));
    await Promise.all(
      Array.from({ length: CONTROL_AT_ONCE }, (_, index) => performWith(issueRefund, ask(index), ports)),
    );
    const { reservedMinor } = await aftermath(practice);
    return Math.max(0, reservedMinor - CONTROL_REFUNDS * ITEM_MINOR);
  } finally {
    await practice.close();
    await database.close();
  }
}

const askFor = (actor: Actor, { requestKey, input }: Job) => ({ shop: LOTO_SHOP, actor, requestKey, input });

function jobFor(orders: readonly Order[], index: number, userId: string): Job {
  const order = orders[index % orders.length];
  if (order === undefined) throw new Error("no order");
  return { requestKey: randomUUID(), userId, input: oneItemOf(order) };
}

/** A limit of an order meets it on one order, a customer's on many orders of one customer, a person's on any. */
function ordersFor(window: Window, calls: number) {
  if (window === "order") return { count: 1 };
  return window === "customer_30d" ? { count: 100, customers: 1 } : { count: Math.min(400, calls) };
}

function rulesFor(window: Window, max: number) {
  return supportRules(
    { perOrderMinor: max, perDayMinor: max },
    {
      action: "refund.issue",
      answer: "can",
      conditions: [],
      limits: [{ measure: "amount", window, whose: "own", max, over: "ask" }],
    },
  );
}

/** The negative control: sums first and inserts in a second trip that looks at no limit again. */
async function lookThenInsert(shop: string, admission: Admission): Promise<Admitted> {
  const { used } = await gatePorts.facts(shop, admission.key, admission.limits);
  await sleep(100);
  const over = admission.limits.some((limit) => (used[limit.key] ?? 0) + limit.wanted > limit.max);
  return over ? { outcome: "over_limit" } : gatePorts.reserve(shop, { ...admission, limits: [] });
}
