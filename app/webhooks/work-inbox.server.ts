import { keepPoisonJob } from "../features/gate/poison-store.server";
import { describeError, log } from "../platform/log.server";
import type { JobData, Queue } from "../platform/queue.server";
import { enqueue } from "../platform/queue.server";
import { listShops } from "../shopify/shop-store.server";
import { HANDLERS } from "./handlers.server";
import { dropOldHints, finishHints, hasOpenHints, takeHints, type Taken } from "./inbox-store.server";
import { WEBHOOK_QUEUE } from "./nudge.server";

const BATCH = 100;
/** A webhook that failed so often stops being tried; the owner sees it, and the sweep of orders finds what it meant. */
const MOST_ATTEMPTS = 20;
const AGAIN_S = 15;

/** Works one shop's open webhooks; those about the same order are one look. */
export async function workWebhooksJob({ shop }: JobData): Promise<void> {
  let failed = false;
  for (let taken = await takeHints(shop, BATCH); taken.length > 0; taken = await takeHints(shop, BATCH)) {
    for (const group of grouped(taken)) failed = !(await workGroup(shop, group)) || failed;
  }
  await dropOldHints(shop);
  if (failed) await enqueue(WEBHOOK_QUEUE, { shop, id: "" }, { startAfterS: AGAIN_S });
}

/** Every minute: shops whose nudge got lost with its process. */
async function sweepInboxJob(): Promise<void> {
  for (const shop of await listShops())
    if (await hasOpenHints(shop)) await enqueue(WEBHOOK_QUEUE, { shop, id: "" }, { startAfterS: 0 });
}

export const WEBHOOK_JOBS: readonly Queue[] = [
  { name: WEBHOOK_QUEUE, handler: workWebhooksJob },
  { name: "sweep-inbox", handler: sweepInboxJob, cron: "* * * * *" },
];

function grouped(taken: readonly Taken[]): Taken[][] {
  const groups = new Map<string, Taken[]>();
  for (const one of taken) {
    const key = one.orderGid ?? `${one.topic} ${one.dedupe}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** One order's webhooks, or a single other one. False = to be tried again. */
async function workGroup(shop: string, group: readonly Taken[]): Promise<boolean> {
  const [first] = group;
  if (first === undefined) return true;
  const worked = await worksOut(shop, first);
  if (worked) await finishHints(shop, group);
  else if (first.attempts >= MOST_ATTEMPTS) await giveUp(shop, group);
  return worked || first.attempts >= MOST_ATTEMPTS;
}

async function worksOut(shop: string, { topic, subjectGid, orderGid }: Taken): Promise<boolean> {
  try {
    const done = await HANDLERS[topic]({ shop, subjectGid, orderGid, now: new Date().toISOString() });
    if (!done.ok) log().warn({ topic, code: done.error.code }, "a webhook waits");
    return done.ok;
  } catch (error) {
    log().error({ topic, err: describeError(error) }, "a webhook failed");
    return false;
  }
}

async function giveUp(shop: string, group: readonly Taken[]): Promise<void> {
  for (const { topic, orderGid, subjectGid } of group)
    await keepPoisonJob(shop, { queue: topic, subject: orderGid ?? subjectGid ?? "" });
  await finishHints(shop, group);
}
