import type { Action } from "./action";
import type { Decision, Reason, Room } from "./decision";

const OPEN: [Reason] = [{ code: "allowed", answer: "can" }];
const NO_ROOMS: readonly Room[] = [];
Object.freeze(OPEN);
Object.freeze(NO_ROOMS);

/**
 * A decision on its way: nothing speaks against it yet. Thousands of them are made while somebody moves a slider, so
 * it is filled in place, and what all of them share is made once.
 */
export type Draft = { -readonly [K in keyof Decision]: Decision[K] } & { reasons: [Reason, ...Reason[]] };

export function draftOf(action: Action, roleVersionId: string | null, holdMinutes = 0): Draft {
  return { action, answer: "can", reasons: OPEN, rooms: NO_ROOMS, holdMinutes, roleVersionId };
}

/** Keeps the strictest reason first, those of one strictness as they were found, and the very same one once. */
export function tell(draft: Draft, reason: Reason): void {
  const { reasons } = draft;
  if (reasons === OPEN) draft.reasons = [reason];
  else if (!reasons.includes(reason)) {
    let at = reasons.push(reason) - 1;
    for (; at > 0 && isStricter(reason, reasons[at - 1] as Reason); at -= 1) reasons[at] = reasons[at - 1] as Reason;
    reasons[at] = reason;
  }
  draft.answer = draft.reasons[0].answer;
}

/** One for all who ask: whoever reads it cannot change it. */
export function frozen(draft: Draft): Decision {
  Object.freeze(draft.reasons);
  return Object.freeze(draft);
}

export function told(draft: Draft, reason: Reason): Draft {
  tell(draft, reason);
  return draft;
}

export function noRight(action: Action): Reason {
  return { code: "no_right", answer: "deny", action };
}

function isStricter({ answer }: Reason, than: Reason): boolean {
  return answer === "deny" && than.answer !== "deny";
}
