import type { Condition } from "../../../../app/features/policy/condition";
import type { Facts, OrderFacts, Withdrawal } from "../../../../app/features/policy/facts";
import type { Grant } from "../../../../app/features/policy/grant";
import type { Limit } from "../../../../app/features/policy/limit";
import type { Rule } from "../../../../app/features/policy/rule";
import type { ProblemCode } from "../../../../app/platform/problem";

/**
 * In which circumstances something is asked: plain data, so that a database, a shop and a page can be brought into them
 * as well as the facts of one decision. What is not said is as in `ORDINARY`.
 */
export type Situation = {
  /** Age of the order. */
  readonly ageMs?: number;
  /** null = nobody could read it. */
  readonly order?: Partial<Omit<OrderFacts, "createdAtMs">> | null;
  readonly amountMinor?: number;
  /** Use so far by `measure|window|whose`, of every right that is asked about. */
  readonly used?: Readonly<Record<string, number>>;
  readonly reason?: Facts["reason"];
  readonly withdrawal?: Withdrawal;
  readonly local?: Facts["local"];
  readonly person?: Partial<Pick<Grant, "status" | "missingSteps" | "validFrom" | "validUntil">>;
  /** The person's own row instead of the role's. */
  readonly row?: Partial<Omit<Rule, "action">>;
  /** What all assistants together may do. */
  readonly ceiling?: readonly Limit[];
  /** Why nobody can come into it over HTTP. Where it stands, the rule alone is asked. */
  readonly notOverHttp?: string;
  /** Over HTTP the route refuses with this code before it asks the rule, and why; whom the rule refuses, it may refuse first. */
  readonly overHttp?: { readonly says: ProblemCode; readonly why: string };
};

export const NOW_MS = Date.UTC(2026, 9, 27, 10, 30);
export const DAY_MS = 86_400_000;

/** Tuesday 10:30; a paid and sent order of 50.00, three days old, from Italy; 10.00, with a reason; nothing used. */
export const ORDINARY = {
  ageMs: 3 * DAY_MS,
  order: {
    totalMinor: 5000,
    paymentStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    risk: "NONE",
    tags: ["VIP"],
    country: "IT",
    currency: "EUR",
    gateways: ["shopify_payments"],
    products: ["MUG-1"],
  },
  amountMinor: 1000,
  used: {},
  reason: "damaged",
  local: { weekday: 2, minute: 630 },
  row: {},
  ceiling: [],
} as const satisfies Situation;

const DELIVERED_DAY = 20_740;
type Hours = Extract<Condition, { kind: "hours" }>;
const SHIFT: Hours = { kind: "hours", days: [1, 2, 3, 4, 5], from: 540, until: 1080, otherwise: "deny" };
const NIGHT: Hours = { kind: "hours", days: [5], from: 1320, until: 360, otherwise: "deny" };
const NOW = new Date(NOW_MS).toISOString();
const LATER = new Date(NOW_MS + 1).toISOString();

const NO_NOTICE = "the refund's form does not ask for the day of the customer's notice yet";
const UNREADABLE = {
  says: "not_found",
  why: "an order that cannot be read is answered as one that does not exist",
} as const;
const nothingPaid = (paymentStatus: OrderFacts["paymentStatus"]): Situation => ({
  order: { paymentStatus },
  overHttp: { says: "nothing_refundable", why: "no money is there to give back, and Shopify suggests none to weigh" },
});

const unpaid = (noticeDay: number, deliveredDay: number | null): Situation => ({
  notOverHttp: NO_NOTICE,
  order: { paymentStatus: "PENDING" },
  withdrawal: { noticeDay, deliveredDay },
});

const BY_THE_CLOCK =
  "pages ask the machine's own clock, which no test may set (tests/edge/closed.server.test.ts has hours)";

const inShift = (weekday: number, minute: number): Situation => ({
  row: { answer: "can", conditions: [SHIFT] },
  local: { weekday, minute },
  notOverHttp: BY_THE_CLOCK,
});

const limited = (limit: Omit<Limit, "whose" | "over">, rest: Situation = {}): Situation => ({
  ...rest,
  row: { answer: "can", limits: [{ ...limit, whose: "own", over: "ask" }] },
});

const together = (usedMinor: number): Situation => ({
  ceiling: [{ measure: "amount", window: "day", whose: "all", max: 50_000, over: "ask" }],
  used: { "amount|day|all": usedMinor },
});

export const SITUATIONS = {
  "an ordinary order": {},

  "order 30 days old": { ageMs: 30 * DAY_MS },
  "order a moment older than 30 days": { ageMs: 30 * DAY_MS + 1 },
  "order a year old": { ageMs: 365 * DAY_MS },
  "order nobody could read": { order: null, overHttp: UNREADABLE },
  "order partly paid": { order: { paymentStatus: "PARTIALLY_PAID" } },
  "order partly refunded": { order: { paymentStatus: "PARTIALLY_REFUNDED" } },
  "order unpaid": nothingPaid("PENDING"),
  "order authorized only": nothingPaid("AUTHORIZED"),
  "order refunded": nothingPaid("REFUNDED"),
  "order voided": nothingPaid("VOIDED"),

  "withdrawal on day 14, unpaid": unpaid(DELIVERED_DAY + 14, DELIVERED_DAY),
  "withdrawal on day 15, unpaid": unpaid(DELIVERED_DAY + 15, DELIVERED_DAY),
  "withdrawal, delivery unknown, unpaid": unpaid(DELIVERED_DAY, null),
  "withdrawal, order nobody could read": { ...unpaid(DELIVERED_DAY, null), order: null },

  "30.00": { amountMinor: 3000 },
  "30.01": { amountMinor: 3001 },
  "10.00 after 20.00 on the order": { used: { "amount|order|own": 2000 } },
  "10.01 after 20.00 on the order": { amountMinor: 1001, used: { "amount|order|own": 2000 } },
  "10.00 after 90.00 today": { used: { "amount|day|own": 9000, "amount|rolling_24h|own": 9000 } },
  "10.00 after 90.01 today": { used: { "amount|day|own": 9001, "amount|rolling_24h|own": 9001 } },
  "10.00 after 95.00 before midnight": { used: { "amount|rolling_24h|own": 9500 } },

  "no reason given": {
    reason: null,
    overHttp: { says: "bad_input", why: "the form holds one of the listed reasons or is no form" },
  },
  "the tenth in a day": { used: { "count|rolling_24h|own": 9 } },
  "the eleventh in a day": { used: { "count|rolling_24h|own": 10 } },
  "the fiftieth in a day": { used: { "count|rolling_24h|own": 49 } },
  "the 51st in a day": { used: { "count|rolling_24h|own": 50 } },
  "the 300th in a day": { used: { "count|rolling_24h|own": 299 } },
  "the 301st in a day": { used: { "count|rolling_24h|own": 300 } },

  stopped: { person: { status: "stopped" } },
  "waiting for the owner": { person: { status: "waiting" } },
  "a step is missing": { person: { missingSteps: ["accept"] } },
  "begins this moment": { person: { validFrom: NOW } },
  "begins in a moment": { person: { validFrom: LATER } },
  "ends in a moment": { person: { validUntil: LATER } },
  "ended this moment": { person: { validUntil: NOW } },

  "own row: can": { row: { answer: "can" } },
  "own row: asks": { row: { answer: "ask" } },
  "own row: cannot": { row: { answer: "deny" } },
  "own row: draft only": { row: { answer: "can", conditions: [{ kind: "draft_only" }] } },
  "own row: held 10 minutes": { row: { answer: "can", conditions: [{ kind: "hold", minutes: 10 }] } },
  "own row: until now": { row: { answer: "can", conditions: [{ kind: "dates", from: null, until: NOW }] } },

  "shift 9 to 18, at 9:00": inShift(2, 540),
  "shift 9 to 18, at 8:59": inShift(2, 539),
  "shift 9 to 18, at 17:59": inShift(2, 1079),
  "shift 9 to 18, at 18:00": inShift(2, 1080),
  "shift 9 to 18, on Saturday": inShift(6, 630),
  "shift 9 to 18 that asks, at 18:00": {
    row: { answer: "can", conditions: [{ ...SHIFT, otherwise: "ask" }] },
    notOverHttp: BY_THE_CLOCK,
    local: { weekday: 2, minute: 1080 },
  },
  "Friday's night shift, Saturday at 5:59": {
    row: { answer: "can", conditions: [NIGHT] },
    notOverHttp: BY_THE_CLOCK,
    local: { weekday: 6, minute: 359 },
  },
  "Friday's night shift, Friday at 5:59": {
    row: { answer: "can", conditions: [NIGHT] },
    notOverHttp: BY_THE_CLOCK,
    local: { weekday: 5, minute: 359 },
  },

  "up to half of 50.00, 25.00": limited({ measure: "percent", window: "order", max: 50 }, { amountMinor: 2500 }),
  "up to half of 50.00, 25.01": limited({ measure: "percent", window: "order", max: 50 }, { amountMinor: 2501 }),
  "up to a third of 50.00, 16.51": limited({ measure: "percent", window: "order", max: 33 }, { amountMinor: 1651 }),
  "the fifth in an hour of five": limited(
    { measure: "count", window: "rolling_1h", max: 5 },
    { used: { "count|rolling_1h|own": 4 } },
  ),
  "the sixth in an hour of five": limited(
    { measure: "count", window: "rolling_1h", max: 5 },
    { used: { "count|rolling_1h|own": 5 } },
  ),
  "10.00 more than this customer's 90 days": limited(
    { measure: "amount", window: "customer_90d", max: 6000 },
    { used: { "amount|customer_90d|own": 6000 } },
  ),

  "all together 490.00 of 500.00 today": together(49_000),
  "all together 490.01 of 500.00 today": together(49_001),

  "only vip, written VIP": {
    row: { answer: "can", conditions: [{ kind: "tags", oneOf: ["vip"], noneOf: [], otherwise: "ask" }] },
  },
  "only vip, without tags": {
    order: { tags: [] },
    row: { answer: "can", conditions: [{ kind: "tags", oneOf: ["vip"], noneOf: [], otherwise: "ask" }] },
  },
  "never fragile, without tags": {
    order: { tags: [] },
    row: { answer: "can", conditions: [{ kind: "tags", oneOf: [], noneOf: ["fragile"], otherwise: "deny" }] },
  },
  "never to Switzerland, to Italy": {
    row: { answer: "can", conditions: [{ kind: "country", oneOf: [], noneOf: ["CH"], otherwise: "deny" }] },
  },
  "never to Switzerland, nobody knows where to": {
    order: { country: null },
    row: { answer: "can", conditions: [{ kind: "country", oneOf: [], noneOf: ["CH"], otherwise: "deny" }] },
  },
  "not sent yet, but it is": {
    row: {
      answer: "can",
      conditions: [{ kind: "fulfillment_status", oneOf: ["UNFULFILLED"], noneOf: [], otherwise: "deny" }],
    },
  },
  "up to 50.00, of 50.00": {
    row: { answer: "can", conditions: [{ kind: "order_value", min: null, max: 5000, otherwise: "ask" }] },
  },
  "up to 49.99, of 50.00": {
    row: { answer: "can", conditions: [{ kind: "order_value", min: null, max: 4999, otherwise: "ask" }] },
  },
} satisfies Readonly<Record<string, Situation>>;
export type SituationName = keyof typeof SITUATIONS;
