import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { stop } from "../../app/features/delegation/change-team.server";
import { gatePorts } from "../../app/features/gate/gate-ports.server";
import { performWith } from "../../app/features/gate/perform-with.server";
import type { Claim, Point, Ports } from "../../app/features/gate/ports";
import type { Actor } from "../../app/features/policy/standing";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../app/platform/db.server";
import { aftermath, unsettled } from "../support/aftermath";
import { startGateProcess, type GateProcess, type Outcome } from "../support/app-process";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { anAssistant, asSheIsNow, LOTO_SHOP, OWNER } from "../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import { addRichOrders, oneItemOf } from "../support/rich-orders";
import { settleAtOnce } from "../support/settle";
import { stoppedOverHttp } from "../support/stopped-over-http";
import { neverSentOf, stoppedWork } from "../support/stopped-work";
import type { Proof } from "./proof";

const SERVERS = 2;
const AT_ONCE = 4;
/** Every moment of a refund before it is settled. */
const PLACES = ["before_admit", "admitted", "claimed", "ready", "in_flight", "answered"] as const;

/**
 * People are stopped while their refunds are under way: at each point of the gate, with the stop's commit awaited there
 * or racing; in two more app servers; and over HTTP. After the stop's answer everything they ask is refused, nothing that
 * waited is sent, and what was on its way is settled by looking. The control claims without asking the grant.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  try {
    const guarded = await run(cluster.url, { interleavings: full ? 400 : 24, servers: SERVERS, ports: gatePorts });
    console.log(`guarded: ${JSON.stringify(guarded)}`);
    const http = await stoppedOverHttp(cluster.url, full ? 100 : 4);
    console.log(`over HTTP: ${JSON.stringify(http)}`);
    const control = await run(cluster.url, {
      interleavings: 12,
      servers: 0,
      ports: { ...gatePorts, claim: claimAnyway },
    });
    console.log(`control, a claim that asks no grant: ${JSON.stringify(control)}`);
    const ok =
      holds(guarded) &&
      guarded.cancelled > 0 &&
      guarded.succeeded > 0 &&
      http.refusedShare === 1 &&
      http.claimedAfterTheStop + http.arrivedWithoutAClaim === 0 &&
      control.claimedAfterTheStop > 0 &&
      !holds(control);
    const figures = { ...guarded, ...prefixed("http", http) };
    return {
      ok,
      figures: {
        ...figures,
        interleavings: guarded.interleavings + http.interleavings,
        controlClaimedAfterTheStop: control.claimedAfterTheStop,
      },
    };
  } finally {
    await cluster.stop();
  }
};

function prefixed(prefix: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}.${name}`, value]));
}

function holds(figures: Awaited<ReturnType<typeof run>>): boolean {
  const { claimedAfterTheStop, arrivedWithoutAClaim, notReleased, notRecordedOnce, leftWaiting } = figures;
  return (
    figures.refusedShare === 1 &&
    claimedAfterTheStop + arrivedWithoutAClaim + notReleased + notRecordedOnce + leftWaiting === 0 &&
    figures.doubled + figures.lost + figures.ghost + figures.unsettledLeft === 0 &&
    figures.usageEqualsStore &&
    figures.recordEqualsStore &&
    figures.recordIntact
  );
}

type Run = { readonly interleavings: number; readonly servers: number; readonly ports: Ports };

async function run(templateUrl: string, { interleavings, servers, ports }: Run) {
  const database = await copyOf(templateUrl, 16);
  const practice = await aPracticeShop();
  const desk = startDesk(servers, { databaseUrl: database.url, storeUrl: practice.store.url });
  try {
    badWeather(practice);
    const tally = { asked: 0, refused: 0, leftWaiting: 0 };
    const stoppedAt: Record<string, number> = {};
    let next = 0;
    const slot = async () => {
      for (let index = next++; index < interleavings; index = next++) {
        const place = PLACES[index % PLACES.length] ?? "admitted";
        const came = await interleave({ practice, desk, ports }, { index, place, awaited: index % 12 < 6 });
        tally.asked += came.asked;
        tally.refused += came.refused;
        tally.leftWaiting += came.leftWaiting;
        stoppedAt[place] = (stoppedAt[place] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, slot));
    await desk.finish();
    const onItsWay = await unsettled();
    await settleAll(practice, ports);
    const { doubled, lost, ghost, usageEqualsStore, recordEqualsStore, recordIntact } = await aftermath(practice);
    return {
      interleavings,
      servers,
      stoppedAt: JSON.stringify(stoppedAt),
      askedAfterTheStop: tally.asked,
      refusedShare: tally.refused / tally.asked,
      leftWaiting: tally.leftWaiting,
      ...(await stoppedWork(practice)),
      onItsWay,
      ...{ doubled, lost, ghost, usageEqualsStore, recordEqualsStore, recordIntact },
      unsettledLeft: await unsettled(),
    };
  } finally {
    await desk.finish();
    await practice.close();
    await database.close();
  }
}

/** What was on its way is looked for; what Shopify surely does not have is over ten minutes later. */
async function settleAll(practice: PracticeShop, ports: Ports): Promise<void> {
  practice.store.state.faults.length = 0;
  await settleAtOnce(ports);
  await inShop(LOTO, (tx) => tx.query("update intent set first_absent_at = first_absent_at - interval '10 minutes'"));
  await settleAtOnce(ports);
}

/** One refund in five gets no answer, whether it was made or not. */
function badWeather({ store }: PracticeShop): void {
  const share = (kind: "lost_answer" | "error_before") =>
    store.state.faults.push({ operation: "refundCreate", kind, times: Infinity, share: 0.1 });
  share("lost_answer");
  share("error_before");
}

type World = { readonly practice: PracticeShop; readonly desk: ReturnType<typeof startDesk>; readonly ports: Ports };
type Moment = { readonly index: number; readonly place: (typeof PLACES)[number]; readonly awaited: boolean };

/**
 * One person: something of theirs waits, a refund stands at `place` here, others are anywhere on two servers; then the
 * owner stops them. Once the stop has answered, each server and this one are asked again.
 */
async function interleave(world: World, { index, place, awaited }: Moment) {
  const { practice, desk, ports } = world;
  const userId = String(7_000_000_000 + index);
  const her = await anAssistant({ perOrderMinor: 1e9, perDayMinor: 1e12 }, { userId });
  const aRefund = () => inputOf(practice);
  await leaveWaiting(her, aRefund());
  const others = desk.servers.map((server) => desk.ask(server, { userId, input: aRefund() }));
  let stopping: Promise<void> | undefined;
  const stopNow = () => (stopping ??= stopHer(her));
  const at = async (point: Point) => {
    if (point !== place) return;
    const stopped = stopNow();
    if (awaited) await stopped;
  };
  const hers = performWith(issueRefund, askOf(her, aRefund()), { ...ports, at });
  await Promise.race([hers, sleep(5_000)]);
  await stopNow();
  const leftWaiting = await neverSentOf(grantIdOf(her));
  const again = [
    isRefused(performWith(issueRefund, askOf(her, aRefund()), ports)),
    isRefused(performWith(issueRefund, askOf(await asSheIsNow(userId), aRefund()), ports)),
    ...desk.servers.map(async (server) => !SENT.has(await desk.ask(server, { userId, input: aRefund() }))),
  ];
  const answers = await Promise.all(again);
  await Promise.all([hers, ...others]);
  return { asked: answers.length, refused: answers.filter(Boolean).length, leftWaiting };
}

const SENT: ReadonlySet<string> = new Set(["done", "checking", "queued", "money_pending"]);
const isRefused = async (performed: ReturnType<typeof performWith>) => !(await performed).ok;
const grantIdOf = ({ standing }: Actor) => (standing.kind === "assistant" ? standing.grant.id : "");
const askOf = (actor: Actor, input: object) => ({ shop: LOTO_SHOP, actor, requestKey: randomUUID(), input });

function inputOf({ store, shop }: PracticeShop): object {
  const [order] = addRichOrders(store, shop(), { count: 1 });
  if (order === undefined) throw new Error("no order");
  return oneItemOf(order);
}

async function stopHer(her: Actor): Promise<void> {
  const stopped = await stop(askOf(OWNER, { who: grantIdOf(her) }));
  if (!stopped.ok) throw new Error(`the stop was refused: ${stopped.error.code}`);
}

/** Admitted, and its sender is gone: the servers' sweepers may send it as long as she may work. */
async function leaveWaiting(her: Actor, input: object): Promise<void> {
  const gone = new Error("its sender is gone");
  const at = (point: Point) => (point === "admitted" ? Promise.reject(gone) : Promise.resolve());
  const ask = askOf(her, input);
  await performWith(issueRefund, ask, { ...gatePorts, at }).catch((error: unknown) => {
    if (error !== gone) throw error;
  });
  await inShop(LOTO, (tx) =>
    tx.query("update intent set created_at = created_at - interval '11 seconds' where request_key = $1", [
      ask.requestKey,
    ]),
  );
}

/** Two more app servers, each with its sweeper; every question to them is answered by its request key. */
function startDesk(count: number, { databaseUrl, storeUrl }: { databaseUrl: string; storeUrl: string }) {
  const waiting = new Map<string, (outcome: string) => void>();
  const answered = ({ requestKey, outcome }: Outcome) => waiting.get(requestKey)?.(outcome);
  const servers = Array.from({ length: count }, () =>
    startGateProcess({ databaseUrl, storeUrl, sweepEveryMs: 150 }, answered),
  );
  return {
    servers,
    ask: (server: GateProcess, job: { userId: string; input: object }) =>
      new Promise<string>((resolve) => {
        const requestKey = randomUUID();
        waiting.set(requestKey, resolve);
        server.give({ requestKey, ...job });
      }),
    finish: async () => {
      await Promise.all(servers.map((server) => server.finish()));
    },
  };
}

/** The negative control: whoever asks may send, whatever became of the grant and of the intent meanwhile. */
async function claimAnyway(shop: string, id: string): Promise<Claim> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ sends: number }>(
      `update intent set state = 'SENDING', sends = sends + 1, lease_until = app_now() + interval '60 seconds',
         first_sent_at = coalesce(first_sent_at, app_now()), last_sent_at = app_now(), settled_at = null
       where id = $1 and state in ('RESERVED', 'UNKNOWN', 'CANCELLED') returning sends`,
      [id],
    );
    const [row] = rows;
    if (row === undefined) return { outcome: "taken" };
    await tx.query("insert into attempt (shop, intent_id, number, at) values ($1, $2, $3, app_now())", [
      shop,
      id,
      row.sends,
    ]);
    return { outcome: "claimed", lease: row.sends };
  });
}
