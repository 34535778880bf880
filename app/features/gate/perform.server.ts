import type { Result } from "../../platform/result";
import type { Ask } from "./ask";
import type { DelegatedEffect } from "./effect";
import { gatePorts } from "./gate-ports.server";
import { performWith } from "./perform-with.server";
import type { GateProblem, Performed } from "./performed";

/**
 * The one way to change a shop: facts → decide → admit (one SQL call) → send once → read back → settle → record.
 * Errors: a refusal with every reason, or a problem; an outcome that nobody can know yet is `checking`, never an error.
 */
export function perform<I, F>(effect: DelegatedEffect<I, F>, ask: Ask): Promise<Result<Performed, GateProblem>> {
  return performWith(effect, ask, gatePorts);
}
