import { assertNever } from "../../platform/assert-never";
import type { Condition, ConditionKind } from "./condition";
import type { Facts, LocalTime } from "./facts";
import { sameWord } from "./same-word";

const DAY_MS = 86_400_000;

/**
 * A condition made ready, once a grant: what does not hang on the facts is worked out, for one grant may be asked
 * thousands of times while somebody moves a slider. All kinds have the same fields; which of them count, `isMet` says.
 */
export type Check = {
  readonly kind: ConditionKind;
  readonly condition: Condition;
  /** Milliseconds for ages and instants, minor units for totals, minutes of the day for hours. */
  readonly from: number;
  readonly until: number;
  readonly days: readonly number[];
  /** null = an empty list. */
  readonly oneOf: ReadonlySet<string> | null;
  readonly noneOf: ReadonlySet<string> | null;
};

export function checkOf(condition: Condition): Check {
  const kind = sameWord(condition.kind);
  const open = { kind, condition, from: 0, until: 0, days: [], oneOf: null, noneOf: null };
  switch (condition.kind) {
    case "hold":
    case "draft_only":
    case "reason":
      return open;
    case "order_age_days":
      return { ...open, until: condition.max * DAY_MS };
    case "order_value":
      return { ...open, from: condition.min ?? -Infinity, until: condition.max ?? Infinity };
    case "dates":
      return { ...open, from: instantOr(condition.from, -Infinity), until: instantOr(condition.until, Infinity) };
    case "hours":
      return { ...open, from: condition.from, until: condition.until, days: condition.days };
    case "tags":
      return { ...open, oneOf: setOf(condition.oneOf.map(lower)), noneOf: setOf(condition.noneOf.map(lower)) };
    default:
      return { ...open, oneOf: setOf(condition.oneOf), noneOf: setOf(condition.noneOf) };
  }
}

function setOf(list: readonly string[]): ReadonlySet<string> | null {
  return list.length === 0 ? null : new Set(list.map(sameWord));
}

/** See `Condition` for the meaning of each kind. */
export function isMet(check: Check, facts: Facts): boolean {
  const { kind } = check;
  switch (kind) {
    case "hold":
      return true;
    case "draft_only":
      return false;
    case "reason":
      return facts.reason !== null;
    case "dates":
      return facts.nowMs >= check.from && facts.nowMs < check.until;
    case "hours":
      return withinHours(check, facts.local);
    default:
      return isMetByOrder(kind, check, facts);
  }
}

type OrderKind = Exclude<ConditionKind, "hold" | "draft_only" | "reason" | "dates" | "hours">;

/** Of an order that nobody could read nothing is met. */
function isMetByOrder(kind: OrderKind, check: Check, { order, nowMs }: Facts): boolean {
  if (order === null) return false;
  switch (kind) {
    case "order_age_days":
      return nowMs - order.createdAtMs <= check.until;
    case "order_value":
      return order.totalMinor >= check.from && order.totalMinor <= check.until;
    case "payment_status":
      return isListed(check, order.paymentStatus);
    case "fulfillment_status":
      return isListed(check, order.fulfillmentStatus);
    case "risk":
      return isListed(check, order.risk);
    case "country":
      return isListed(check, order.country);
    case "currency":
      return isListed(check, order.currency);
    case "gateway":
      return areListed(check, order.gateways);
    case "product":
      return areListed(check, order.products);
    case "tags":
      return areTagged(check, order.tags.map(lower));
    default:
      return assertNever(kind);
  }
}

/** One value of the order; null = it has none, or nobody could read it. */
function isListed({ oneOf, noneOf }: Check, value: string | null): boolean {
  if (value === null) return oneOf === null && noneOf === null;
  return (oneOf === null || oneOf.has(value)) && (noneOf === null || !noneOf.has(value));
}

/** Several values of the order, of which each must be allowed. */
function areListed(check: Check, values: readonly string[]): boolean {
  return values.length === 0 ? isListed(check, null) : values.every((value) => isListed(check, value));
}

/** Shopify compares tags without regard to letter case; an order without tags surely has none of the refused ones. */
function areTagged({ oneOf, noneOf }: Check, tags: readonly string[]): boolean {
  const has = (list: ReadonlySet<string>) => tags.some((tag) => list.has(tag));
  return (noneOf === null || !has(noneOf)) && (oneOf === null || has(oneOf));
}

function lower(tag: string): string {
  return tag.toLowerCase();
}

function instantOr(at: string | null, otherwise: number): number {
  return at === null ? otherwise : Date.parse(at);
}

type Hours = Pick<Check, "days" | "from" | "until">;

/** A shift over midnight belongs to the day on which it began. */
export function withinHours({ days, from, until }: Hours, { weekday, minute }: LocalTime): boolean {
  if (from < until) return days.includes(weekday) && minute >= from && minute < until;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= from) || (days.includes(yesterday) && minute < until);
}
