import type { Again } from "./effect";
import type { IntentState } from "./intent";

/** Shopify keeps an idempotency key for 24 hours; four hours before that nothing is sent with it any more. */
export const SEND_WINDOW_MS = 20 * 3_600_000;
/** Absent twice, so far apart, counts as surely absent. */
const ABSENT_FOR_MS = 10 * 60_000;
/** A request that nobody answered is over after this, whatever Shopify's front does with it. */
const QUIET_MS = 60_000;

/** What is known of an intent without an outcome, right after it was looked for. Times ISO, UTC. */
export type Unsettled = {
  readonly state: IntentState;
  readonly sends: number;
  readonly firstSentAt: string | null;
  readonly lastSentAt: string | null;
  readonly refusedAt: string | null;
  readonly absentSince: string | null;
};

/** What the look-up said: it could not be asked, or Shopify does not have it. */
export type Look = "unreadable" | "absent";

export type Step = "wait" | "send" | "refused" | "needs_owner";

/**
 * What to do with an intent that was not found (safety.md section 3). Inside its window it is sent again with its own
 * key; a refusal of a later sending counts only when Shopify still has nothing a minute after it; past the window
 * nothing is ever sent, and the owner decides. What only sets a state is sent again once the last sending must be over.
 */
export function nextStep(intent: Unsettled, look: Look, at: { now: string; again: Again }): Step {
  const since = (moment: string | null) => (moment === null ? 0 : Date.parse(at.now) - Date.parse(moment));
  if (intent.state === "NEEDS_OWNER") return "wait";
  if (windowIsOver(intent, at.now)) return "needs_owner";
  if (look === "unreadable") return "wait";
  if (intent.refusedAt !== null && since(intent.lastSentAt) >= QUIET_MS) return "refused";
  if (intent.refusedAt !== null) return "wait";
  // Reserved after a sending that surely did not run: nothing was ever sent.
  if (intent.sends === 0 || intent.state === "RESERVED" || at.again === "key") return "send";
  if (at.again === "state") return since(intent.lastSentAt) >= QUIET_MS ? "send" : "wait";
  return surelyAbsent(intent, at.now) ? "needs_owner" : "wait";
}

/** When the owner is asked at the latest (ISO, UTC), if it is never found; null = it was never sent. */
export function ownerAskedAt(
  { firstSentAt, absentSince }: Pick<Unsettled, "firstSentAt" | "absentSince">,
  again: Again,
) {
  if (firstSentAt === null) return null;
  const latest = Date.parse(firstSentAt) + SEND_WINDOW_MS;
  if (again !== "nothing" || absentSince === null) return new Date(latest).toISOString();
  return new Date(Math.min(latest, Date.parse(absentSince) + ABSENT_FOR_MS)).toISOString();
}

/** Is it too late to send it again, whatever Shopify may say? */
export function windowIsOver({ firstSentAt }: Pick<Unsettled, "firstSentAt">, now: string): boolean {
  return firstSentAt !== null && Date.parse(now) - Date.parse(firstSentAt) >= SEND_WINDOW_MS;
}

/** May a change that Shopify does not have be called undone for good: never sent, or looked for long enough? */
export function surelyAbsent(intent: Unsettled, now: string): boolean {
  if (intent.sends === 0) return true;
  return intent.absentSince !== null && Date.parse(now) - Date.parse(intent.absentSince) >= ABSENT_FOR_MS;
}

/** Seconds until the next look: longer after each sending, never so long that a returned Shopify waits for us. */
export function waitS(sends: number): number {
  return Math.min(20, 2 ** Math.min(sends, 5));
}
