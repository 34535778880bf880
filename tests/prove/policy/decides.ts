import { decide, decideAll } from "../../../app/features/policy/decide";
import type { Decision } from "../../../app/features/policy/decision";
import type { Case } from "./case";

/** What the policy decides; one use is asked of `decide`, more of `decideAll`. */
export function decides({ standing, uses, facts }: Case): Decision {
  const [{ action, amountMinor }, ...others] = uses;
  return others.length === 0 ? decide(standing, action, { ...facts, amountMinor }) : decideAll(standing, uses, facts);
}
