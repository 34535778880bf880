import type { Result } from "../../platform/result";
import { performOrAsk, type ChangeDone, type Wanted } from "../gate/perform-or-ask.server";
import type { GateProblem } from "../gate/performed";
import { holdPart } from "./hold-part.effect.server";
import { releasePart } from "./release-part.effect.server";
import { sendParcel } from "./send-parcel.effect.server";
import { updateTracking } from "./update-tracking.effect.server";

type Answer = Promise<Result<ChangeDone, GateProblem>>;

/** Puts one part of an order on hold. See `holdPart`. */
export const requestHold = (wanted: Wanted): Answer => performOrAsk(holdPart, wanted);

/** Lifts named holds of one part. See `releasePart`. */
export const requestRelease = (wanted: Wanted): Answer => performOrAsk(releasePart, wanted);

/** Sends a parcel. See `sendParcel`. */
export const requestParcel = (wanted: Wanted): Answer => performOrAsk(sendParcel, wanted);

/** Changes how a parcel is followed. See `updateTracking`. */
export const requestTracking = (wanted: Wanted): Answer => performOrAsk(updateTracking, wanted);
