import { z } from "zod";
import { Rules, type Rule } from "./rule";
import type { Action } from "./action";

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
  roleVersionId: z.uuid(),
  rules: Rules,
  /** Rules that replace the role's row of the same action, for this person only. */
  overrides: Rules,
});
export type Grant = z.infer<typeof Grant>;

/** The row that counts for `action`: the person's own override, else the role's. Undefined = no right. */
export function ruleFor(grant: Pick<Grant, "rules" | "overrides">, action: Action): Rule | undefined {
  return grant.overrides.find((rule) => rule.action === action) ?? grant.rules.find((rule) => rule.action === action);
}
