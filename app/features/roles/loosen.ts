import type { Action } from "../policy/action";
import { presetRules, type Preset } from "../policy/presets";
import type { RefundLimits } from "../policy/role";
import type { Answer, Rule } from "../policy/rule";
import { perOrderOf, workedOut } from "./refund-rows";

/** Where a row that becomes "can" without terms of its own finds careful ones: the first of these roles that can. */
const CAREFUL: readonly Preset[] = ["customer_support", "fulfilment", "data_entry", "auditor"];

/** An answer to give; `first` are the amounts (minor units) with which refunds start where the row has none. */
export type Given = { readonly answer: Answer; readonly first: RefundLimits };

/**
 * One row with another answer. Conditions and limits stay, so that a tap too many loses nothing; a row that can from now
 * on and has none gets those of the presets, and refunds are never without an amount. `can` means without somebody
 * else's yes: "prepares only" goes.
 */
export function withAnswer(rule: Rule, { answer, first }: Given): Rule {
  if (answer === workedOut(rule)) return rule;
  if (answer !== "can") return { ...rule, answer };
  const careful = carefulTerms(rule.action, first);
  const conditions = rule.conditions.filter(({ kind }) => kind !== "draft_only");
  // Hours say when, not how much: a row that has nothing else is as bare as one without.
  const hours = conditions.filter(({ kind }) => kind === "hours");
  const bare = conditions.length === hours.length && rule.limits.length === 0;
  const unbound = rule.action === "refund.issue" && perOrderOf(rule) === null;
  return {
    ...rule,
    answer,
    conditions: bare ? [...careful.conditions, ...hours] : conditions,
    limits: bare || unbound ? [...careful.limits, ...rule.limits] : rule.limits,
  };
}

/** The conditions and limits with which the presets let somebody do this. */
function carefulTerms(action: Action, first: RefundLimits): Pick<Rule, "conditions" | "limits"> {
  for (const preset of CAREFUL) {
    const row = presetRules(preset, first).find((one) => one.action === action);
    if (row !== undefined && workedOut(row) === "can") return { conditions: row.conditions, limits: row.limits };
  }
  return { conditions: [], limits: [] };
}
