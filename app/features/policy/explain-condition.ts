import { formatDay } from "../../platform/instant";
import { formatMoney } from "../../platform/money";
import type { Condition } from "./condition";
import { daysText, hoursText, valueText, type Reader, type Sentence } from "./explain";

/** A condition as a rule of the role, before any order is in sight. */
export function explainCondition(condition: Condition, reader: Reader): Sentence {
  switch (condition.kind) {
    case "order_age_days":
      return { key: "if_order_age_days", params: { days: String(condition.max) } };
    case "order_value":
      return valueSentence(condition, reader);
    case "hours":
      return hoursSentence(condition, reader);
    case "dates":
      return {
        key: "if_dates",
        params: { from: day(condition.from, reader), until: day(condition.until, reader) },
      };
    case "hold":
      return { key: "if_hold", params: { minutes: String(condition.minutes) } };
    case "reason":
    case "draft_only":
      return { key: `if_${condition.kind}`, params: { owner: reader.owner } };
    default: {
      const named = (list: readonly string[]) =>
        list.map((value) => valueText(condition.kind, value, reader)).join(", ");
      const { oneOf, noneOf } = condition;
      if (oneOf.length > 0 && noneOf.length > 0)
        return { key: `if_${condition.kind}_both`, params: { allowed: named(oneOf), refused: named(noneOf) } };
      return oneOf.length > 0
        ? { key: `if_${condition.kind}_only`, params: { allowed: named(oneOf) } }
        : { key: `if_${condition.kind}_not`, params: { refused: named(noneOf) } };
    }
  }
}

/** From midnight to midnight is no time to read, but the whole day. */
function hoursSentence(hours: Extract<Condition, { kind: "hours" }>, reader: Reader): Sentence {
  const days = daysText(hours.days, reader);
  if (hours.from === 0 && hours.until === 0) return { key: "if_hours_all_day", params: { days } };
  return { key: "if_hours", params: { days, ...hoursText(hours) } };
}

function valueSentence({ min, max }: Extract<Condition, { kind: "order_value" }>, reader: Reader): Sentence {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: reader.currency }, reader.locale);
  if (min === null) return { key: "if_order_value_max", params: { max: money(max ?? 0) } };
  if (max === null) return { key: "if_order_value_min", params: { min: money(min) } };
  return { key: "if_order_value", params: { min: money(min), max: money(max) } };
}

function day(at: string | null, reader: Reader): string {
  return at === null ? "…" : formatDay(at, reader);
}
