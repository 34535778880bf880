import { ok, type Result } from "../../platform/result";
import type { Ask } from "./ask";
import { askApproval } from "./ask-approval-store.server";
import type { DelegatedEffect } from "./effect";
import { perform } from "./perform.server";
import type { GateProblem, Performed } from "./performed";

/** A change that somebody wants: with words for whoever decides (empty ones, too) it is asked for, without it is done. */
export type Wanted = Ask & { readonly words?: string | undefined };

/** A change that is there, one that waits for an answer or to leave, or one whose outcome is being looked up. */
export type ChangeDone = Pick<Performed, "state" | "reference">;

/** Through the gate: exactly once, within the limits, recorded; or put before the owner as exactly what would be sent. */
export async function performOrAsk<I, F>(
  effect: DelegatedEffect<I, F>,
  { words, ...ask }: Wanted,
): Promise<Result<ChangeDone, GateProblem>> {
  const performed = await (words === undefined ? perform(effect, ask) : askApproval(effect, { ...ask, note: words }));
  return performed.ok ? ok({ state: performed.value.state, reference: performed.value.reference }) : performed;
}
