import { ok, type Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import type { DelegatedEffect } from "../gate/effect";
import { perform } from "../gate/perform.server";
import type { GateProblem, Performed } from "../gate/performed";
import { holdPart } from "./hold-part.effect.server";
import { releasePart } from "./release-part.effect.server";
import { sendParcel } from "./send-parcel.effect.server";
import { updateTracking } from "./update-tracking.effect.server";

/** A change of what leaves that was made, one that waits to leave, or one whose outcome is being looked up. */
export type ShippingDone = Pick<Performed, "state" | "reference">;
type Answer = Promise<Result<ShippingDone, GateProblem>>;

/** Puts one part of an order on hold. See `holdPart`. */
export const requestHold = (ask: Ask): Answer => request(holdPart, ask);

/** Lifts named holds of one part. See `releasePart`. */
export const requestRelease = (ask: Ask): Answer => request(releasePart, ask);

/** Sends a parcel. See `sendParcel`. */
export const requestParcel = (ask: Ask): Answer => request(sendParcel, ask);

/** Changes how a parcel is followed. See `updateTracking`. */
export const requestTracking = (ask: Ask): Answer => request(updateTracking, ask);

/** Through the gate: exactly once, within the limits, recorded. */
async function request<I, F>(effect: DelegatedEffect<I, F>, ask: Ask): Answer {
  const performed = await perform(effect, ask);
  return performed.ok ? ok({ state: performed.value.state, reference: performed.value.reference }) : performed;
}
