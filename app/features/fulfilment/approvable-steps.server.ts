import { approvable, type Approvable } from "../gate/approvable.server";
import { typedLines, yesNo, type Detail } from "../gate/detail";
import { holdPart } from "./hold-part.effect.server";
import { releasePart } from "./release-part.effect.server";
import { sendParcel } from "./send-parcel.effect.server";
import type { Tracking } from "./tracking";
import { updateTracking } from "./update-tracking.effect.server";

/** The steps of an order's way out that can be asked for. */
export const APPROVABLE_STEPS: readonly Approvable[] = [
  approvable(sendParcel, ({ lines, tracking, notify }) => [
    { label: "approvals:pieces", text: String(lines.reduce((sum, { quantity }) => sum + quantity, 0)) },
    ...(tracking === null ? [] : trackingLines(tracking)),
    yesNo("approvals:notify", notify),
  ]),
  approvable(updateTracking, ({ tracking, notify }) => [...trackingLines(tracking), yesNo("approvals:notify", notify)]),
  approvable(holdPart, ({ reason }) => [{ label: "approvals:reason", word: `steps:hold_${reason}` }]),
  approvable(releasePart, ({ holdGids }) => [{ label: "approvals:holds", text: String(holdGids.length) }]),
];

function trackingLines({ company, number, url }: Tracking): Detail[] {
  return typedLines([
    ["steps:company", company],
    ["steps:number", number],
    ["steps:url", url],
  ]);
}
