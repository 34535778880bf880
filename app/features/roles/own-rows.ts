import type { Limit } from "../policy/limit";
import type { Action } from "../policy/action";
import { withRefundLimits, type RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { diffRules } from "./diff-rules";

/** What one person holds by themselves beside the role: the right to change roles, which no role can give. */
export const MAY_EDIT_ROLES: Rule = { action: "role.edit", answer: "can", conditions: [], limits: [] };

export function mayEditRoles(overrides: readonly Rule[]): boolean {
  return overrides.some(({ action, answer }) => action === "role.edit" && answer === "can");
}

/** The rows in which a person's own amounts replace the role's. */
export function ownRows(overrides: readonly Rule[]): Action[] {
  return overrides.filter(({ action }) => action !== "role.edit").map(({ action }) => action);
}

/** What only the right to change roles leaves: all of a person's own rows gone. */
export function withoutOwnRows(overrides: readonly Rule[]): Rule[] {
  return overrides.filter(({ action }) => action === "role.edit");
}

/** The role's rows with this person's own in their place: what decides. */
export function heldRules(rules: readonly Rule[], overrides: readonly Rule[]): Rule[] {
  const own = new Map(overrides.map((rule) => [rule.action, rule]));
  return rules.map((rule) => own.get(rule.action) ?? rule);
}

/**
 * The same person's own rows with other refund amounts; amounts that are the role's are no row of their own.
 * Minor units, shop currency.
 */
export function withOwnAmounts(rules: readonly Rule[], overrides: readonly Rule[], limits: RefundLimits): Rule[] {
  const role = rules.find(({ action }) => action === "refund.issue");
  const held = heldRules(rules, overrides).find(({ action }) => action === "refund.issue");
  const others = overrides.filter(({ action }) => action !== "refund.issue");
  if (role === undefined || held === undefined) return others;
  const [own = held] = withRefundLimits([held], limits);
  return sameRow(own, role) ? others : [...others, own];
}

/**
 * A person's own rows after their role changed: the role's new answer, conditions and other limits hold for them too,
 * their own amounts stay. Where the role says "cannot" nothing of their own is left.
 */
export function carried(overrides: readonly Rule[], rules: readonly Rule[]): Rule[] {
  return overrides.flatMap((own): Rule[] => {
    if (own.action === "role.edit") return [own];
    const role = rules.find(({ action }) => action === own.action);
    if (role === undefined || role.answer === "deny") return [];
    const amounts = own.limits.filter(isOwnAmount);
    const kept = role.limits.filter(
      (limit) => !amounts.some(({ window }) => isOwnAmount(limit) && window === limit.window),
    );
    const over = (limit: Limit) =>
      role.limits.find((one) => isOwnAmount(one) && one.window === limit.window)?.over ?? limit.over;
    const carriedRow = { ...role, limits: [...amounts.map((limit) => ({ ...limit, over: over(limit) })), ...kept] };
    return sameRow(carriedRow, role) ? [] : [carriedRow];
  });
}

/** The two amounts an owner can choose for one person; the day's also holds for any 24 hours. */
function isOwnAmount({ measure, whose, window }: Limit): boolean {
  return measure === "amount" && whose === "own" && OWN_WINDOWS.has(window);
}

const OWN_WINDOWS: ReadonlySet<Limit["window"]> = new Set<Limit["window"]>(["order", "day", "rolling_24h"]);

function sameRow(one: Rule, other: Rule): boolean {
  return diffRules([one], [other]).length === 0;
}
