import { inShop } from "../../app/platform/db.server";
import type { RefundLimits } from "../../app/features/policy/role";
import type { Rule } from "../../app/features/policy/rule";
import { supportRules } from "./people";
import { LOTO } from "./practice-shop";
import { settleAtOnce } from "./settle";

/** The default role with these amounts (minor units), whose refunds wait so many minutes before they leave. */
export function heldRules(limits: RefundLimits, minutes: number): Rule[] {
  return supportRules(limits).map((rule) =>
    rule.action === "refund.issue" ? { ...rule, conditions: [...rule.conditions, { kind: "hold", minutes }] } : rule,
  );
}

/** Whatever waits has waited long enough, and is sent. */
export async function holdsEnd(): Promise<void> {
  await inShop(LOTO, (tx) => tx.query("update intent set held_until = app_now() where state = 'HELD'"));
  await settleAtOnce();
}
