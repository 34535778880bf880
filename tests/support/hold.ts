import type { RefundLimits } from "../../app/features/policy/role";
import type { Rule } from "../../app/features/policy/rule";
import { supportRules } from "./people";

/** The default role with these amounts (minor units), whose refunds wait so many minutes before they leave. */
export function heldRules(limits: RefundLimits, minutes: number): Rule[] {
  return supportRules(limits).map((rule) =>
    rule.action === "refund.issue" ? { ...rule, conditions: [...rule.conditions, { kind: "hold", minutes }] } : rule,
  );
}
