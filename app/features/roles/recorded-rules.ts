import type { Json, JsonObject } from "../../platform/json";
import { toDecimal } from "../../platform/money";
import type { Condition } from "../policy/condition";
import { hoursText } from "../policy/explain";
import type { Limit } from "../policy/limit";
import type { RuleDiff } from "./diff-rules";

type Side = "before" | "after";

/**
 * One side of a difference as the record keeps it: row → what changed → its value; money as decimal strings with its
 * currency. Rows that did not change are not repeated: the version's id says where they stand.
 */
export function recordedRules(diffs: readonly RuleDiff[], side: Side, currency: string): JsonObject {
  const rows: Record<string, Record<string, Json>> = {};
  for (const diff of diffs) {
    const said = recorded(diff, side, currency);
    if (said === null) continue;
    const row = (rows[diff.action] ??= {});
    row[freeKey(row, said.key)] = said.value;
  }
  return rows;
}

type Said = { readonly key: string; readonly value: Json };

function recorded(diff: RuleDiff, side: Side, currency: string): Said | null {
  switch (diff.kind) {
    case "answer":
      return diff[side] === null ? null : { key: "answer", value: diff[side] };
    case "limit":
      return diff[side] === null ? null : recordedLimit(diff[side], currency);
    case "condition":
      return diff[side] === null ? null : recordedCondition(diff[side], currency);
  }
}

/** `amount_order_ask`: up to so much per order, above it ask. */
function recordedLimit({ measure, window, whose, max, over }: Limit, currency: string): Said {
  const together = whose === "all" ? "_together" : "";
  const value = measure === "amount" ? { amount: toDecimal({ amountMinor: max, currency }), currency } : max;
  return { key: `${measure}_${window}${together}_${over}`, value };
}

/** Amounts as the record keeps money, minutes of the day as a clock shows them; `true` where there is no more to say. */
function recordedCondition(condition: Condition, currency: string): Said {
  const { kind: key, ...said } = condition;
  if (condition.kind === "hours") return { key, value: { ...said, ...hoursText(condition) } };
  if (condition.kind === "order_value") {
    const { min, max, otherwise } = condition;
    const money = (amountMinor: number | null) =>
      amountMinor === null ? null : { amount: toDecimal({ amountMinor, currency }), currency };
    return { key, value: { min: money(min), max: money(max), otherwise } };
  }
  return { key, value: Object.keys(said).length === 0 ? true : said };
}

/** Two of one name in a row, two shifts for instance, are both kept. */
function freeKey(row: Readonly<Record<string, Json>>, key: string, number = 1): string {
  const tried = number === 1 ? key : `${key}_${String(number)}`;
  return tried in row ? freeKey(row, key, number + 1) : tried;
}
