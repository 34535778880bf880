import type { Problem } from "../../platform/problem";
import type { RequestView } from "../approvals/request-view";
import type { ActivityLine } from "../audit/activity";
import type { Team } from "../delegation/team";
import type { DoubtCounts } from "../doubt/doubt";
import type { HeldChange } from "../held/held";
import type { Leaker } from "../leak/leak";
import type { OrderRow } from "../orders/order-row";
import type { PastAnswer, StartLimits } from "../past/past";
import type { Decision } from "../policy/decision";
import type { Right } from "../policy/my-rights";

/** The first page, for whoever opened Delega: each kind of person has one. */
export type HomeView =
  | {
      readonly kind: "day_one";
      readonly first: PastAnswer;
      readonly start: StartLimits;
      readonly doubt: DoubtCounts;
    }
  | {
      readonly kind: "owner";
      readonly team: Team;
      readonly lines: readonly ActivityLine[];
      /** Somebody may refund up to a limit, and Shopify does not let Delega do it. */
      readonly lacksScope: boolean;
      readonly leakers: readonly Leaker[];
      /** What waits for the owner. */
      readonly requests: readonly RequestView[];
      readonly held: readonly HeldChange[];
      readonly doubt: DoubtCounts;
    }
  | {
      readonly kind: "assistant";
      readonly rights: readonly Right[];
      /** Null where they may not see orders. */
      readonly late: readonly OrderRow[] | null;
      readonly search: Decision;
      /** What was approved for them and is not done yet. */
      readonly approved: readonly RequestView[];
      readonly held: readonly HeldChange[];
      readonly doubt: DoubtCounts;
    }
  /** What they may do once they begin, and when it ends by itself. */
  | { readonly kind: "invited"; readonly rights: readonly Right[]; readonly validUntil: string | null }
  | { readonly kind: "waiting" }
  /** They work here, but not now. */
  | { readonly kind: "closed"; readonly problem: Problem }
  | { readonly kind: "stopped" }
  | { readonly kind: "stranger" };
