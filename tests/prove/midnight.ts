import { randomUUID } from "node:crypto";
import type { GateShop } from "../../app/features/gate/effect";
import { performWith } from "../../app/features/gate/perform-with.server";
import type { Window } from "../../app/features/policy/limit";
import type { Actor } from "../../app/features/policy/standing";
import { inShop } from "../../app/platform/db.server";
import { startTestCluster } from "../support/cluster";
import { anAssistantWith, supportRules } from "../support/people";
import { practiceEnvironment } from "../support/practice-shop";
import { PORTS_WITHOUT_SHOPIFY, pretendRefund } from "../support/pretend-refund";
import { shiftedCopyOf, type ShiftedDatabase } from "../support/shifted-database";
import type { Proof } from "./proof";

const LIMIT_MINOR = 10_000;
const LEAST_MINOR = 100;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const AT_ONCE = 6;

type Place = { readonly shop: GateShop; readonly days: readonly string[] };

/** Both changes of the clock in Rome (a day of 25 hours, one of 23), and the ends of the world's clocks. */
function placesOf(full: boolean): Place[] {
  const zones: [string, string, string[]][] = [
    ["rome", "Europe/Rome", ["2026-10-25", "2027-03-28"]],
    ["pago-pago", "Pacific/Pago_Pago", full ? ["2026-10-25", "2026-12-31", "2027-03-28"] : ["2026-10-25"]],
    ["kiritimati", "Pacific/Kiritimati", full ? ["2026-10-25", "2026-12-31", "2027-03-28"] : ["2027-03-28"]],
  ];
  return zones.map(([name, timeZone, days]) => ({ shop: aShop(name, timeZone), days }));
}

function aShop(name: string, timeZone: string): GateShop {
  return { domain: `midnight-${name}.myshopify.com`, currency: "EUR", timeZone };
}

/**
 * An assistant with the default role (100.00 a day of the shop, and in any 24 hours) asks for refunds without end around
 * midnight and both changes of the clock: never more than the limit in any 24 hours nor on any calendar day, and all of it
 * usable. The controls take one of the two limits out of the role: each must be seen to overspend.
 */
export const prove: Proof = async ({ full }) => {
  practiceEnvironment();
  const cluster = await startTestCluster();
  const database = await shiftedCopyOf(cluster.url, AT_ONCE);
  const figures: Record<string, number | string | boolean> = { limitMinor: LIMIT_MINOR };
  let ok = true;
  try {
    for (const { shop, days } of placesOf(full)) {
      const moments = days.flatMap((day) => momentsAround(day, shop.timeZone, full));
      const run = await hammered(database, { shop, moments, without: null });
      console.log(`${shop.timeZone}: ${JSON.stringify(run)}`);
      ok &&= run.most24hMinor <= LIMIT_MINOR && run.mostOnADayMinor <= LIMIT_MINOR && run.leastUsed >= 0.99;
      Object.assign(figures, named(shop.timeZone, run));
    }
    const midnight = midnightOf("2027-03-28", "Europe/Rome");
    const noRolling = await hammered(database, {
      shop: aShop("no-rolling", "Europe/Rome"),
      moments: [midnight - 2 * MINUTE_MS, midnight + 2 * MINUTE_MS],
      without: "rolling_24h",
    });
    const longDay = midnightOf("2026-10-25", "Europe/Rome");
    const noDay = await hammered(database, {
      shop: aShop("no-day", "Europe/Rome"),
      moments: [longDay + 2 * MINUTE_MS, longDay + DAY_MS + 4 * MINUTE_MS],
      without: "day",
    });
    ok &&= noRolling.most24hMinor > LIMIT_MINOR && noDay.mostOnADayMinor > LIMIT_MINOR;
    Object.assign(figures, {
      controlWithoutRolling24hMinor: noRolling.most24hMinor,
      controlWithoutDayMinor: noDay.mostOnADayMinor,
    });
    return { ok, figures };
  } finally {
    await database.close();
    await cluster.stop();
  }
};

function named(zone: string, run: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(run).map(([name, value]) => [`${zone}.${name}`, value]));
}

/** Instants around one day of the shop: before and after both its midnights, each hour that a change may move, and the
 * same clock time 24 hours later, where the rolling window opens again and the day does not, or the other way round. */
function momentsAround(day: string, timeZone: string, full: boolean): number[] {
  const start = midnightOf(day, timeZone);
  const end = midnightOf(dayAfter(day), timeZone);
  const around = (at: number) => [at - 2 * MINUTE_MS, at - 1000, at + 2 * MINUTE_MS];
  const moments = [
    ...around(start),
    start + 1.5 * HOUR_MS,
    start + 3 * HOUR_MS + MINUTE_MS,
    start + 12 * HOUR_MS,
    start + DAY_MS + 2 * MINUTE_MS,
    ...around(end),
    end + 2 * HOUR_MS,
    end + DAY_MS + 2 * MINUTE_MS,
  ];
  const hourly = full
    ? Array.from({ length: 73 }, (_, hour) => start - DAY_MS / 2 + hour * HOUR_MS + 7 * MINUTE_MS)
    : [];
  return [...new Set([...moments, ...hourly])].sort((a, b) => a - b);
}

type Run = { readonly shop: GateShop; readonly moments: readonly number[]; readonly without: Window | null };

async function hammered(database: ShiftedDatabase, { shop, moments, without }: Run) {
  const [first = NaN] = moments;
  await database.set(first - HOUR_MS);
  const actor = await anAssistantWith(rulesWithout(without), { shop: shop.domain });
  const counted = { refunds: 0, refused: 0 };
  const stoppedAt: number[] = [];
  for (const moment of moments) {
    await database.set(moment);
    const ask = async (amountMinor: number) => {
      const passed = await refund({ shop, actor, orderedAtMs: moment - DAY_MS, amountMinor });
      counted[passed ? "refunds" : "refused"] += 1;
      return passed;
    };
    await Promise.all(greedy(moment).map(ask));
    stoppedAt.push(await useUp(ask, database));
  }
  await database.set((moments.at(-1) ?? NaN) + DAY_MS);
  return { moments: moments.length, ...counted, ...judged(await spentIn(shop.domain), stoppedAt, shop.timeZone) };
}

/** What is asked for at once: 7.00 to 40.00 each, together more than the limit. */
function greedy(moment: number): number[] {
  return Array.from({ length: AT_ONCE }, (_, turn) => 700 + ((Math.round(moment / 1000) + turn * 1741) % 3300));
}

/** Asks for less and less until not even 1.00 passes; returns when that was asked. */
async function useUp(ask: (amountMinor: number) => Promise<boolean>, database: ShiftedDatabase): Promise<number> {
  let askedMs = NaN;
  for (const amount of [5000, 2500, 1200, 600, 300, LEAST_MINOR]) {
    do askedMs = database.nowMs();
    while (await ask(amount));
  }
  return askedMs;
}

function rulesWithout(window: Window | null) {
  return supportRules({ perOrderMinor: LIMIT_MINOR, perDayMinor: LIMIT_MINOR }).map((rule) =>
    rule.action === "refund.issue" ? { ...rule, limits: rule.limits.filter((limit) => limit.window !== window) } : rule,
  );
}

type Wish = {
  readonly shop: GateShop;
  readonly actor: Actor;
  readonly orderedAtMs: number;
  readonly amountMinor: number;
};

/** One refund of an order of its own, so that the order's limit never speaks; true = it was made. */
async function refund({ shop, actor, orderedAtMs, amountMinor }: Wish): Promise<boolean> {
  const input = { orderGid: `gid://shopify/Order/${randomUUID()}`, amountMinor, orderedAtMs };
  const done = await performWith(
    pretendRefund,
    { shop, actor, requestKey: randomUUID(), input },
    PORTS_WITHOUT_SHOPIFY,
  );
  if (done.ok) return true;
  // `still_sending`: whoever asked at the same moment was faster, three times.
  if (done.error.code === "must_ask" || done.error.code === "still_sending") return false;
  throw new Error(`refused for another reason: ${JSON.stringify(done.error)}`);
}

type Spent = { readonly atMs: number; readonly amountMinor: number };

async function spentIn(shop: string): Promise<Spent[]> {
  return inShop(shop, async (tx) => {
    // With its fractions: a refund at the same millisecond of the next day can stand 24 hours and a part of one later.
    const { rows } = await tx.query<{ at_ms: number; amount_minor: string; state: string }>(
      `select (extract(epoch from at) * 1000)::float8 as at_ms, amount_minor, state from usage
       where action = 'refund.issue' and state <> 'released' order by at`,
    );
    if (rows.some(({ state }) => state !== "spent")) throw new Error("a refund was left without an outcome");
    return rows.map(({ at_ms, amount_minor }) => ({ atMs: at_ms, amountMinor: Number(amount_minor) }));
  });
}

/** What the rows say, whatever the gate believed. `leastUsed`: after each moment, how much of the limit was reached. */
function judged(spent: readonly Spent[], stoppedAt: readonly number[], timeZone: string) {
  const in24h = (untilMs: number) => sumOf(spent.filter(({ atMs }) => atMs >= untilMs - DAY_MS && atMs <= untilMs));
  const day = dayIn(timeZone);
  const byDay = Map.groupBy(spent, ({ atMs }) => day(atMs));
  const onDay = (atMs: number) => sumOf((byDay.get(day(atMs)) ?? []).filter((one) => one.atMs <= atMs));
  return {
    most24hMinor: Math.max(...spent.map(({ atMs }) => in24h(atMs))),
    mostOnADayMinor: Math.max(...[...byDay.values()].map(sumOf)),
    leastUsed: Math.min(...stoppedAt.map((atMs) => Math.max(in24h(atMs), onDay(atMs)) / LIMIT_MINOR)),
  };
}

function sumOf(spent: readonly Spent[]): number {
  return spent.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function dayIn(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return (atMs) => format.format(atMs);
}

/** The first instant of a day as the shop counts it: found by looking, never by adding an offset. */
function midnightOf(day: string, timeZone: string): number {
  const dayOf = dayIn(timeZone);
  let [before, after] = [Date.parse(day) - DAY_MS, Date.parse(day) + DAY_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle) < day) before = middle;
    else after = middle;
  }
  return after;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
