import pg from "pg";
import { canonicalize } from "../../app/features/audit/canonical";
import { gateAdmit, gateFacts } from "../../app/features/gate/intent-store.server";
import { presetRules } from "../../app/features/policy/presets";
import type { Actor } from "../../app/features/policy/standing";
import { closeDatabase, openDatabase } from "../../app/platform/db.server";
import { startTestCluster } from "../support/cluster";
import { unopenedCopyOf } from "../support/database-copy";
import { anAssistantWith } from "../support/people";
import { anAdmission } from "./admissions";
import { fillHistory, makePeers } from "./gate-tables";
import { figuresOf, interleaved, printTable, ratio, timed, type Round } from "./rounds";

const ROUNDS = 7;
const ROUND_MS = 200;
const TEAM = 16;
const SHOPS = 100;
const RULES = presetRules("customer_support", { perOrderMinor: 5_000, perDayMinor: 2_000_000_000 });

/**
 * One change admitted (decided on under its locks, its use reserved, its entry appended) beside the plain INSERT of one
 * row that holds the same; an entry appended beside a plain INSERT and a table that a trigger follows. `full` = a history
 * of a million entries instead of 100,000.
 */
export async function bench({ full }: { full: boolean }): Promise<Record<string, unknown>> {
  const cluster = await startTestCluster();
  const behind = full ? 1_000_000 : 100_000;
  const stages: Stage[] = [];
  try {
    const fresh = await aStage(cluster.url, 0);
    stages.push(fresh);
    const old = await aStage(cluster.url, behind);
    stages.push(old);
    openDatabase({ url: fresh.url, poolSize: TEAM });
    const alone: Size = { clients: 1, shops: 1 };
    const team: Size = { clients: 16, shops: 1 };
    const many: Size = { clients: 16, shops: SHOPS };
    const figures = {
      admit_1_client_1_shop: await compare("admission, 1 client, 1 shop", admitting(fresh, alone)),
      admit_16_clients_1_shop: await compare("admission, 16 clients, 1 shop", admitting(fresh, team)),
      admit_16_clients_100_shops: await compare("admission, 16 clients, 100 shops", admitting(fresh, many)),
      append_16_clients_1_shop: await compare("append, 16 clients, 1 shop", appending(fresh, team)),
      append_16_clients_100_shops: await compare("append, 16 clients, 100 shops", appending(fresh, many)),
      flat_admit: await compare("admission with a history, 16 clients, 1 shop", {
        ours: admitting(fresh, team).ours,
        "with the history": admitting(old, team).ours,
      }),
      flat_append: await compare("append with a history, 16 clients, 1 shop", {
        ours: appending(fresh, team).ours,
        "with the history": appending(old, team).ours,
      }),
    };
    console.log(
      "goals at 16 clients: admission >= 0.5 of INSERT; append >= 2x the trigger, >= 0.5 of INSERT over 100 shops; p99 <= 25 ms; flat within 10 %",
    );
    return { rounds: ROUNDS, behind, ...figures };
  } finally {
    await closeDatabase();
    for (const { pool } of stages) await pool.end();
    await cluster.stop();
  }
}

/** A database with 100 shops: the first with a team of 16, the others with one assistant each. */
type Stage = { readonly url: string; readonly pool: pg.Pool; readonly actors: readonly (readonly Actor[])[] };
type Size = { readonly clients: number; readonly shops: number };
type Work = () => Promise<Round>;

const shopName = (index: number) => `bench-${String(index)}.myshopify.com`;

async function aStage(templateUrl: string, behind: number): Promise<Stage> {
  const { url } = await unopenedCopyOf(templateUrl);
  await makePeers(url);
  if (behind > 0) await fillHistory(url, shopName(0), behind);
  openDatabase({ url, poolSize: TEAM });
  const actors: Actor[][] = [];
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const team = Array.from({ length: shop === 0 ? TEAM : 1 }, (_, member) => String(9_000_000_002 + member));
    actors.push(await Promise.all(team.map((userId) => anAssistantWith(RULES, { userId, shop: shopName(shop) }))));
  }
  await closeDatabase();
  const options = "-c role=delega_app -c TimeZone=UTC";
  const pool = new pg.Pool({ connectionString: url, options, max: TEAM });
  // Connections that end while the cluster stops are no news.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { url, pool, actors };
}

/** Whose turn it is: in one shop each client is a person of its own, over 100 shops they walk through the shops. */
function turnOf({ actors }: Stage, { shops }: Size, [worker, turn]: [number, number]) {
  const shop = shops === 1 ? 0 : 1 + ((turn * 7 + worker * 31) % (shops - 1));
  const team = actors[shop] ?? [];
  const actor = team[worker % team.length];
  if (actor === undefined) throw new Error("no assistant");
  return { shop: shopName(shop), actor };
}

function admitting(stage: Stage, size: Size) {
  const run = (work: (shop: string, admission: ReturnType<typeof anAdmission>) => Promise<unknown>): Work => {
    return () =>
      timed({ clients: size.clients, forMs: ROUND_MS }, (worker, turn) => {
        const { shop, actor } = turnOf(stage, size, [worker, turn]);
        return work(shop, anAdmission(shop, actor));
      });
  };
  const { pool } = stage;
  const text = "insert into peer_plain (shop, body) values ($1, $2)";
  return {
    "INSERT inside begin and commit": run((shop, admission) =>
      inTransaction(pool, (tx) => tx.query({ name: "plain", text, values: [shop, JSON.stringify(admission)] })),
    ),
    ours: run((shop, admission) =>
      inTransaction(pool, async (tx) => {
        const { outcome } = await gateAdmit(shop, admission, tx);
        if (outcome !== "admitted") throw new Error(outcome);
      }),
    ),
    "ours in one trip, as the gate sends it": run((shop, admission) => gateAdmit(shop, admission, pool)),
    "INSERT in one trip": run((shop, admission) =>
      pool.query({ name: "plain", text, values: [shop, JSON.stringify(admission)] }),
    ),
    "the facts read before it": run((shop, { key, limits }) => gateFacts(shop, key, limits)),
  };
}

function appending(stage: Stage, size: Size) {
  const { pool } = stage;
  const run = (work: (shop: string, entry: { bytes: string; row: string }) => Promise<unknown>): Work => {
    return () =>
      timed({ clients: size.clients, forMs: ROUND_MS }, (worker, turn) => {
        const { shop, actor } = turnOf(stage, size, [worker, turn]);
        const { entry } = anAdmission(shop, actor);
        const { at, ref, phase, effect } = entry;
        const row = { at, ref, phase, effect, actor_user: actor.userId, order_gid: entry.subject.order ?? null };
        return work(shop, { bytes: canonicalize(entry), row: JSON.stringify(row) });
      });
  };
  const insert = (table: string): Work =>
    run((shop, { bytes }) =>
      pool.query({ name: table, text: `insert into ${table} (shop, body) values ($1, $2)`, values: [shop, bytes] }),
    );
  const append = "select record_append($1, $2, $3::jsonb) from set_config('app.shop', $1, true)";
  return {
    "plain INSERT": insert("peer_plain"),
    "INSERT followed by a trigger (as supa_audit)": insert("peer_followed"),
    ours: run((shop, { bytes, row }) =>
      pool.query({ name: "append", text: append, values: [shop, Buffer.from(bytes, "utf8"), row] }),
    ),
  };
}

async function inTransaction(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } finally {
    client.release();
  }
}

async function compare(title: string, candidates: { readonly ours: Work } & Readonly<Record<string, Work>>) {
  const rounds = await interleaved(candidates, ROUNDS);
  const ours = rounds["ours"] ?? [];
  const rows = Object.entries(rounds).map(([name, all]) => {
    const { perSecond, p50Ms, p99Ms, cpuUs } = figuresOf(all);
    return [name, { perSecond, oursTimes: ratio(ours, all), p50Ms, p99Ms, cpuUs }] as const;
  });
  printTable([
    [title, "per second", "ours is", "p50 ms", "p99 ms", "client CPU us"],
    ...rows.map(([name, { perSecond, oursTimes, p50Ms, p99Ms, cpuUs }]) => [
      name,
      perSecond,
      `${String(oursTimes)}x`,
      p50Ms,
      p99Ms,
      cpuUs,
    ]),
  ]);
  console.log("");
  return Object.fromEntries(rows);
}
