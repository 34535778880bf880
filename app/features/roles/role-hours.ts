import type { Rule } from "../policy/rule";
import { sharedHours, withoutHours, type Hours } from "../policy/shared-hours";

/**
 * The same role at these hours only; null = at any time. Rows that it cannot do get them too, so that a right given later
 * is not one for the night.
 */
export function withRoleHours(rules: readonly Rule[], hours: Hours | null): Rule[] {
  return rules.map((rule) => ({
    ...rule,
    conditions: [...withoutHours(rule.conditions), ...(hours === null ? [] : [hours])],
  }));
}

/** `before` and `after` without the hours that changed as a whole. */
type HoursChange = {
  readonly was: Hours | null;
  readonly is: Hours | null;
  readonly before: readonly Rule[];
  readonly after: readonly Rule[];
};

/** The hours of the whole role where they changed, to be told once and not row by row; null = nothing to tell so. */
export function hoursChange(before: readonly Rule[], after: readonly Rule[]): HoursChange | null {
  const [was, is] = [sharedHours(before), sharedHours(after)];
  if (was.kind === "mixed" || is.kind === "mixed" || JSON.stringify(was) === JSON.stringify(is)) return null;
  return {
    was: was.kind === "set" ? was.hours : null,
    is: is.kind === "set" ? is.hours : null,
    before: withRoleHours(before, null),
    after: withRoleHours(after, null),
  };
}
