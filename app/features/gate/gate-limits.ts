import type { Action } from "../policy/action";
import type { Use } from "../policy/decide";
import type { OrderFacts } from "../policy/facts";
import { termsOf } from "../policy/grant";
import type { ConditionKind } from "../policy/condition";
import { maxOf } from "../policy/room";
import type { Standing } from "../policy/standing";
import type { AdmittedLimit, GateLimit } from "./ports";

/** Every limit that decides about these rights of this person; the owner and strangers have none. */
export function limitsOf(standing: Standing, actions: readonly Action[]): GateLimit[] {
  if (standing.kind !== "assistant") return [];
  const { rights } = termsOf(standing.grant);
  return actions.flatMap((action) => (rights.get(action)?.limits ?? []).map((limit) => ({ ...limit, action })));
}

/** The same with what the change wants of each, in numbers the database can compare. */
export function admittedLimits(standing: Standing, uses: readonly Use[], order: OrderFacts | null): AdmittedLimit[] {
  return uses.flatMap(({ action, amountMinor }) =>
    limitsOf(standing, [action]).map((limit) => {
      const max = maxOf(limit, order?.totalMinor ?? null);
      // Decided already: a share of an order nobody could read has denied the change.
      if (max === null) throw new Error("a share of an unknown order was let through");
      return { ...limit, max, wanted: limit.measure === "count" ? 1 : amountMinor };
    }),
  );
}

/** Must the order be read before this person's right to `action` can be judged? */
export function asksAboutOrder(standing: Standing, action: Action): boolean {
  if (standing.kind !== "assistant") return false;
  const right = termsOf(standing.grant).rights.get(action);
  if (right === undefined) return false;
  return (
    right.limits.some(({ measure }) => measure === "percent") ||
    right.rule.conditions.some(({ kind }) => !WITHOUT_ORDER.has(kind))
  );
}

const WITHOUT_ORDER: ReadonlySet<ConditionKind> = new Set(["hours", "dates", "reason", "draft_only", "hold"]);
