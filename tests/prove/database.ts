import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { verifyRecord } from "../../app/features/audit/verify.server";
import { inShop } from "../../app/platform/db.server";
import { aftermath, unsettled } from "../support/aftermath";
import { startGateProcess, type GateProcessOptions, type Job } from "../support/app-process";
import { copyOf } from "../support/database-copy";
import { startKillablePostgres, type KillablePostgres } from "../support/killable-postgres";
import { anAssistant } from "../support/people";
import { aPracticeShop, LOTO } from "../support/practice-shop";
import { addRichOrders, oneItemOf } from "../support/rich-orders";
import type { Order } from "../practice/shop/state";
import type { Proof } from "./proof";

const SERVERS = 2;
/** So many refunds are asked for at the same time. */
const PEOPLE = 16;
const ACKNOWLEDGED = ["done", "checking", "queued"];
const SETTLED_WITHIN_MS = 60_000;
/** PostgreSQL that says "committed" before it has written: what the harness must be able to see. */
const FORGETFUL = { synchronous_commit: "off", wal_writer_delay: "10s", wal_writer_flush_after: "1GB" };

/**
 * Two app servers work refunds while PostgreSQL is killed again and again, and between kills all its connections are
 * cut. Whatever was acknowledged is there afterwards, the record has no gap, nothing is doubled or lost, and no server
 * ended. The control runs a PostgreSQL that acknowledges before it writes: it loses acknowledged rows.
 */
export const prove: Proof = async ({ full }) => {
  const guarded = await run({ kills: full ? 20 : 2, forgetful: false });
  console.log(`guarded: ${JSON.stringify(guarded)}`);
  const control = await run({ kills: 1, forgetful: true });
  console.log(`control, acknowledged before it is written: ${JSON.stringify(control)}`);
  const { ackedLost, doubled, lost, ghost, unsettledLeft, recordGaps, recordIntact, serversEnded } = guarded;
  const ok =
    ackedLost + doubled + lost + ghost + unsettledLeft + recordGaps + serversEnded === 0 &&
    recordIntact &&
    guarded.acked > 0 &&
    control.ackedLost > 0;
  return { ok, figures: { ...guarded, controlAckedLost: control.ackedLost } };
};

type Run = { readonly kills: number; readonly forgetful: boolean };

async function run({ kills, forgetful }: Run) {
  const postgres = await startKillablePostgres();
  const database = await copyOf(postgres.url, 8);
  const practice = await aPracticeShop({ bypassesGate: true });
  const desk = startDesk({
    databaseUrl: database.url,
    storeUrl: practice.store.url,
    sweepEveryMs: 500,
    leaseS: 3,
    queue: true,
  });
  try {
    const { userId } = await anAssistant({ perOrderMinor: 1e9, perDayMinor: 1e12 });
    const newOrder = () => addRichOrders(practice.store, practice.shop(), { count: 1 });
    if (forgetful) await forget(postgres.url);
    const stop = new AbortController();
    const people = Array.from({ length: PEOPLE }, () => askAgain(desk, { userId, newOrder, stop: stop.signal }));
    await desk.busy();
    const connectionsCut = await breakDown(postgres, { kills, url: database.url });
    stop.abort();
    await Promise.all(people);
    await settled(forgetful ? 0 : SETTLED_WITHIN_MS);
    const serversEnded = desk.ended();
    await desk.finish();
    const { doubled, lost, ghost } = await aftermath(practice);
    return {
      kills,
      connectionsCut,
      acked: desk.acked.size,
      ackedLost: await missing(desk.acked),
      doubled,
      lost,
      ghost,
      unsettledLeft: await unsettled(),
      ...(await record()),
      serversEnded,
    };
  } finally {
    await desk.finish();
    await practice.close();
    await database.close();
    await postgres.stop();
  }
}

/** The servers, and who waits for an answer of theirs. */
function startDesk(options: GateProcessOptions) {
  const acked = new Set<string>();
  const waiting = new Map<string, (acknowledged: boolean) => void>();
  const answered = ({ requestKey, outcome }: { requestKey: string; outcome: string }) => {
    const yes = ACKNOWLEDGED.includes(outcome);
    if (yes) acked.add(requestKey);
    waiting.get(requestKey)?.(yes);
  };
  const servers = Array.from({ length: SERVERS }, () => startGateProcess(options, answered));
  return {
    acked,
    /** Resolves when every person had about one refund: the servers are up and under load. */
    busy: async () => {
      while (acked.size < PEOPLE) await sleep(50);
    },
    ask: (job: Job) =>
      new Promise<boolean>((resolve) => {
        waiting.set(job.requestKey, resolve);
        servers[waiting.size % SERVERS]?.give(job);
      }),
    ended: () => servers.filter(({ child }) => child.exitCode !== null || child.signalCode !== null).length,
    finish: async () => {
      await Promise.all(servers.map((server) => server.finish()));
    },
  };
}

type Person = { readonly userId: string; readonly newOrder: () => Order[]; readonly stop: AbortSignal };

/** One refund after the other, each of an order of its own, asked for with its own key until somebody says yes. */
async function askAgain(desk: ReturnType<typeof startDesk>, { userId, newOrder, stop }: Person): Promise<void> {
  const stopped = () => stop.aborted;
  while (!stopped()) {
    const [order] = newOrder();
    if (order === undefined) return;
    const job = { requestKey: randomUUID(), userId, input: oneItemOf(order) };
    while (!(await desk.ask(job)) && !stopped()) await sleep(200);
  }
}

/** Kills PostgreSQL, and half-way to the next time cuts all its connections. Returns how many were cut. */
async function breakDown(postgres: KillablePostgres, { kills, url }: { kills: number; url: string }): Promise<number> {
  let cut = 0;
  for (let index = 0; index < kills; index += 1) {
    await sleep(600 + Math.random() * 600);
    cut += await cutConnections(url);
    await sleep(600 + Math.random() * 600);
    postgres.kill();
    await postgres.start();
  }
  await sleep(1000);
  return cut;
}

/** From here on: what was committed before is safe, what is committed now may be gone after a kill. */
async function forget(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [name, value] of Object.entries(FORGETFUL)) await client.query(`alter system set ${name} = '${value}'`);
  await client.query("select pg_reload_conf()");
  await client.query("checkpoint");
  await client.end();
}

async function cutConnections(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
  return rowCount ?? 0;
}

/** What a killed database left half-way waits for its lease; the servers sweep. */
async function settled(withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (performance.now() < until && (await unsettled()) > 0) await sleep(200);
}

async function missing(acked: ReadonlySet<string>): Promise<number> {
  const { rows } = await inShop(LOTO, (tx) => tx.query<{ request_key: string }>("select request_key from intent"));
  const there = new Set(rows.map((row) => row.request_key));
  return [...acked].filter((key) => !there.has(key)).length;
}

/** Rows of the record, numbers that are missing between them, and whether its tree still holds. */
async function record() {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ rows: string; gaps: string }>(
      "select count(*) as rows, coalesce(max(leaf_index) + 1 - count(*), 0) as gaps from record_entry",
    ),
  );
  return {
    recordRows: Number(rows[0]?.rows),
    recordGaps: Number(rows[0]?.gaps),
    recordIntact: (await verifyRecord(LOTO, null)).intact,
  };
}
