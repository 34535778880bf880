import { z } from "zod";
import { isTimeZone } from "../../platform/instant";
import type { Action } from "./action";
import type { Reason } from "./decision";
import { useKey, type Limit, type UseKey } from "./limit";
import { Rules, type Rule } from "./rule";
import { checkOf, type Check } from "./unmet";

export const GRANT_STATUSES = ["waiting", "active", "stopped"] as const;

/**
 * What one person holds in one shop. Edge reads only this; delegation writes `status` and `missingSteps`.
 * `version` grows with every change, so that a decision made on an older one is noticed inside the transaction.
 */
export const Grant = z.object({
  id: z.uuid(),
  shopifyUserId: z.string().min(1),
  version: z.int().min(1),
  status: z.enum(GRANT_STATUSES),
  missingSteps: z.array(z.string()),
  validFrom: z.iso.datetime({ offset: true }).nullable(),
  validUntil: z.iso.datetime({ offset: true }).nullable(),
  /** The assistant's own clock, for working hours; null = the shop's. */
  timeZone: z.string().refine(isTimeZone).nullable(),
  roleVersionId: z.uuid(),
  rules: Rules,
  /** Rules that replace the role's row of the same action, for this person only. */
  overrides: Rules,
  /** The shop's ceiling for all assistants together: rows whose limits come on top of everybody's own. */
  ceiling: Rules,
});
export type Grant = z.infer<typeof Grant>;

/** A limit with the key of its use, worked out once a grant. */
export type KeyedLimit = Limit & { readonly key: UseKey };
export type Right = {
  readonly rule: Rule;
  readonly checks: readonly Check[];
  readonly limits: readonly KeyedLimit[];
  /** How long the change waits before it leaves. */
  readonly holdMinutes: number;
};
type Terms = {
  /** Why nothing may be done with this grant at all, if so. */
  readonly inactive: Reason | null;
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  readonly rights: ReadonlyMap<Action, Right>;
};

const known = new WeakMap<Grant, Terms>();

/** The grant's rows by action: the person's own override, else the role's, each with the ceiling's limits. */
export function termsOf(grant: Grant): Terms {
  return known.get(grant) ?? compile(grant);
}

function compile(grant: Grant): Terms {
  const rights = new Map<Action, Right>();
  for (const rule of [...grant.rules, ...grant.overrides]) {
    const ceiling = grant.ceiling.find((row) => row.action === rule.action)?.limits ?? [];
    const limits = [...rule.limits, ...ceiling].map((limit) => ({ ...limit, key: useKey(rule.action, limit) }));
    rights.set(rule.action, { rule, checks: rule.conditions.map(checkOf), limits, holdMinutes: holdOf(rule) });
  }
  const terms = {
    inactive: inactive(grant),
    fromMs: instant(grant.validFrom),
    untilMs: instant(grant.validUntil),
    rights,
  };
  known.set(grant, terms);
  return terms;
}

/** The row that counts for `action`; undefined = no right. */
export function ruleFor(grant: Grant, action: Action): Rule | undefined {
  return termsOf(grant).rights.get(action)?.rule;
}

function inactive({ status, missingSteps }: Grant): Reason | null {
  if (status === "active" && missingSteps.length === 0) return null;
  return { code: "not_active", answer: "deny", status, missingSteps };
}

/** The longest of its holds, minutes. */
function holdOf({ conditions }: Rule): number {
  return Math.max(0, ...conditions.map((condition) => (condition.kind === "hold" ? condition.minutes : 0)));
}

function instant(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}
