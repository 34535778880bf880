import type { Result } from "../../platform/result";
import type { Ask } from "./ask";
import type { Detail } from "./detail";
import type { DelegatedEffect } from "./effect";
import { performApproved, type Approved } from "./perform-approved-store.server";
import type { GateProblem, Performed } from "./performed";
import type { StoredIntent } from "./ports";

/** A kind of change that somebody may ask for: what does it once approved, and what whoever decides reads of it. */
export type Approvable = {
  readonly effect: string;
  readonly perform: (approved: Approved) => Promise<Result<Performed, GateProblem>>;
  /** Null = it has no amount that could be less. */
  readonly approveLess: ((ask: Ask) => Promise<Result<Performed, GateProblem>>) | null;
  /** Exactly what is asked, personal parts opened: for the owner and the asker alone. */
  readonly details: (shop: string, intent: StoredIntent) => readonly Detail[];
};

/** The approvable kind of an effect; `details` from its own input. */
export function approvable<I, F>(
  effect: DelegatedEffect<I, F>,
  details: (input: I, shop: string) => readonly Detail[],
): Approvable {
  return {
    effect: effect.name,
    perform: (approved) => performApproved(effect, approved),
    approveLess: null,
    details: (shop, { asked }) => {
      const input = effect.input.safeParse(asked);
      return input.success ? details(input.data, shop) : [];
    },
  };
}
