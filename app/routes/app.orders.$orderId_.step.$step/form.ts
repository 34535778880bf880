import { z } from "zod";
import { jsonField } from "../../edge/json-field";
import { FulfilInput, TrackingInput } from "../../features/fulfilment/fulfil";
import { HoldInput, ReleaseInput } from "../../features/fulfilment/hold";
import { Words } from "../../features/gate/words";
import { CancelInput } from "../../features/orders/cancel";

/** Which step the page is for; any other word is a page that does not exist. */
export const StepParams = z.object({
  orderId: z.string().regex(/^\d{1,20}$/),
  step: z.enum(["fulfil", "tracking", "hold", "cancel"]),
});

const YesNo = z.enum(["yes", "no"]).transform((word) => word === "yes");
const Optional = z.string().transform((text) => (text.trim() === "" ? null : text));
const Typed = { company: Optional, number: Optional, url: Optional };

/** Nothing typed is no tracking; something without a number is none that anybody could follow. */
function tracking({ company, number, url }: Record<keyof typeof Typed, string | null>) {
  return number === null && company === null && url === null ? null : { company, number: number ?? "", url };
}

const part = HoldInput.shape.partGid;
const sent = { requestKey: z.uuid(), words: Words };

/** What is chosen for each step. The order is the page's; nobody names it in a form. */
export const StepForm = z.discriminatedUnion("intent", [
  z
    .strictObject({
      intent: z.literal("fulfil"),
      lines: jsonField(FulfilInput.shape.lines),
      notify: YesNo,
      ...Typed,
      ...sent,
    })
    .transform(({ intent, requestKey, words, lines, notify, ...typed }) => ({
      intent,
      requestKey,
      words,
      choice: { lines, notify, tracking: tracking(typed) },
    })),
  z
    .strictObject({
      intent: z.literal("tracking"),
      parcel: TrackingInput.shape.parcelGid,
      notify: YesNo,
      ...Typed,
      ...sent,
    })
    .transform(({ intent, requestKey, words, parcel, notify, ...typed }) => ({
      intent,
      requestKey,
      words,
      choice: { parcelGid: parcel, notify, tracking: tracking(typed) },
    })),
  z
    .strictObject({ intent: z.literal("hold"), part, reason: HoldInput.shape.reason, ...sent })
    .transform(({ intent, requestKey, words, ...chosen }) => ({
      intent,
      requestKey,
      words,
      choice: { partGid: chosen.part, reason: chosen.reason },
    })),
  z
    .strictObject({ intent: z.literal("release"), part, holds: jsonField(ReleaseInput.shape.holdGids), ...sent })
    .transform(({ intent, requestKey, words, ...chosen }) => ({
      intent,
      requestKey,
      words,
      choice: { partGid: chosen.part, holdGids: chosen.holds },
    })),
  z
    .strictObject({
      intent: z.literal("cancel"),
      reason: CancelInput.shape.reason,
      restock: YesNo,
      notify: YesNo,
      ...sent,
    })
    .transform(({ intent, requestKey, words, ...choice }) => ({ intent, requestKey, words, choice })),
]);
