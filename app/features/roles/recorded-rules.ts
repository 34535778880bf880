import type { JsonObject } from "../../platform/json";
import { toDecimal } from "../../platform/money";
import type { Condition } from "../policy/condition";
import type { Limit } from "../policy/limit";
import type { RuleDiff } from "./diff-rules";

type Side = "before" | "after";

/**
 * One side of a difference as the record keeps it: row → what changed → its value; money as decimal strings with its
 * currency. Rows that did not change are not repeated: the version's id says where they stand.
 */
export function recordedRules(diffs: readonly RuleDiff[], side: Side, currency: string): JsonObject {
  const rows: Record<string, JsonObject> = {};
  for (const diff of diffs) {
    if (diff[side] === null) continue;
    rows[diff.action] = { ...rows[diff.action], ...recorded(diff, side, currency) };
  }
  return rows;
}

function recorded(diff: RuleDiff, side: Side, currency: string): JsonObject {
  switch (diff.kind) {
    case "answer":
      return { answer: diff[side] };
    case "limit":
      return diff[side] === null ? {} : recordedLimit(diff[side], currency);
    case "condition":
      return diff[side] === null ? {} : { [diff[side].kind]: recordedCondition(diff[side], currency) };
  }
}

function recordedLimit({ measure, window, whose, max, over }: Limit, currency: string): JsonObject {
  const name = `${measure}_${window}${whose === "all" ? "_together" : ""}`;
  const value = measure === "amount" ? { amount: toDecimal({ amountMinor: max, currency }), currency } : max;
  return { [name]: value, [`${name}_over`]: over };
}

function recordedCondition(condition: Condition, currency: string): JsonObject {
  if (condition.kind !== "order_value") {
    const { kind: _kind, ...said } = condition;
    return said;
  }
  const money = (amountMinor: number | null) =>
    amountMinor === null ? null : { amount: toDecimal({ amountMinor, currency }), currency };
  return { min: money(condition.min), max: money(condition.max), otherwise: condition.otherwise };
}
