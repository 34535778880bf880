import { readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { closeDatabase, openDatabase } from "../../app/platform/db.server";
import { buildIfOld } from "../practice/build";
import { estimateCost } from "../practice/shop/cost";
import { adminSchema } from "../practice/shop/graphql";
import { startTestCluster } from "../support/cluster";
import { unopenedCopyOf } from "../support/database-copy";
import { documentPath } from "../support/edge-world";
import { anAssistant } from "../support/people";
import { aPracticeShop, type PracticeShop } from "../support/practice-shop";
import { rawRequest } from "../support/raw-http";
import { startRealApp, type RealApp } from "../support/real-app";
import { NAIVE_LIST, NAIVE_ORDER } from "./order-naive";
import { median, printTable, quantile } from "./rounds";
import { groupsOf, tapOn, type Call, type Tap } from "./shopify-tap";

const OWNER = "9000000001";
const ASSISTANT = "9000000002";
const WARM = 40;
const APART_MS = 60;
const TICK_MS = 10;

/** The built app between a tapped practice store and a browser without scripts. */
type Desk = { readonly app: RealApp; readonly tap: Tap; readonly practice: PracticeShop };

/**
 * The desk's list (50 rows) and the order page of the built app: server time, and what they ask of Shopify, in how many
 * waits, beside one query for everything. `full` = ten times as many requests.
 */
export async function bench({ full }: { full: boolean }): Promise<Record<string, unknown>> {
  buildIfOld();
  const cluster = await startTestCluster();
  const { url } = await unopenedCopyOf(cluster.url);
  openDatabase({ url, poolSize: 4 });
  const practice = await aPracticeShop();
  const tap = await tapOn(practice.store.url);
  const app = await startRealApp({ databaseUrl: url, storeUrl: tap.url, env: { LOG_LEVEL: "silent" } });
  try {
    await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
    const figures = await measure({ app, tap, practice }, full ? 600 : 60);
    console.log(
      "goals: list <= 10 ms server CPU; order page <= 2 waits for Shopify and < 900 points, asked for at worst",
    );
    return { requests: full ? 600 : 60, ...figures };
  } finally {
    await app.close();
    await tap.close();
    await practice.close();
    await closeDatabase();
    await cluster.stop();
  }
}

async function measure(desk: Desk, requests: number) {
  const order = busiestOrder(desk.practice);
  const pages: Record<string, [path: string, userId: string]> = {
    "list, 50 rows, owner": ["/app/orders?show=50", OWNER],
    "list, 50 rows, assistant": ["/app/orders?show=50", ASSISTANT],
    "list, view late, assistant": ["/app/orders?show=50&view=late", ASSISTANT],
    "order page, owner": [`/app/orders/${order}`, OWNER],
    "order page, assistant": [`/app/orders/${order}`, ASSISTANT],
  };
  const rows: (string | number)[][] = [["page", "p50 ms", "p99 ms", "CPU ms", "calls", "waits", "points", "dearest"]];
  const found: Record<string, object> = {};
  for (const [name, [path, userId]] of Object.entries(pages)) {
    const one = { ...(await timesOf(desk, { path, userId, requests })), ...(await askedBy(desk, { path, userId })) };
    found[name] = one;
    rows.push([name, one.p50Ms, one.p99Ms, one.cpuMs, one.calls, one.waits, one.points, one.dearest]);
  }
  const naive = {
    order: askedAtOnce(NAIVE_ORDER),
    list: askedAtOnce(NAIVE_LIST),
  };
  for (const [name, { points, refused }] of Object.entries(naive))
    rows.push([`all in one query, ${name}`, "", "", "", 1, 1, points, refused ? "refused" : ""]);
  printTable(rows);
  return { ...found, naive };
}

/** The order with the most lines, parcels and refunds: what it has costs no more points, but time. */
function busiestOrder(practice: PracticeShop): string {
  const since = Date.now() - 59 * 86_400_000;
  const recent = practice.shop().orders.filter(({ createdAt }) => Date.parse(createdAt) > since);
  const size = ({ lines, fulfilments, refunds }: (typeof recent)[number]) =>
    lines.length + fulfilments.length + refunds.length;
  return String(recent.toSorted((a, b) => size(b) - size(a))[0]?.id);
}

type Visit = { readonly path: string; readonly userId: string };

async function visit({ app }: Desk, { path, userId }: Visit): Promise<void> {
  const [page = "", own = ""] = path.split("?");
  const { status } = await rawRequest(app.url, { path: `${documentPath(page, { userId })}&${own}` });
  if (status !== 200) throw new Error(`${path} answered ${String(status)}`);
}

/** Wall and CPU time of the app's own process; the practice store runs in another one. */
async function timesOf(desk: Desk, { requests, ...page }: Visit & { readonly requests: number }) {
  for (let warm = 0; warm < WARM; warm += 1) await visit(desk, page);
  const before = cpuTicks(desk.app);
  const times: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    const started = performance.now();
    await visit(desk, page);
    times.push(performance.now() - started);
  }
  const cpuMs = ((cpuTicks(desk.app) - before) * TICK_MS) / requests;
  times.sort((a, b) => a - b);
  return { p50Ms: tenth(quantile(times, 0.5)), p99Ms: tenth(quantile(times, 0.99)), cpuMs: tenth(cpuMs) };
}

/** What one visit asks of Shopify, answered slowly enough that waits can be told apart; the median of five visits. */
async function askedBy(desk: Desk, page: Visit) {
  desk.tap.delayMs = APART_MS;
  const visits: Call[][] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    desk.tap.calls = [];
    await visit(desk, page);
    visits.push(desk.tap.calls);
  }
  desk.tap.delayMs = 0;
  const points = (calls: readonly Call[]) => calls.reduce((sum, call) => sum + call.points, 0);
  return {
    calls: median(visits.map(({ length }) => length)),
    waits: median(visits.map((calls) => groupsOf(calls).length)),
    points: Math.max(...visits.map(points)),
    dearest: Math.max(...visits.flat().map((call) => call.points)),
    asked: [...new Set(visits.flat().map((call) => `${call.name} ${String(call.points)}`))],
  };
}

/** What one query for everything would be charged before it runs; the practice store refuses more than 1,000 points. */
function askedAtOnce(query: string) {
  const document = parse(query);
  const wrong = validate(adminSchema("2026-07"), document);
  if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join("\n"));
  const points = estimateCost(document);
  return { points, refused: points > 1000 };
}

function cpuTicks({ child }: RealApp): number {
  const stat =
    readFileSync(`/proc/${String(child.pid)}/stat`, "utf8")
      .split(") ")[1]
      ?.split(" ") ?? [];
  return Number(stat[11]) + Number(stat[12]);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
