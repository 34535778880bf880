import { z } from "zod";
import { isTimeZone } from "../../platform/instant";
import type { Action } from "./action";
import { useKey, type Limit, type UseKey } from "./limit";
import { Rules, type Rule } from "./rule";

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
export type Right = { readonly rule: Rule; readonly limits: readonly KeyedLimit[] };
type Terms = {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  readonly rights: ReadonlyMap<Action, Right>;
};

const known = new WeakMap<Grant, Terms>();

/** The grant's rows by action: the person's own override, else the role's, each with the ceiling's limits. */
export function termsOf(grant: Grant): Terms {
  const found = known.get(grant);
  if (found !== undefined) return found;
  const rights = new Map<Action, Right>();
  for (const rule of [...grant.rules, ...grant.overrides]) {
    const ceiling = grant.ceiling.find((row) => row.action === rule.action)?.limits ?? [];
    const limits = [...rule.limits, ...ceiling].map((limit) => ({ ...limit, key: useKey(rule.action, limit) }));
    rights.set(rule.action, { rule, limits });
  }
  const terms = { fromMs: instant(grant.validFrom), untilMs: instant(grant.validUntil), rights };
  known.set(grant, terms);
  return terms;
}

/** The row that counts for `action`; undefined = no right. */
export function ruleFor(grant: Grant, action: Action): Rule | undefined {
  return termsOf(grant).rights.get(action)?.rule;
}

function instant(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}
