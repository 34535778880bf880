import type { Action } from "./action";
import type { Answer, Measure, PaymentStatus, Window } from "./rule";

/** Room in one limit: `left` after what is used, never below 0; `over` how far this action goes beyond it. */
export type Room = {
  readonly measure: Measure;
  readonly window: Window;
  readonly max: number;
  readonly used: number;
  readonly left: number;
  readonly over: number;
};

/** Why: each reason carries its own verdict and what its sentence needs. */
export type Reason =
  | { readonly code: "owner"; readonly answer: "can" }
  | { readonly code: "allowed"; readonly answer: "can" }
  | { readonly code: "no_right"; readonly answer: "deny" }
  | {
      readonly code: "not_active";
      readonly answer: "deny";
      readonly status: string;
      readonly missingSteps: readonly string[];
    }
  | { readonly code: "not_yet"; readonly answer: "deny"; readonly from: string }
  | { readonly code: "ended"; readonly answer: "deny"; readonly until: string }
  | { readonly code: "rule_asks"; readonly answer: "ask" }
  | { readonly code: "order_unknown"; readonly answer: "deny" }
  | { readonly code: "order_too_old"; readonly answer: Answer; readonly ageDays: number; readonly maxDays: number }
  | {
      readonly code: "payment_status";
      readonly answer: Answer;
      readonly status: PaymentStatus;
      readonly allowed: readonly PaymentStatus[];
    }
  | { readonly code: "over_limit"; readonly answer: Answer; readonly room: Room };

/** A decision that explains itself: the strictest answer, every reason (deciding one first), the room in each limit. */
export type Decision = {
  readonly action: Action;
  readonly answer: Answer;
  readonly reasons: readonly [Reason, ...Reason[]];
  readonly rooms: readonly Room[];
  /** The immutable role version that decided; null for the owner and for people without a role. */
  readonly roleVersionId: string | null;
};
