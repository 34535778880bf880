import type { Action } from "./action";
import type { ListCondition } from "./condition";
import type { LocalTime } from "./facts";
import type { Limit, Measure, Whose, Window } from "./limit";
import type { Answer } from "./rule";

/**
 * Room in one limit. `left` after what is used, never below 0; `over` how far this action goes beyond it. Minor units for
 * `amount` and `percent` (the share in money: `max` is already rounded down), times for `count`.
 */
export type Room = {
  readonly action: Action;
  readonly measure: Measure;
  readonly window: Window;
  readonly whose: Whose;
  readonly max: number;
  readonly used: number;
  readonly left: number;
  readonly over: number;
};

/** Why: each reason carries its own verdict, and with what is and what was asked for, what would be needed. */
export type Reason =
  | { readonly code: "owner"; readonly answer: "can" }
  | { readonly code: "allowed"; readonly answer: "can" }
  | { readonly code: "no_right"; readonly answer: "deny"; readonly action: Action }
  | {
      readonly code: "not_active";
      readonly answer: "deny";
      readonly status: string;
      readonly missingSteps: readonly string[];
    }
  | { readonly code: "not_yet"; readonly answer: "deny"; readonly fromMs: number }
  | { readonly code: "ended"; readonly answer: "deny"; readonly untilMs: number }
  | { readonly code: "rule_asks"; readonly answer: "ask"; readonly action: Action }
  | { readonly code: "draft_only"; readonly answer: "ask" }
  | { readonly code: "order_unknown"; readonly answer: "deny" }
  /** The customer's bank is in it: whoever pays now may pay twice, and only the owner decides that. */
  | { readonly code: "disputed"; readonly answer: "deny" }
  | { readonly code: "order_too_old"; readonly answer: Answer; readonly ageDays: number; readonly maxDays: number }
  | {
      readonly code: "order_value";
      readonly answer: Answer;
      readonly totalMinor: number;
      readonly minMinor: number | null;
      readonly maxMinor: number | null;
    }
  | {
      readonly code: ListCondition["kind"];
      readonly answer: Answer;
      readonly values: readonly string[];
      readonly oneOf: readonly string[];
      readonly noneOf: readonly string[];
    }
  | {
      readonly code: "outside_hours";
      readonly answer: Answer;
      readonly local: LocalTime;
      readonly days: readonly number[];
      readonly from: number;
      readonly until: number;
    }
  | { readonly code: "reason_missing"; readonly answer: Answer }
  | { readonly code: "over_limit"; readonly answer: Limit["over"]; readonly room: Room }
  /** The right of withdrawal turned what would be a no into a question (decisions.md 16). */
  | { readonly code: "withdrawal"; readonly answer: "ask"; readonly instead: Reason };

/** A decision that explains itself: the strictest answer, every reason (deciding one first), the room in each limit. */
export type Decision = {
  readonly action: Action;
  readonly answer: Answer;
  readonly reasons: readonly [Reason, ...Reason[]];
  readonly rooms: readonly Room[];
  /** How long the change waits, to be undone, before it leaves; 0 = not at all. */
  readonly holdMinutes: number;
  /** The immutable role version that decided; null for the owner and for people without a role. */
  readonly roleVersionId: string | null;
};
