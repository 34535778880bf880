import type { Action } from "./action";
import { ruleFor } from "./grant";
import type { Standing } from "./standing";

/**
 * May this person open a page that serves `action`? Coarser than `decide`: a right that asks opens the page, because
 * the page is where one learns whom to ask. Every change is decided again, in full, by the gate.
 */
export function mayOpen(standing: Standing, action: Action, now: string): boolean {
  if (standing.kind !== "assistant") return standing.kind === "owner";
  const { grant } = standing;
  const begun = grant.validFrom === null || Date.parse(now) >= Date.parse(grant.validFrom);
  const ended = grant.validUntil !== null && Date.parse(now) >= Date.parse(grant.validUntil);
  if (grant.status !== "active" || grant.missingSteps.length > 0 || !begun || ended) return false;
  const answer = ruleFor(grant, action)?.answer;
  return answer === "can" || answer === "ask";
}
