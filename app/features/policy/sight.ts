import { SIGHTS, type Sight } from "./action";
import { decide } from "./decide";
import type { Decision, Reason } from "./decision";
import { strictest } from "./explain";
import type { Facts } from "./facts";
import type { Standing } from "./standing";

/**
 * How one hidden thing of a customer stands to a person. `clear`: shown at once. `reveal`: masked, one tap on a listed
 * reason shows it; also where the quota is used up, which the decision then says. `ask`: masked, somebody else must say
 * yes. `hidden`: nothing of it, not even its mask.
 */
export type SightState = "clear" | "reveal" | "ask" | "hidden";

/** The state with the decision behind it, made as if a reason was given: why there is no tap, or what is left. */
export type Seen = { readonly state: SightState; readonly decision: Decision };
export type Sights = Readonly<Record<Sight, Seen>>;

type SightFacts = Omit<Facts, "reason" | "amountMinor" | "withdrawal">;

/** The page offers the listed reasons beside the tap: until then one is taken to come. */
const TO_COME = "to_come";

/**
 * What this person sees of one field. Only what is allowed without a reason and without any limit is shown unasked: what
 * counts is counted tap by tap.
 */
export function sightOf(standing: Standing, sight: Sight, facts: SightFacts): Seen {
  const given = { ...facts, amountMinor: 0, withdrawal: null };
  const unasked = decide(standing, sight, { ...given, reason: null });
  if (unasked.answer === "can" && unasked.rooms.length === 0) return { state: "clear", decision: unasked };
  const decision = decide(standing, sight, { ...given, reason: TO_COME });
  return { state: stateOf(decision.reasons), decision };
}

export function sightsOf(standing: Standing, facts: SightFacts): Sights {
  const seen = SIGHTS.map((sight) => [sight, sightOf(standing, sight, facts)] as const);
  return Object.fromEntries(seen) as Sights;
}

/** A used-up quota takes the tap away, not the mask: what was shown of the field a moment ago stays as it was. */
function stateOf(reasons: readonly Reason[]): SightState {
  const answer = strictest(reasons.filter(({ code }) => code !== "over_limit").map((reason) => reason.answer));
  return answer === "can" ? "reveal" : answer === "ask" ? "ask" : "hidden";
}
