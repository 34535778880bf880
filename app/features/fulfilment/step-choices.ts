import { problem, type Problem } from "../../platform/problem";
import type { Step } from "../changes/change";
import type { ParcelFacts } from "./parcel-facts";
import type { ShippingFacts } from "./shipping-facts";
import type { ParcelView, PartView } from "./step-view";

/** The parts with something left to send, or with a hold to lift. */
export function partViews({ parts }: ShippingFacts): PartView[] {
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ gid, place, may, holds, lines }) => ({
      gid,
      place,
      sendable: holds.length === 0 && may.includes("CREATE_FULFILLMENT"),
      holds: holds.map((hold) => ({ gid: hold.gid, reason: hold.reason, ours: hold.ours })),
      lines,
    }));
}

/** The parcels whose tracking can be changed here: those under way that have one number at most. */
export function parcelViews({ parcels }: ParcelFacts): ParcelView[] {
  return parcels
    .filter(({ status }) => status === "SUCCESS")
    .map(({ gid, name, tracking }) => ({ gid, name, tracking }));
}

/** Why nothing of the order can be sent or held at all; null = something can. */
export function obstacleToShipping(
  step: Step,
  { cancelledAt }: ShippingFacts,
  parts: readonly PartView[],
): Problem | null {
  if (cancelledAt !== null) return problem("cancelled_already");
  if (parts.length === 0) return problem("nothing_to_send");
  if (step === "hold" || parts.some(({ sendable }) => sendable)) return null;
  return problem(parts.some(({ holds }) => holds.length > 0) ? "fulfil_on_hold" : "fulfil_not_now");
}
