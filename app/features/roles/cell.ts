import type { Action, Row } from "../policy/action";
import type { Limit } from "../policy/limit";
import type { Answer, Rule } from "../policy/rule";
import { sharedHours } from "../policy/shared-hours";
import { withAnswer, type Given } from "./loosen";
import {
  isOwnMoney,
  perOrderOf,
  REFUND_KINDS,
  ruleOf,
  stricter,
  withPerOrder,
  withRefundAmount,
  workedOut,
} from "./refund-rows";

/**
 * One cell of the matrix: the answer as it works out, the limit that stands inside it, and whether more must hold.
 * `limit` null = none to show.
 */
export type Cell = {
  readonly answer: Answer;
  readonly limit: Limit | null;
  readonly conditions: boolean;
};

/** A refund's kind shows what it works out to together with the row of all kinds: the stricter answer, the lower amount. */
export function cellOf(rules: readonly Rule[], action: Row): Cell {
  const rule = ruleOf(rules, action);
  const alone = workedOut(rule);
  if (rule === undefined) return { answer: alone, limit: null, conditions: false };
  const limits = REFUND_KINDS.includes(action) ? [...rule.limits, ...limitsOfAllKinds(rules)] : rule.limits;
  const answer = REFUND_KINDS.includes(action) ? stricter(alone, workedOut(ruleOf(rules, "refund.issue"))) : alone;
  return {
    answer,
    limit: answer === "can" ? shownLimit(limits) : null,
    conditions: answer !== "deny" && rule.conditions.some(({ kind }) => kind !== "draft_only"),
  };
}

function limitsOfAllKinds(rules: readonly Rule[]): readonly Limit[] {
  return ruleOf(rules, "refund.issue")?.limits ?? [];
}

/** The lowest amount per order, else the first limit: what a person meets first. */
function shownLimit(limits: readonly Limit[]): Limit | null {
  const perOrder = limits.filter((limit) => isOwnMoney(limit) && limit.window === "order");
  return perOrder.toSorted((a, b) => a.max - b.max)[0] ?? limits.find(({ whose }) => whose === "own") ?? null;
}

/** Which cells take one amount per order. */
export function takesAmount(action: Action): boolean {
  return action === "refund.issue" || REFUND_KINDS.includes(action);
}

/** `first`: the amounts a refund starts with where it has none. Minor units of the shop's currency. */
export type CellChange = Given & { readonly amountMinor?: number };

/**
 * The same rules with another answer, and amount per order, in one cell. A kind of refund cannot do more than all kinds
 * together: where it is to, the row of all kinds gives way, and what the other kinds come to stays as it was.
 */
export function withCell(rules: readonly Rule[], action: Row, change: CellChange): Rule[] {
  const roomy = REFUND_KINDS.includes(action) ? withRoomFor(rules, action, change) : rules;
  const answered = replaced(roomy, action, (rule) => withAnswer(rule, change));
  const { amountMinor } = change;
  if (amountMinor === undefined) return answered;
  if (action === "refund.issue") return withRefundAmount(answered, { perOrderMinor: amountMinor });
  return replaced(answered, action, (rule) => withPerOrder(rule, amountMinor));
}

function withRoomFor(rules: readonly Rule[], action: Action, change: CellChange): readonly Rule[] {
  const { answer, amountMinor = 0 } = change;
  const issue = ruleOf(rules, "refund.issue");
  const together = perOrderOf(issue);
  const holdsBack = stricter(answer, workedOut(issue)) !== answer;
  const tooLow = answer === "can" && together !== null && amountMinor > together;
  if (!holdsBack && !tooLow) return rules;
  const pinned = REFUND_KINDS.filter((kind) => kind !== action).reduce<readonly Rule[]>(
    (held, kind) => replaced(held, kind, (rule) => asItWas(rule, rules)),
    rules,
  );
  const opened = holdsBack ? replaced(pinned, "refund.issue", (rule) => withAnswer(rule, change)) : pinned;
  const room = perOrderOf(ruleOf(opened, "refund.issue"));
  return answer === "can" && room !== null && amountMinor > room
    ? withRefundAmount(opened, { perOrderMinor: amountMinor })
    : opened;
}

/** A kind's row with what it came to together with the row of all kinds, so that a wider row of all loosens nothing. */
function asItWas(rule: Rule, rules: readonly Rule[]): Rule {
  const issue = ruleOf(rules, "refund.issue");
  const answered = { ...rule, answer: stricter(rule.answer, workedOut(issue)) };
  const together = perOrderOf(issue);
  const own = perOrderOf(rule);
  if (together === null || answered.answer !== "can" || (own !== null && own <= together)) return answered;
  return withPerOrder(answered, together);
}

/** The rules with one row made anew; a role that lacks the row gets it, at the hours of the whole role. */
export function replaced(rules: readonly Rule[], action: Action, change: (rule: Rule) => Rule): Rule[] {
  if (ruleOf(rules, action) === undefined)
    return [...rules, change({ action, answer: "deny", conditions: hoursOfAll(rules), limits: [] })];
  return rules.map((rule) => (rule.action === action ? change(rule) : rule));
}

function hoursOfAll(rules: readonly Rule[]): Rule["conditions"] {
  const shared = sharedHours(rules);
  return shared.kind === "set" ? [shared.hours] : [];
}
