import { assertNever } from "../../platform/assert-never";
import type { Condition, ListCondition } from "./condition";
import type { Reason } from "./decision";
import type { Facts, LocalTime, OrderFacts } from "./facts";

const DAY_MS = 86_400_000;
const ORDER_UNKNOWN: Reason = { code: "order_unknown", answer: "deny" };

/** What a condition says where it is not met; null = it is met. See `Condition` for the meaning of each kind. */
export function unmet(condition: Condition, facts: Facts): Reason | null {
  switch (condition.kind) {
    case "hold":
      return null;
    case "draft_only":
      return { code: "draft_only", answer: "ask" };
    case "reason":
      return facts.reason === null ? { code: "reason_missing", answer: condition.otherwise } : null;
    case "dates":
      return outsideDates(condition, facts.nowMs);
    case "hours": {
      if (withinHours(condition, facts.local)) return null;
      const { days, from, until, otherwise } = condition;
      return { code: "outside_hours", answer: otherwise, local: facts.local, days, from, until };
    }
    default:
      return facts.order === null ? ORDER_UNKNOWN : unmetByOrder(condition, facts.order, facts.nowMs);
  }
}

type OfOrder = ListCondition | Extract<Condition, { kind: "order_age_days" | "order_value" }>;

function unmetByOrder(condition: OfOrder, order: OrderFacts, nowMs: number): Reason | null {
  switch (condition.kind) {
    case "order_age_days": {
      const ageMs = nowMs - order.createdAtMs;
      if (ageMs <= condition.max * DAY_MS) return null;
      // An order a minute past its limit is shown one day older than the limit, so the sentence never says "30 of 30".
      const ageDays = Math.max(condition.max + 1, Math.floor(ageMs / DAY_MS));
      return { code: "order_too_old", answer: condition.otherwise, ageDays, maxDays: condition.max };
    }
    case "order_value": {
      const { min, max, otherwise } = condition;
      const { totalMinor } = order;
      if ((min === null || totalMinor >= min) && (max === null || totalMinor <= max)) return null;
      return { code: "order_value", answer: otherwise, totalMinor, minMinor: min, maxMinor: max };
    }
    default: {
      const values = valuesOf(condition.kind, order);
      if (listed(condition, values)) return null;
      const { kind, otherwise, oneOf, noneOf } = condition;
      return { code: kind, answer: otherwise, values, oneOf, noneOf };
    }
  }
}

function valuesOf(kind: ListCondition["kind"], order: OrderFacts): readonly string[] {
  switch (kind) {
    case "payment_status":
      return [order.paymentStatus];
    case "fulfillment_status":
      return order.fulfillmentStatus === null ? [] : [order.fulfillmentStatus];
    case "risk":
      return order.risk === null ? [] : [order.risk];
    case "tags":
      return order.tags;
    case "country":
      return order.country === null ? [] : [order.country];
    case "currency":
      return [order.currency];
    case "gateway":
      return order.gateways;
    case "product":
      return order.products;
    default:
      return assertNever(kind);
  }
}

function listed({ kind, oneOf, noneOf }: ListCondition, values: readonly string[]): boolean {
  if (kind === "tags") return listedTags(oneOf, noneOf, values);
  // Lists of one type each: widened here, where only equality is asked.
  const allowed: readonly string[] = oneOf;
  const refused: readonly string[] = noneOf;
  if (refused.length > 0 && (values.length === 0 || values.some((value) => refused.includes(value)))) return false;
  return allowed.length === 0 || (values.length > 0 && values.every((value) => allowed.includes(value)));
}

/** Shopify compares tags without regard to letter case; an order without tags surely has none of the refused ones. */
function listedTags(oneOf: readonly string[], noneOf: readonly string[], tags: readonly string[]): boolean {
  const has = (tag: string) => tags.some((one) => one.toLowerCase() === tag.toLowerCase());
  return !noneOf.some(has) && (oneOf.length === 0 || oneOf.some(has));
}

function outsideDates({ from, until }: Extract<Condition, { kind: "dates" }>, nowMs: number): Reason | null {
  if (from !== null && nowMs < Date.parse(from)) return { code: "not_yet", answer: "deny", fromMs: Date.parse(from) };
  if (until === null || nowMs < Date.parse(until)) return null;
  return { code: "ended", answer: "deny", untilMs: Date.parse(until) };
}

type Hours = Pick<Extract<Condition, { kind: "hours" }>, "days" | "from" | "until">;

/** A shift over midnight belongs to the day on which it began. */
export function withinHours({ days, from, until }: Hours, { weekday, minute }: LocalTime): boolean {
  if (from < until) return days.includes(weekday) && minute >= from && minute < until;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= from) || (days.includes(yesterday) && minute < until);
}
