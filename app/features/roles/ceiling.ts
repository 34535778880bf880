import type { Limit, Window } from "../policy/limit";
import type { Rule } from "../policy/rule";
import { replaced } from "./cell";
import { ruleOf } from "./refund-rows";

/** The windows in which the card asks how much all assistants together may refund. */
export const CEILING_WINDOWS = ["day", "week", "month"] as const satisfies readonly Window[];
type CeilingWindow = (typeof CEILING_WINDOWS)[number];

/** How much all together may refund in this window, minor units; null = no ceiling. */
export function ceilingOf(rules: readonly Rule[], window: CeilingWindow): number | null {
  return ruleOf(rules, "refund.issue")?.limits.find((limit) => isCeiling(limit, window))?.max ?? null;
}

/** The same rules with these ceilings; null takes one away. Whatever else is limited together stays. */
export function withCeilings(rules: readonly Rule[], amounts: Readonly<Record<CeilingWindow, number | null>>): Rule[] {
  return replaced(rules, "refund.issue", (rule) => ({
    ...rule,
    answer: "can",
    limits: [
      ...rule.limits.filter((limit) => !CEILING_WINDOWS.some((window) => isCeiling(limit, window))),
      ...CEILING_WINDOWS.flatMap((window): Limit[] => {
        const max = amounts[window];
        const held = rule.limits.find((limit) => isCeiling(limit, window));
        return max === null ? [] : [{ measure: "amount", window, whose: "all", over: held?.over ?? "ask", max }];
      }),
    ],
  }));
}

function isCeiling({ measure, whose, window }: Limit, wanted: Window): boolean {
  return measure === "amount" && whose === "all" && window === wanted;
}
