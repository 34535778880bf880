import { setAddress } from "./features/changes/set-address.effect.server";
import { setEmail } from "./features/changes/set-email.effect.server";
import { setNote } from "./features/changes/set-note.effect.server";
import { tagOrder } from "./features/changes/tag-order.effect.server";
import { holdPart } from "./features/fulfilment/hold-part.effect.server";
import { releasePart } from "./features/fulfilment/release-part.effect.server";
import { sendParcel } from "./features/fulfilment/send-parcel.effect.server";
import { updateTracking } from "./features/fulfilment/update-tracking.effect.server";
import { settleable, type Effects, type Settleable } from "./features/gate/settle-unknown.server";
import { cancelOrder } from "./features/orders/cancel-order.effect.server";
import { issueRefund } from "./features/refunds/issue-refund.effect.server";

/**
 * The effects by name, for whatever settles an outcome (the sweeper, the page of what is in doubt): the one place outside
 * their features that knows them.
 */
export const EFFECTS: Effects = new Map(
  [
    settleable(issueRefund),
    settleable(setNote),
    settleable(tagOrder),
    settleable(setEmail),
    settleable(setAddress),
    settleable(cancelOrder),
    settleable(holdPart),
    settleable(releasePart),
    settleable(sendParcel),
    settleable(updateTracking),
  ].map((effect): [string, Settleable] => [effect.name, effect]),
);
