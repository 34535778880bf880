import { z } from "zod";

/** The states of an intent (safety.md section 3, plus HELD); later issues walk the ones before RESERVED. */
export const IntentState = z.enum([
  "DRAFT",
  "PENDING_APPROVAL",
  "APPROVED",
  "HELD",
  "RESERVED",
  "SENDING",
  "SUCCEEDED",
  "FAILED",
  "UNKNOWN",
  "NEEDS_OWNER",
  "STALE",
  "CANCELLED",
  "EXPIRED",
]);
export type IntentState = z.infer<typeof IntentState>;

const NEXT: Readonly<Record<IntentState, readonly IntentState[]>> = {
  DRAFT: ["PENDING_APPROVAL", "HELD", "RESERVED", "CANCELLED"],
  PENDING_APPROVAL: ["APPROVED", "CANCELLED", "EXPIRED"],
  // Back to the owner: the order or the use of limits is not what the yes was given to.
  APPROVED: ["HELD", "RESERVED", "CANCELLED", "EXPIRED", "PENDING_APPROVAL"],
  // Its time is over: it is sent as it was admitted.
  HELD: ["SENDING", "CANCELLED"],
  RESERVED: ["SENDING", "FAILED", "CANCELLED", "STALE"],
  // Back to RESERVED: Shopify surely did not run it (throttled), its turn comes again.
  SENDING: ["SUCCEEDED", "FAILED", "UNKNOWN", "STALE", "NEEDS_OWNER", "RESERVED", "CANCELLED"],
  // STALE and CANCELLED: looked for and absent long enough, and it may not be sent again.
  UNKNOWN: ["SENDING", "SUCCEEDED", "FAILED", "NEEDS_OWNER", "STALE", "CANCELLED", "UNKNOWN"],
  NEEDS_OWNER: ["SUCCEEDED", "FAILED"],
  SUCCEEDED: [],
  FAILED: [],
  STALE: [],
  CANCELLED: [],
  EXPIRED: [],
};

/** Nothing has left yet, and surely so: what a stop cancels. */
export const NEVER_SENT: readonly IntentState[] = ["DRAFT", "PENDING_APPROVAL", "APPROVED", "HELD", "RESERVED"];
/** It may have left: no stop can call it back, it is only looked for. */
export const ON_ITS_WAY: readonly IntentState[] = ["SENDING", "UNKNOWN", "NEEDS_OWNER"];

/** The states from which `to` may be reached: what a settling UPDATE asks for, so that two settlers never both win. */
export function statesBefore(to: IntentState): IntentState[] {
  return IntentState.options.filter((from) => NEXT[from].includes(to));
}

export function mayFollow(from: IntentState, to: IntentState): boolean {
  return NEXT[from].includes(to);
}
