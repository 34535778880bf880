import { ACTIONS, type Action } from "./action";
import { decide } from "./decide";
import type { Room } from "./decision";
import type { Used } from "./facts";
import { ruleFor, type Grant } from "./grant";
import { refundLimitsOf, type RefundLimits } from "./role";
import type { Answer } from "./rule";

/** One right in one line: the answer, and what is left of its limits now. */
export type Right = {
  readonly action: Action;
  readonly answer: Answer;
  readonly rooms: readonly Room[];
  readonly refund: (RefundLimits & { readonly days: number }) | null;
};

/** What this person may do now, row by row of the matrix; rows they do not have at all are left out. */
export function myRights(grant: Grant, used: Readonly<Partial<Record<Action, Used>>>, nothing: Used): Right[] {
  return ACTIONS.flatMap((action) => {
    const rule = ruleFor(grant, action);
    if (rule === undefined) return [];
    const facts = { now: "", amountMinor: 0, order: null, used: used[action] ?? nothing };
    const limits = action === "refund.issue" ? refundLimitsOf([rule]) : null;
    const age = rule.conditions.find((condition) => condition.kind === "order_age_days");
    return [
      {
        action,
        answer: rule.answer,
        rooms: decide({ kind: "assistant", grant }, action, facts).rooms,
        refund: limits === null ? null : { ...limits, days: age?.max ?? 0 },
      },
    ];
  });
}
