import { Condition, FULFILLMENT_STATUSES, RISKS, type ConditionKind, type ListCondition } from "../policy/condition";
import { PAYMENT_STATUSES } from "../policy/payment-status";
import { Limit } from "../policy/limit";
import type { Rule } from "../policy/rule";
import type { Hours } from "../policy/shared-hours";

const LIST_VALUES: Readonly<Partial<Record<ListCondition["kind"], readonly string[]>>> = {
  payment_status: PAYMENT_STATUSES,
  fulfillment_status: FULFILLMENT_STATUSES,
  risk: RISKS,
};
/** Codes in capitals; whoever types "it" means IT. */
const IN_CAPITALS: ReadonlySet<ConditionKind> = new Set(["country", "currency"]);

/** Monday to Friday, nine to six: the hours with which hours begin. */
export const WORKING_WEEK: Hours = {
  kind: "hours",
  days: [1, 2, 3, 4, 5],
  from: 9 * 60,
  until: 18 * 60,
  otherwise: "deny",
};

/** A condition of this kind as it begins: careful, and valid where it can be. */
export function blankCondition(kind: ConditionKind): Condition {
  switch (kind) {
    case "order_age_days":
      return { kind, max: 30, otherwise: "ask" };
    case "order_value":
      return { kind, min: null, max: null, otherwise: "ask" };
    case "hours":
      return WORKING_WEEK;
    case "dates":
      return { kind, from: null, until: null };
    case "reason":
      return { kind, otherwise: "ask" };
    case "draft_only":
      return { kind };
    case "hold":
      return { kind, minutes: 10 };
    default:
      return { kind, oneOf: [], noneOf: [], otherwise: "ask" };
  }
}

/** The values a list can hold where they are known beforehand; undefined = the shop's own words. */
export function knownValues(kind: ListCondition["kind"]): readonly string[] | undefined {
  return LIST_VALUES[kind];
}

/** A list as typed, parted by commas; undefined = a value that cannot be (a country of three letters). */
export function typedList(kind: ListCondition["kind"], text: string): readonly string[] | undefined {
  const words = text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const values = IN_CAPITALS.has(kind) ? words.map((word) => word.toUpperCase()) : words;
  return Condition.safeParse({ kind, oneOf: values }).success ? values : undefined;
}

/** A whole number as typed, within these bounds. */
export function typedNumber(text: string, { min, max }: { readonly min: number; readonly max: number }) {
  if (!/^\d{1,7}$/.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

/** Minutes of the day from "09:30". */
export function typedTime(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

export function isList(condition: Condition): condition is ListCondition {
  return "oneOf" in condition;
}

/** Says nothing, so it changes nothing: a list of nothing, a value or dates without an end. */
export function saysNothing(condition: Condition): boolean {
  if (isList(condition)) return condition.oneOf.length + condition.noneOf.length === 0;
  if (condition.kind === "order_value") return condition.min === null && condition.max === null;
  return condition.kind === "dates" && condition.from === null && condition.until === null;
}

/** A limit with one part changed, mended where the parts do not go together: a share counts per order, up to 100. */
export function withLimit(limit: Limit, part: Partial<Limit>): Limit {
  const next = { ...limit, ...part };
  const share = next.measure === "percent";
  const mended = share ? { ...next, window: "order" as const, max: Math.min(next.max, 100) } : next;
  return Limit.parse(mended);
}

/** The rules as they are saved: without conditions that say nothing. */
export function tidied(rules: readonly Rule[]): Rule[] {
  return rules.map((rule) => ({ ...rule, conditions: rule.conditions.filter((one) => !saysNothing(one)) }));
}
