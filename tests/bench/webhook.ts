import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import pg from "pg";
import { startTestCluster } from "../support/cluster";
import { unopenedCopyOf } from "../support/database-copy";
import { practiceEnvironment } from "../support/practice-shop";
import { figuresOf, interleaved, printTable, ratio, type Round } from "./rounds";
import { load, type Sent } from "./webhook-client";
import type { Asked, Way } from "./webhook-server";

const ROUNDS = 7;
const ROUND_MS = 500;
const STORED = 1_000_000;
const GRAPHILE = "graphile-worker@0.17.3";

/**
 * One webhook of 10 kB taken in: signature checked, repeats dropped, on disk. Ours keeps ids only and shares commits; the
 * peers keep the body, as their users do. The servers run in processes of their own and take turns, 16 connections each.
 */
export async function bench(): Promise<Record<string, unknown>> {
  practiceEnvironment();
  const cluster = await startTestCluster();
  const contestants: Contestant[] = [];
  try {
    const [fresh, many, full, peers] = [
      (await unopenedCopyOf(cluster.url)).url,
      (await unopenedCopyOf(cluster.url)).url,
      (await unopenedCopyOf(cluster.url)).url,
      (await unopenedCopyOf(cluster.url)).url,
    ];
    await fill(full);
    const graphile = await prepare(peers);
    const start = async (name: Name, options: Options) => contestants.push(await contestant(name, options));
    await start("bare", { way: "bare", url: peers });
    await start("hmac", { way: "hmac", url: peers });
    await start("ours", { way: "ours", url: fresh, count: INBOX });
    await start("jsonb", { way: "jsonb", url: peers, count: "select count(*)::int from peer_jsonb" });
    if (graphile) await start("graphile", { way: "graphile", url: peers, count: GRAPHILE_JOBS });
    await start("pgboss", { way: "pgboss", url: peers, count: "select count(*)::int from peer_pgboss.job" });
    await start("ours100", { way: "ours", url: many, count: INBOX, shops: 100 });
    await start("oursFull", { way: "ours", url: full, count: `${INBOX} where handled_at is null` });
    const rounds = await interleaved(
      Object.fromEntries(contestants.map(({ name, round }) => [name, round])) as Record<Name, () => Promise<Round>>,
      ROUNDS,
    );
    return await report(contestants, rounds);
  } finally {
    for (const { child } of contestants) {
      child.disconnect();
      await once(child, "exit");
    }
    await cluster.stop();
  }
}

type Name = "bare" | "hmac" | "ours" | "jsonb" | "graphile" | "pgboss" | "ours100" | "oursFull";
const INBOX = "select count(*)::int from webhook_inbox";
const GRAPHILE_JOBS = "select count(*)::int from graphile_worker.jobs";
const LABELS: Readonly<Record<Name, string>> = {
  bare: "http, checks and keeps nothing (limit)",
  hmac: "http + HMAC, keeps nothing (limit)",
  ours: "ours",
  jsonb: "HMAC + INSERT .. ON CONFLICT of the jsonb body",
  graphile: "HMAC + graphile-worker add_job with job_key",
  pgboss: "HMAC + pg-boss send with singletonKey",
  ours100: "ours, for 100 shops in turn",
  oursFull: "ours, 1,000,000 ids stored",
};

type Options = { readonly way: Way; readonly url: string; readonly count?: string; readonly shops?: number };
type Contestant = {
  readonly name: Name;
  readonly child: ChildProcess;
  readonly sent: Sent;
  readonly round: () => Promise<Round>;
  /** Rows it keeps for what was sent; null where it keeps none. */
  readonly kept: () => Promise<number | null>;
};

async function contestant(name: Name, { way, url, count, shops = 1 }: Options): Promise<Contestant> {
  const child = fork(new URL("webhook-server.ts", import.meta.url), [way, url]);
  const port = await asked(child, "port");
  const sent: Sent = { turns: 0, events: new Set(), refused: 0 };
  const cpuUs = async () => {
    child.send("cpu");
    return asked(child, "cpuUs");
  };
  return {
    name,
    child,
    sent,
    round: async () => {
      const before = await cpuUs();
      const round = await load(port, sent, { forMs: ROUND_MS, shops });
      return { ...round, cpuUs: ((await cpuUs()) - before) / round.latenciesMs.length };
    },
    kept: async () => (count === undefined ? null : Number(Object.values((await query(url, count))[0] ?? {})[0])),
  };
}

async function asked(child: ChildProcess, what: "port" | "cpuUs"): Promise<number> {
  const [answer] = (await once(child, "message")) as [Asked];
  const value = (answer as Record<string, unknown>)[what];
  if (typeof value !== "number") throw new Error(`the server did not say its ${what}`);
  return value;
}

/** The peers' tables; false = graphile-worker is not there, and its row is left out. */
async function prepare(url: string): Promise<boolean> {
  await query(
    url,
    `create table peer_jsonb (id text primary key, topic text not null, shop text not null,
                              at timestamptz not null default now(), body jsonb not null)`,
  );
  try {
    const { runMigrations } = createRequire(import.meta.url)("graphile-worker") as {
      runMigrations: (options: { connectionString: string }) => Promise<void>;
    };
    await runMigrations({ connectionString: url });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    console.log(`graphile-worker is not installed: npm i --no-save ${GRAPHILE}`);
    return false;
  }
}

/** Ids of a week, worked already. */
async function fill(url: string): Promise<void> {
  await query(
    url,
    `insert into webhook_inbox (shop, topic, dedupe, webhook_id, event_id, subject_gid, order_gid, triggered_at,
                                received_at, handled_at)
     select 'bench-0.myshopify.com', 'orders/updated', id, id, id, 'gid://shopify/Order/1', 'gid://shopify/Order/1', at, at, at
     from (select gen_random_uuid()::text as id, now() - n * interval '0.5 second' as at
           from generate_series(1, ${String(STORED)}) as n) as past`,
  );
  await query(url, "vacuum analyze webhook_inbox");
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function report(contestants: readonly Contestant[], rounds: Record<Name, Round[]>) {
  const figures: Record<string, unknown> = {};
  const table: (string | number)[][] = [
    ["", "req/s", "ours is", "p50 ms", "p99 ms", "server CPU us", "events", "rows", "refused"],
  ];
  for (const { name, sent, kept } of contestants) {
    const { perSecond, cpuUs, p50Ms, p99Ms } = figuresOf(rounds[name]);
    const times = ratio(rounds.ours, rounds[name]);
    const rows = await kept();
    table.push([
      LABELS[name],
      perSecond,
      `${String(times)}x`,
      p50Ms,
      p99Ms,
      cpuUs,
      sent.events.size,
      rows ?? "-",
      sent.refused,
    ]);
    const repeats = sent.turns - sent.events.size;
    figures[name] = { perSecond, oursTimes: times, p50Ms, p99Ms, cpuUs, repeats, events: sent.events.size, rows };
  }
  printTable(table);
  console.log(
    "goals: ours >= 1.4x jsonb, >= 2x graphile, >= 3x pg-boss; CPU <= 500 us; p99 <= 100 ms; flat in stored ids",
  );
  return { rounds: ROUNDS, flat: ratio(rounds.oursFull, rounds.ours), ...figures };
}
