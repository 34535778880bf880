import type { Action } from "./action";
import type { Reason } from "./decision";
import type { Facts } from "./facts";
import { termsOf, whyClosed, type Grant } from "./grant";
import { localTime } from "./local-time";
import type { Standing } from "./standing";
import { unmet } from "./unmet";

/** When a page is asked for: `now` UTC; `timeZone` the shop's, for those who have no clock of their own. */
export type Moment = { readonly now: string; readonly timeZone: string };

/** May this person open a page that serves `action`? See `closedBy`. */
export function mayOpen(standing: Standing, action: Action, at: Moment): boolean {
  return closedBy(standing, action, at) === null;
}

/**
 * Why a page that serves `action` stays closed; null = it opens. Coarser than `decide`: it asks who may work here and
 * when, never about an order or a limit, and a right that asks opens the page, because the page is where one learns whom
 * to ask. Every change is decided again, in full, by the gate.
 */
export function closedBy(standing: Standing, action: Action, at: Moment): Reason | null {
  if (standing.kind === "owner") return null;
  const refused: Reason = { code: "no_right", answer: "deny", action };
  if (standing.kind === "stranger") return refused;
  const { grant } = standing;
  const nowMs = Date.parse(at.now);
  const terms = termsOf(grant);
  const [closed] = whyClosed(terms, nowMs);
  if (closed !== undefined) return closed;
  const rule = terms.rights.get(action)?.rule;
  if (rule === undefined || rule.answer === "deny") return refused;
  const facts = clockOnly(nowMs, grant, at);
  const reasons = rule.conditions
    .filter(({ kind }) => kind === "hours" || kind === "dates")
    .map((condition) => unmet(condition, facts));
  return reasons.find((reason) => reason?.answer === "deny") ?? null;
}

/** Nothing but the time is known, and conditions about the time ask for nothing else. */
function clockOnly(nowMs: number, { timeZone }: Grant, at: Moment): Facts {
  const local = localTime(nowMs, timeZone ?? at.timeZone);
  return { nowMs, local, amountMinor: 0, order: null, used: {}, reason: null, withdrawal: null };
}
