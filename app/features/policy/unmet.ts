import { assertNever } from "../../platform/assert-never";
import type { Condition, ListCondition } from "./condition";
import type { Reason } from "./decision";
import type { Facts, LocalTime, OrderFacts } from "./facts";

const DAY_MS = 86_400_000;
export const ORDER_UNKNOWN: Reason = { code: "order_unknown", answer: "deny" };

/** What a condition says of these facts where it is not met; null = it is met. */
export type Check = (facts: Facts) => Reason | null;

/** What a condition says where it is not met, asked once; null = it is met. */
export function unmet(condition: Condition, facts: Facts): Reason | null {
  return checkOf(condition)(facts);
}

/**
 * A condition made ready: whatever does not hang on the facts is worked out here, once a grant, for one grant may be asked
 * thousands of times while somebody moves a slider. See `Condition` for the meaning of each kind.
 */
export function checkOf(condition: Condition): Check {
  switch (condition.kind) {
    case "hold":
      return () => null;
    case "draft_only":
      return () => ({ code: "draft_only", answer: "ask" });
    case "reason":
      return ({ reason }) => (reason === null ? { code: "reason_missing", answer: condition.otherwise } : null);
    case "dates":
      return datesCheck(condition);
    case "hours": {
      const { days, from, until, otherwise } = condition;
      return ({ local }) =>
        withinHours(condition, local) ? null : { code: "outside_hours", answer: otherwise, local, days, from, until };
    }
    case "order_age_days":
      return ageCheck(condition);
    case "order_value":
      return valueCheck(condition);
    case "tags":
      return tagsCheck(condition);
    case "gateway":
      return listCheck(condition, (order) => order.gateways);
    case "product":
      return listCheck(condition, (order) => order.products);
    default:
      return wordCheck(condition, wordOf(condition.kind));
  }
}

function datesCheck({ from, until }: Extract<Condition, { kind: "dates" }>): Check {
  const fromMs = from === null ? -Infinity : Date.parse(from);
  const untilMs = until === null ? Infinity : Date.parse(until);
  return ({ nowMs }) => {
    if (nowMs < fromMs) return { code: "not_yet", answer: "deny", fromMs };
    return nowMs < untilMs ? null : { code: "ended", answer: "deny", untilMs };
  };
}

function ageCheck({ max, otherwise }: Extract<Condition, { kind: "order_age_days" }>): Check {
  const maxMs = max * DAY_MS;
  return ({ nowMs, order }) => {
    if (order === null) return ORDER_UNKNOWN;
    const ageMs = nowMs - order.createdAtMs;
    if (ageMs <= maxMs) return null;
    // An order a minute past its limit is shown one day older than the limit, so the sentence never says "30 of 30".
    const ageDays = Math.max(max + 1, Math.floor(ageMs / DAY_MS));
    return { code: "order_too_old", answer: otherwise, ageDays, maxDays: max };
  };
}

function valueCheck({ min, max, otherwise }: Extract<Condition, { kind: "order_value" }>): Check {
  return ({ order }) => {
    if (order === null) return ORDER_UNKNOWN;
    const { totalMinor } = order;
    if ((min === null || totalMinor >= min) && (max === null || totalMinor <= max)) return null;
    return { code: "order_value", answer: otherwise, totalMinor, minMinor: min, maxMinor: max };
  };
}

type Lists = Pick<ListCondition, "kind" | "otherwise"> & Record<"oneOf" | "noneOf", readonly string[]>;
type WordKind = Exclude<ListCondition["kind"], "tags" | "gateway" | "product">;

function wordOf(kind: WordKind): (order: OrderFacts) => string | null {
  switch (kind) {
    case "payment_status":
      return (order) => order.paymentStatus;
    case "fulfillment_status":
      return (order) => order.fulfillmentStatus;
    case "risk":
      return (order) => order.risk;
    case "country":
      return (order) => order.country;
    case "currency":
      return (order) => order.currency;
    default:
      return assertNever(kind);
  }
}

/** One value of the order; null = it has none, or nobody could read it. */
function wordCheck(condition: Lists, read: (order: OrderFacts) => string | null): Check {
  const needsNone = isEmpty(condition);
  return ({ order }) => {
    if (order === null) return ORDER_UNKNOWN;
    const value = read(order);
    if (value === null) return needsNone ? null : notListed(condition, []);
    return isListed(condition, value) ? null : notListed(condition, [value]);
  };
}

/** Several values of the order, of which each must be allowed. */
function listCheck(condition: Lists, read: (order: OrderFacts) => readonly string[]): Check {
  const needsNone = isEmpty(condition);
  return ({ order }) => {
    if (order === null) return ORDER_UNKNOWN;
    const values = read(order);
    const met = values.length > 0 && values.every((value) => isListed(condition, value));
    return met || needsNone ? null : notListed(condition, values);
  };
}

/** Shopify compares tags without regard to letter case; an order without tags surely has none of the refused ones. */
function tagsCheck(condition: Lists): Check {
  const oneOf = new Set(condition.oneOf.map(lower));
  const noneOf = new Set(condition.noneOf.map(lower));
  return ({ order }) => {
    if (order === null) return ORDER_UNKNOWN;
    const tags = order.tags.map(lower);
    const met = !tags.some((tag) => noneOf.has(tag)) && (oneOf.size === 0 || tags.some((tag) => oneOf.has(tag)));
    return met ? null : notListed(condition, order.tags);
  };
}

function isListed({ oneOf, noneOf }: Lists, value: string): boolean {
  return (oneOf.length === 0 || oneOf.includes(value)) && !noneOf.includes(value);
}

function isEmpty({ oneOf, noneOf }: Lists): boolean {
  return oneOf.length === 0 && noneOf.length === 0;
}

function lower(tag: string): string {
  return tag.toLowerCase();
}

function notListed({ kind, otherwise, oneOf, noneOf }: Lists, values: readonly string[]): Reason {
  return { code: kind, answer: otherwise, values, oneOf, noneOf };
}

type Hours = Pick<Extract<Condition, { kind: "hours" }>, "days" | "from" | "until">;

/** A shift over midnight belongs to the day on which it began. */
export function withinHours({ days, from, until }: Hours, { weekday, minute }: LocalTime): boolean {
  if (from < until) return days.includes(weekday) && minute >= from && minute < until;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= from) || (days.includes(yesterday) && minute < until);
}
