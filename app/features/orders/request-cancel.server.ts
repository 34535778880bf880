import { ok, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import { perform } from "../gate/perform.server";
import type { GateProblem, Performed } from "../gate/performed";
import { cancelOrder } from "./cancel-order.effect.server";

/** A cancellation that was made, one that waits to leave, or one whose outcome is being looked up. */
export type CancelDone = Pick<Performed, "state" | "reference">;

/** Cancels an order through the gate: exactly once, recorded. No money moves; see `cancelOrder`. */
export async function requestCancel(ask: Ask): Promise<Result<CancelDone, GateProblem>> {
  const performed = await perform(cancelOrder, ask);
  return performed.ok ? ok({ state: performed.value.state, reference: performed.value.reference }) : performed;
}
