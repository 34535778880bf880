import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { POINTS } from "../../app/features/gate/ports";
import { startGateProcess, type GateProcess, type Job } from "../support/app-process";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { anAssistant } from "../support/people";
import { aPracticeShop, type PracticeShop } from "../support/practice-shop";
import { addRichOrders, oneItemOf } from "../support/rich-orders";
import { aftermath, unsettled } from "../support/aftermath";
import type { Proof } from "./proof";

const SLOTS = 4;
const PLACES = [...POINTS, "random"] as const;

/**
 * Gate processes are killed (SIGKILL) at each of the seven points of a refund and at random moments, while Shopify fails
 * one call in five; half of the killed requests are asked again with their own key, the rest is left to the sweepers.
 * Afterwards every refund stands once in Shopify, in the usage and in the record. The control has no guard: it pays
 * twice.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  try {
    const guarded = await run(cluster.url, { kills: full ? 500 : 8, unguarded: false });
    console.log(`guarded: ${JSON.stringify(guarded)}`);
    const control = await run(cluster.url, { kills: full ? 40 : 4, unguarded: true });
    console.log(`control, without guards: ${JSON.stringify(control)}`);
    const { doubled, lost, ghost, usageEqualsStore, recordEqualsStore, recordIntact } = guarded.after;
    const points = Object.values(guarded.killedAt);
    const ok =
      doubled + lost + ghost === 0 &&
      usageEqualsStore &&
      recordEqualsStore &&
      recordIntact &&
      (!full || Math.min(...points) >= 50) &&
      control.after.doubled > 0;
    return {
      ok,
      figures: {
        kills: guarded.kills,
        killedAt: JSON.stringify(guarded.killedAt),
        ...guarded.after,
        faultShare: guarded.faultShare,
        controlDoubled: control.after.doubled,
        controlIntents: control.after.intents,
      },
    };
  } finally {
    await cluster.stop();
  }
};

type Run = { readonly kills: number; readonly unguarded: boolean };

async function run(templateUrl: string, { kills, unguarded }: Run) {
  const database = await copyOf(templateUrl, 8);
  const practice = await aPracticeShop({ bypassesGate: unguarded });
  try {
    const { userId } = await anAssistant({ perOrderMinor: 1e9, perDayMinor: 1e12 });
    badWeather(practice);
    const killedAt: Record<string, number> = {};
    const jobs = jobSource(practice, userId);
    const options = {
      databaseUrl: database.url,
      storeUrl: practice.store.url,
      sweepEveryMs: 300,
      leaseS: 2,
      unguarded,
    };
    let next = 0;
    const slot = async () => {
      for (let index = next++; index < kills; index = next++) {
        // The control needs answers that got lost; killed elsewhere it would only show what nobody doubts.
        const place = unguarded ? "answered" : (PLACES[index % PLACES.length] ?? "random");
        await oneKill(place, (killAt) => startGateProcess({ ...options, ...killAt }, jobs.done), jobs);
        killedAt[place] = (killedAt[place] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: SLOTS }, slot));
    const rounds = await recover(options);
    return {
      kills,
      killedAt,
      rounds,
      faultShare: Math.round(100 * faultShare(practice)) / 100,
      after: await aftermath(practice),
    };
  } finally {
    await practice.close();
    await database.close();
  }
}

type Jobs = ReturnType<typeof jobSource>;

/** Work for the processes; what died with its process comes back half of the time, with the same request key. */
function jobSource(practice: PracticeShop, userId: string) {
  const open = new Map<string, Job>();
  const again: Job[] = [];
  return {
    take(): Job {
      const job = again.pop() ?? {
        requestKey: randomUUID(),
        userId,
        input: oneItemOf(oneOf(addRichOrders(practice.store, practice.shop(), { count: 1 }))),
      };
      open.set(job.requestKey, job);
      return job;
    },
    died(keys: readonly string[]): void {
      for (const key of keys) {
        const job = open.get(key);
        open.delete(key);
        if (job !== undefined && Math.random() < 0.5) again.push(job);
      }
    },
    done: ({ requestKey }: { requestKey: string }) => void open.delete(requestKey),
  };
}

function oneOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error("there is none");
  return first;
}

/** One process from its start to its death. */
async function oneKill(
  place: (typeof PLACES)[number],
  start: (kill: { killAt?: string; killAfter?: number }) => GateProcess,
  jobs: Jobs,
): Promise<void> {
  const running = start(place === "random" ? {} : { killAt: place, killAfter: 1 + Math.floor(Math.random() * 2) });
  const given: string[] = [];
  if (place === "random") void sleep(900 + Math.random() * 600).then(() => running.child.kill("SIGKILL"));
  while (isAlive(running)) {
    const job = jobs.take();
    given.push(job.requestKey);
    running.give(job);
    await Promise.race([running.ended, sleep(250)]);
  }
  jobs.died(given);
}

function isAlive({ child }: GateProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** One call in five fails somehow, of every kind there is. */
function badWeather({ store }: PracticeShop): void {
  const share = (kind: (typeof store.state.faults)[number]["kind"], part: number, ms?: number) =>
    store.state.faults.push({ operation: "mutation", kind, times: Infinity, share: part, ms });
  share("http_429", 0.03, 200);
  share("error_before", 0.04);
  share("error_after", 0.04);
  share("lost_answer", 0.05);
  share("slow", 0.03, 400);
  share("hang", 0.02, 3000);
  store.state.faults.push({ operation: "query", kind: "error_before", times: Infinity, share: 0.2 });
}

function faultShare({ store }: PracticeShop): number {
  const { mutations } = store.state;
  return mutations.filter(({ outcome }) => outcome === "faulted").length / Math.max(1, mutations.length);
}

/** Two processes that nobody kills settle what is left. */
async function recover(options: { databaseUrl: string; storeUrl: string; unguarded: boolean }): Promise<number> {
  const last = Array.from({ length: 2 }, () =>
    startGateProcess({ ...options, sweepEveryMs: 200, leaseS: 2 }, () => undefined),
  );
  let rounds = 0;
  while ((await unsettled()) > 0 && rounds < 1200) {
    rounds += 1;
    await sleep(500);
  }
  await Promise.all(last.map((one) => one.finish()));
  return rounds;
}
