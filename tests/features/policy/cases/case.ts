import type { Action } from "../../../../app/features/policy/action";
import type { Reason } from "../../../../app/features/policy/decision";
import { NOTHING_USED, type Facts, type Used } from "../../../../app/features/policy/facts";
import type { Grant } from "../../../../app/features/policy/grant";
import { customerSupportRules } from "../../../../app/features/policy/role";
import type { Answer, Measure, Rule, Window } from "../../../../app/features/policy/rule";
import type { Standing } from "../../../../app/features/policy/standing";

/** One row of a case table: who asks what in which situation, what comes out, and the reason that decides. */
export type Case = {
  readonly description: string;
  readonly who: Standing;
  readonly action: Action;
  readonly facts: Facts;
  readonly answer: Answer;
  /** The codes of all reasons, the deciding one first. */
  readonly reasons: readonly [Reason["code"], ...Reason["code"][]];
};

export const NOW = "2026-11-23T10:00:00.000Z";
export const DAY_MS = 86_400_000;

/** The instant `ms` before NOW. */
export function before(ms: number): string {
  return new Date(Date.parse(NOW) - ms).toISOString();
}

/** An active grant of the default role: 30.00 per order, 100.00 a day. */
export function grant(change: Partial<Grant> = {}): Grant {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    shopifyUserId: "9000000002",
    version: 1,
    status: "active",
    missingSteps: [],
    validFrom: null,
    validUntil: null,
    roleVersionId: "00000000-0000-4000-8000-000000000002",
    rules: customerSupportRules({ perOrderMinor: 3000, perDayMinor: 10_000 }),
    overrides: [],
    ...change,
  };
}

export function assistant(change: Partial<Grant> = {}): Standing {
  return { kind: "assistant", grant: grant(change) };
}

/** An assistant whose only rule is this one. */
export function withRule(rule: Partial<Rule>): Standing {
  return assistant({ rules: [{ action: "refund.issue", answer: "can", conditions: [], limits: [], ...rule }] });
}

/** A refund of 10.00 on a paid order of yesterday, nothing used. */
export function facts(change: Partial<Facts> = {}): Facts {
  return {
    now: NOW,
    amountMinor: 1000,
    order: { createdAt: before(DAY_MS), paymentStatus: "PAID" },
    used: NOTHING_USED,
    ...change,
  };
}

/** Use in one window, nothing elsewhere. */
export function used(measure: Measure, window: Window, amount: number): Used {
  return { ...NOTHING_USED, [measure]: { ...NOTHING_USED[measure], [window]: amount } };
}
