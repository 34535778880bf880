import type { Condition } from "./condition";
import type { Answer } from "./rule";

export type Hours = Extract<Condition, { kind: "hours" }>;

/** When somebody works: at any time, at hours that all rights share, or right by right. */
export type SharedHours = { readonly kind: "always" } | { readonly kind: "set"; readonly hours: Hours } | typeof MIXED;

const MIXED = { kind: "mixed" } as const;

type Row = { readonly answer: Answer; readonly conditions: readonly Condition[] };

/** The hours that hold for everything these rows can do or ask for. */
export function sharedHours(rows: readonly Row[]): SharedHours {
  const [first, ...others] = rows.filter(({ answer }) => answer !== "deny").map(hoursOf);
  if (first === undefined) return { kind: "always" };
  const agreed = JSON.stringify(first);
  if (others.some((hours) => JSON.stringify(hours) !== agreed)) return MIXED;
  const [hours, ...more] = first;
  if (hours === undefined) return { kind: "always" };
  return more.length === 0 ? { kind: "set", hours } : MIXED;
}

/** The same conditions without hours. */
export function withoutHours(conditions: readonly Condition[]): Condition[] {
  return conditions.filter(({ kind }) => kind !== "hours");
}

/** In one order of fields, so that equal hours are equal text. */
function hoursOf({ conditions }: Row): Hours[] {
  return conditions
    .filter((condition) => condition.kind === "hours")
    .map(({ kind, days, from, until, otherwise }) => ({ kind, days, from, until, otherwise }));
}
