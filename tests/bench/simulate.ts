import type { PastRefund } from "../../app/features/policy/past";
import { readyPast } from "../../app/features/policy/past";
import { presetRules } from "../../app/features/policy/presets";
import type { Rule } from "../../app/features/policy/rule";
import { simulate } from "../../app/features/policy/simulate";
import { printTable } from "./rounds";

const REFUNDS = 10_000;
const MOVES = 60;
const DAY_MS = 86_400_000;
const GOAL_MS = 100;

/** What one move of the slider costs with 10,000 past refunds: by the default role, and with every window in use. */
export function bench(): Promise<Record<string, unknown>> {
  const refunds = manyRefunds();
  const started = performance.now();
  const past = readyPast(refunds, "Europe/Rome");
  const readyMs = rounded(performance.now() - started);
  const moves = { "customer support": movesOf(past, support), "every window": movesOf(past, everyWindow) };
  printTable([
    ["10,000 refunds", "median ms", "slowest ms", "goal"],
    ["made ready, once", readyMs, readyMs, ""],
    ...Object.entries(moves).map(([name, { medianMs, slowestMs }]) => [
      name,
      medianMs,
      slowestMs,
      `<= ${String(GOAL_MS)}`,
    ]),
  ]);
  return Promise.resolve({ refunds: REFUNDS, readyMs, moves });
}

/** The first moves count too: the slider of a page that was just opened is as cold. */
function movesOf(past: ReturnType<typeof readyPast>, rules: (perOrderMinor: number) => Rule[]) {
  const times = Array.from({ length: MOVES }, (_, move) => {
    const given = rules((move + 1) * 100);
    const started = performance.now();
    simulate(past, given);
    return performance.now() - started;
  }).toSorted((a, b) => a - b);
  return { medianMs: rounded(times[MOVES / 2] ?? NaN), slowestMs: rounded(times.at(-1) ?? NaN) };
}

function support(perOrderMinor: number): Rule[] {
  return presetRules("customer_support", { perOrderMinor, perDayMinor: Math.max(10_000, perOrderMinor) });
}

function everyWindow(perOrderMinor: number): Rule[] {
  const limit = { measure: "amount", whose: "own", over: "ask", max: perOrderMinor * 50 } as const;
  const windows = ["rolling_1h", "day", "rolling_24h", "week", "month", "customer_30d", "customer_365d"] as const;
  return support(perOrderMinor).map((rule) =>
    PAID_BACK.has(rule.action)
      ? { ...rule, limits: [...rule.limits, ...windows.map((window) => ({ ...limit, window }))] }
      : rule,
  );
}

const PAID_BACK: ReadonlySet<Rule["action"]> = new Set(["refund.issue", "refund.goodwill"]);

/** Sixty days of a busy shop: 7,000 orders of 2,000 customers, without any chance in it. */
function manyRefunds(): PastRefund[] {
  const from = Date.parse("2026-09-01T00:00:00Z");
  const orders = Array.from({ length: 7000 }, (_, number) => ({
    id: String(number),
    name: `#${String(number)}`,
    customer: String(number % 2000),
    facts: {
      createdAtMs: from - (number % 40) * DAY_MS,
      totalMinor: 8000,
      fulfillmentStatus: "FULFILLED" as const,
      risk: "NONE" as const,
      tags: ["vip"],
      country: number % 3 === 0 ? "IT" : "DE",
      currency: "EUR",
      gateways: ["shopify_payments"],
      products: [],
    },
  }));
  return Array.from({ length: REFUNDS }, (_, index): PastRefund => {
    const order = orders[(index * 37) % orders.length];
    if (order === undefined) throw new Error("no such order");
    return {
      id: String(index),
      atMs: from + index * ((60 * DAY_MS) / REFUNDS),
      amountMinor: 100 + ((index * 7919) % 9000),
      currency: "EUR",
      by: index % 6 === 5 ? "app" : "unknown",
      app: index % 6 === 5 ? "Returns" : null,
      order,
      paymentStatus: index < orders.length ? "PAID" : "PARTIALLY_REFUNDED",
      beforeMinor: index < orders.length ? 0 : 500,
    };
  });
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
