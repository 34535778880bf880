import { Condition } from "../../../../app/features/policy/condition";
import type { Reason } from "../../../../app/features/policy/decision";
import type { Facts } from "../../../../app/features/policy/facts";
import type { z } from "zod";
import { DAY_MS, facts, NOW_MS, order } from "./case";

/** A condition in one situation: the code of its reason where it is not met, null where it is. */
export type ConditionCase = {
  readonly description: string;
  readonly condition: Condition;
  readonly facts: Facts;
  readonly found: Reason["code"] | null;
};

type Row = readonly [string, z.input<typeof Condition>, Facts, ConditionCase["found"]];

export function conditionCases(rows: readonly Row[]): ConditionCase[] {
  return rows.map(([description, condition, known, found]) => ({
    description,
    condition: Condition.parse(condition),
    facts: known,
    found,
  }));
}

const unread = facts({ order: null });
const aged = (ms: number) => facts({ order: order({ createdAtMs: NOW_MS - ms }) });
const worth = (totalMinor: number) => facts({ order: order({ totalMinor }) });

const AGE = { kind: "order_age_days", max: 30 } as const;
export const age = conditionCases([
  ["an order of this instant is within 30 days", AGE, aged(0), null],
  ["an order of exactly 30 times 24 hours is within 30 days", AGE, aged(30 * DAY_MS), null],
  ["one millisecond more is too old", AGE, aged(30 * DAY_MS + 1), "order_too_old"],
  ["a year is too old", AGE, aged(365 * DAY_MS), "order_too_old"],
  ["0 days let an order of this very instant pass", { ...AGE, max: 0 }, aged(0), null],
  ["0 days stop one of a millisecond ago", { ...AGE, max: 0 }, aged(1), "order_too_old"],
  ["an order from the future (clocks differ) is not too old", AGE, aged(-5000), null],
  ["the age of an order nobody could read is unknown", AGE, unread, "order_unknown"],
]);

const VALUE = { kind: "order_value", min: 1000, max: 5000 } as const;
export const value = conditionCases([
  ["worth exactly the least", VALUE, worth(1000), null],
  ["worth one cent less than the least", VALUE, worth(999), "order_value"],
  ["worth exactly the most", VALUE, worth(5000), null],
  ["worth one cent more than the most", VALUE, worth(5001), "order_value"],
  ["without a least, a free order passes", { ...VALUE, min: null }, worth(0), null],
  ["without a least, the most still holds", { ...VALUE, min: null }, worth(5001), "order_value"],
  ["without a most, a dear order passes", { ...VALUE, max: null }, worth(1_000_000), null],
  ["without a most, the least still holds", { ...VALUE, max: null }, worth(999), "order_value"],
  ["a most of 0 lets free orders pass", { ...VALUE, min: 0, max: 0 }, worth(0), null],
  ["a most of 0 stops all others", { ...VALUE, min: 0, max: 0 }, worth(1), "order_value"],
  ["without both, every order passes", { kind: "order_value" }, worth(7), null],
  ["without both, the order must still be read", { kind: "order_value" }, unread, "order_unknown"],
]);

const REASON = { kind: "reason" } as const;
export const work = conditionCases([
  ["a reason is given", REASON, facts({ reason: "goodwill" }), null],
  ["no reason is given", REASON, facts(), "reason_missing"],
  ["a reason needs no order", REASON, facts({ reason: "goodwill", order: null }), null],
  ["a reason is missing without an order as well", REASON, unread, "reason_missing"],
  ["draft only is never met", { kind: "draft_only" }, facts({ reason: "goodwill" }), "draft_only"],
  ["draft only needs no order", { kind: "draft_only" }, unread, "draft_only"],
  ["a hold is always met", { kind: "hold", minutes: 30 }, facts(), null],
  ["a hold needs no order", { kind: "hold", minutes: 30 }, unread, null],
]);
