import { checkOf, isMet, type Check } from "./check";
import type { Condition, ListCondition } from "./condition";
import type { Reason } from "./decision";
import type { Facts, OrderFacts } from "./facts";

const DAY_MS = 86_400_000;
export const ORDER_UNKNOWN: Reason = { code: "order_unknown", answer: "deny" };

/** What a condition says of these facts where it is not met, asked once; null = it is met. */
export function unmet(condition: Condition, facts: Facts): Reason | null {
  const check = checkOf(condition);
  return isMet(check, facts) ? null : whyUnmet(check, facts);
}

/** What a condition says that is not met: what is, and what was asked for. */
export function whyUnmet({ condition, from, until }: Check, { nowMs, local, order }: Facts): Reason {
  switch (condition.kind) {
    case "hold":
    case "draft_only":
      return { code: "draft_only", answer: "ask" };
    case "reason":
      return { code: "reason_missing", answer: condition.otherwise };
    case "dates":
      return nowMs < from
        ? { code: "not_yet", answer: "deny", fromMs: from }
        : { code: "ended", answer: "deny", untilMs: until };
    case "hours": {
      const { otherwise, days } = condition;
      return { code: "outside_hours", answer: otherwise, local, days, from, until };
    }
    default:
      return order === null ? ORDER_UNKNOWN : whyOrder(condition, order, nowMs);
  }
}

type OrderCondition = Exclude<Condition, { kind: "hold" | "draft_only" | "reason" | "dates" | "hours" }>;

function whyOrder(condition: OrderCondition, order: OrderFacts, nowMs: number): Reason {
  switch (condition.kind) {
    case "order_age_days": {
      const { max, otherwise } = condition;
      // An order a minute past its limit is shown one day older than the limit, so the sentence never says "30 of 30".
      const ageDays = Math.max(max + 1, Math.floor((nowMs - order.createdAtMs) / DAY_MS));
      return { code: "order_too_old", answer: otherwise, ageDays, maxDays: max };
    }
    case "order_value": {
      const { min, max, otherwise } = condition;
      return { code: "order_value", answer: otherwise, totalMinor: order.totalMinor, minMinor: min, maxMinor: max };
    }
    default: {
      const { kind, otherwise, oneOf, noneOf } = condition;
      return { code: kind, answer: otherwise, values: valuesOf(kind, order), oneOf, noneOf };
    }
  }
}

/** The order's values that a list is about; none = it has none, or nobody could read them. */
function valuesOf(kind: ListCondition["kind"], order: OrderFacts): readonly string[] {
  switch (kind) {
    case "payment_status":
      return [order.paymentStatus];
    case "fulfillment_status":
      return known(order.fulfillmentStatus);
    case "risk":
      return known(order.risk);
    case "country":
      return known(order.country);
    case "currency":
      return [order.currency];
    case "gateway":
      return order.gateways;
    case "product":
      return order.products;
    case "tags":
      return order.tags;
  }
}

function known(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}
