import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import { gateClaim } from "../../app/features/gate/intent-store.server";
import { performWith } from "../../app/features/gate/perform-with.server";
import type { Point, Ports } from "../../app/features/gate/ports";
import { SETTLE_QUEUE } from "../../app/features/gate/settle-queue";
import { settleable, settleShop } from "../../app/features/gate/settle-unknown.server";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { closeDatabase, openDatabase } from "../../app/platform/db.server";
import { startQueue, stopQueue, type Queue } from "../../app/platform/queue.server";
import { ok } from "../../app/platform/result";
import { installRedirect } from "../practice/redirect.mjs";
import type { GateProcessOptions, Job } from "./app-process";
import { asSheIsNow, LOTO_SHOP } from "./people";

const CONNECTIONS = 16;
const AT_ONCE = 16;
const options = JSON.parse(process.env["GATE_PROCESS"] ?? "{}") as GateProcessOptions;

/** Negative control: nothing of the protocol that keeps a refund single. */
const effect = options.unguarded === true ? { ...issueRefund, fingerprint: () => "unguarded" } : issueRefund;
const known = settleable(effect);
const effects = new Map([
  [effect.name, options.unguarded === true ? { ...known, find: () => Promise.resolve(ok(null)) } : known],
]);

let reached = 0;

async function at(point: Point): Promise<void> {
  if (point !== options.killAt) return;
  reached += 1;
  if (reached < (options.killAfter ?? 1)) return;
  // On its way: the request has left, and Shopify may or may not have read it.
  if (point === "in_flight") await sleep(Math.random() * 12);
  process.kill(process.pid, "SIGKILL");
}

const ports: Ports = {
  ...gatePorts,
  at,
  claim: (shop, id) => gateClaim(shop, id, options.leaseS),
  key: (stored) => (options.unguarded === true ? randomUUID() : stored),
  settleLater: (shop) => (options.queue === true ? gatePorts.settleLater(shop) : Promise.resolve()),
};

async function work(job: Job): Promise<void> {
  const { requestKey, input } = job;
  const perform = async () => {
    const actor = await asSheIsNow(job.userId);
    return performWith(effect, { shop: LOTO_SHOP, actor, requestKey, input }, ports);
  };
  const done = await perform().catch((error: unknown) => ({ ok: false as const, error: { code: String(error) } }));
  console.log(JSON.stringify({ requestKey, outcome: done.ok ? done.value.state : done.error.code }));
}

const SETTLING: Queue = {
  name: SETTLE_QUEUE,
  handler: async ({ shop }) => {
    await settleShop({ shop: { ...LOTO_SHOP, domain: shop }, effects, ports });
  },
};
const onPoison = (queue: string) => Promise.reject(new Error(`${queue} failed every time`));

let finished = false;

async function sweep(everyMs: number): Promise<void> {
  while (!finished) {
    await sleep(everyMs * (0.5 + Math.random()));
    await settleShop({ shop: LOTO_SHOP, effects, ports }).catch((error: unknown) => {
      console.error(String(error));
    });
  }
}

installRedirect(options.storeUrl);
openDatabase({ url: options.databaseUrl, poolSize: CONNECTIONS });
if (options.queue === true) await startQueue(options.databaseUrl, { queues: [SETTLING], work: true, onPoison });
const sweeping = options.sweepEveryMs === undefined ? null : sweep(options.sweepEveryMs);
const working = new Set<Promise<void>>();
for await (const line of createInterface({ input: process.stdin })) {
  const job = work(JSON.parse(line) as Job).finally(() => working.delete(job));
  working.add(job);
  if (working.size >= (options.atOnce ?? AT_ONCE)) await Promise.race(working);
}
await Promise.all(working);
finished = true;
await sweeping;
await stopQueue();
await closeDatabase();
process.exit(0);
