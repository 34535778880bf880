import { z } from "zod";
import { isTimeZone } from "../../platform/instant";
import type { Action } from "./action";
import type { Condition } from "./condition";
import type { Decision, Reason } from "./decision";
import { draftOf, frozen, noRight, told } from "./draft";
import { useKey, type Limit, type UseKey } from "./limit";
import { sameWord } from "./same-word";
import { Rules, type Answer, type Rule } from "./rule";
import { checkOf, type Check } from "./check";

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
  readonly answer: Answer;
  /** What is decided whatever the facts are, while the grant is open; null = it hangs on them. */
  readonly ready: Decision | null;
  readonly checks: readonly Check[];
  readonly limits: readonly KeyedLimit[];
  /** How long the change waits before it leaves. */
  readonly holdMinutes: number;
};
export type Terms = {
  /** Why nothing may be done with this grant at all, if so. */
  readonly inactive: Reason | null;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly rights: ReadonlyMap<Action, Right>;
};

const known = new WeakMap<Grant, Terms>();

/** The grant's rows by action: the person's own override, else the role's, each with the ceiling's limits. */
export function termsOf(grant: Grant): Terms {
  return known.get(grant) ?? compile(grant);
}

function compile(grant: Grant): Terms {
  const rights = new Map<Action, Right>();
  const checksOf = checksOnce();
  for (const rule of [...grant.rules, ...grant.overrides]) {
    const action = sameWord(rule.action);
    const ceiling = grant.ceiling.find((row) => row.action === action)?.limits ?? [];
    const right = {
      rule,
      answer: rule.answer,
      checks: checksOf(rule.conditions),
      limits: [...rule.limits, ...ceiling].map((limit) => keyed(action, limit)),
      holdMinutes: holdOf(rule),
    };
    rights.set(action, { ...right, ready: readyOf(right, grant.roleVersionId) });
  }
  const terms = {
    inactive: inactive(grant),
    fromMs: grant.validFrom === null ? -Infinity : Date.parse(grant.validFrom),
    untilMs: grant.validUntil === null ? Infinity : Date.parse(grant.validUntil),
    rights,
  };
  known.set(grant, terms);
  return terms;
}

function keyed(action: Action, { measure, window, whose, max, over }: Limit): KeyedLimit {
  const same = { measure: sameWord(measure), window: sameWord(window), whose: sameWord(whose) };
  return { ...same, max, over, key: useKey(action, same) };
}

/** Most rows of a role ask the same of an order: what is alike is made, and kept in the processor's cache, once. */
function checksOnce(): (conditions: readonly Condition[]) => readonly Check[] {
  const made = new Map<string, readonly Check[]>();
  return (conditions) => {
    const key = JSON.stringify(conditions);
    const checks = made.get(key) ?? conditions.filter(({ kind }) => kind !== "hold").map(checkOf);
    made.set(key, checks);
    return checks;
  };
}

/** Nothing is ready where a fact counts: a condition, or what is used of a limit. */
function readyOf(right: Omit<Right, "ready">, roleVersionId: string): Decision | null {
  const { answer, checks, limits, holdMinutes } = right;
  const { action } = right.rule;
  if (answer === "deny") return frozen(told(draftOf(action, roleVersionId), noRight(action)));
  if (checks.length > 0 || limits.length > 0) return null;
  const draft = draftOf(action, roleVersionId, holdMinutes);
  return frozen(answer === "ask" ? told(draft, { code: "rule_asks", answer, action }) : draft);
}

/** The row that counts for `action`; undefined = no right. */
export function ruleFor(grant: Grant, action: Action): Rule | undefined {
  return termsOf(grant).rights.get(action)?.rule;
}

/** May anything be done with this grant now? */
export function isOpen({ inactive, fromMs, untilMs }: Terms, nowMs: number): boolean {
  return inactive === null && nowMs >= fromMs && nowMs < untilMs;
}

/** Why nothing may be done with this grant now, in the order in which it is told; none = it is open. */
export function whyClosed({ inactive, fromMs, untilMs }: Terms, nowMs: number): Reason[] {
  const reasons: Reason[] = inactive === null ? [] : [inactive];
  if (nowMs < fromMs) reasons.push({ code: "not_yet", answer: "deny", fromMs });
  if (nowMs >= untilMs) reasons.push({ code: "ended", answer: "deny", untilMs });
  return reasons;
}

function inactive({ status, missingSteps }: Grant): Reason | null {
  if (status === "active" && missingSteps.length === 0) return null;
  return { code: "not_active", answer: "deny", status, missingSteps };
}

/** The longest of its holds, minutes. */
function holdOf({ conditions }: Rule): number {
  return Math.max(0, ...conditions.map((condition) => (condition.kind === "hold" ? condition.minutes : 0)));
}
