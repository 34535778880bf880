import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { TrackingUpdateDocument } from "../../shopify/documents/tracking.mutation";
import { defineEffect, type Sent } from "../gate/effect";
import { MOVES_NO_MONEY } from "../orders/touched-order";
import { TrackingInput } from "./fulfil";
import { parcelOf, type Parcel, type ParcelFacts } from "./parcel-facts";
import { readParcelFacts } from "./read-facts.server";
import { GONE } from "./shipping-facts";
import { carries, recordedTracking, trackingInput } from "./tracking";

const Frozen = z.object({
  fulfillmentId: z.string(),
  trackingInfoInput: z.record(z.string(), z.string()),
  notifyCustomer: z.boolean(),
});

type Facts = ParcelFacts & { readonly parcel: Parcel };

/** Another number, carrier or page for a parcel, through the gate. It sets a state: twice is once. */
export const updateTracking = defineEffect<TrackingInput, Facts>({
  name: "order.tracking",
  action: "order.tracking",
  again: "state",
  input: TrackingInput,
  async readFacts(read, { orderGid, parcelGid }) {
    const facts = await readParcelFacts(read, orderGid);
    return facts.ok ? ok({ ...facts.value, parcel: parcelOf(facts.value, parcelGid) }) : facts;
  },
  ...MOVES_NO_MONEY,
  fingerprint: ({ parcel }) =>
    JSON.stringify([
      parcel.status,
      parcel.tracking.map(({ company, number, url }) => [company ?? "", number ?? "", url ?? ""]),
    ]),
  before: ({ parcel }) => ({ tracking: recordedTracking(parcel.tracking) }),
  recorded: ({ parcelGid, tracking, notify }, { name, parcel }) => ({
    order: name,
    parcel: parcel.name,
    changed: parcelGid,
    tracking: recordedTracking([tracking]),
    notify,
  }),
  freeze({ parcelGid, tracking, notify }, { parcel }) {
    if (parcel.status === GONE) return fail(problem("not_found"));
    if (parcel.status !== "SUCCESS") return fail(problem("parcel_taken_back"));
    // One number would take the place of all of them.
    if (parcel.tracking.length > 1) return fail(problem("tracking_several"));
    const input = trackingInput(tracking);
    if (carries(parcel.tracking, input)) return fail(problem("tracking_same"));
    return ok({ fulfillmentId: parcelGid, trackingInfoInput: input, notifyCustomer: notify });
  },
  async send(send, frozen): Promise<Sent> {
    const answer = await send(TrackingUpdateDocument, Frozen.parse(frozen));
    if (answer.kind !== "answered") return answer;
    const payload = answer.data.fulfillmentTrackingInfoUpdate;
    if (payload?.fulfillment != null) {
      const { id, trackingInfo } = payload.fulfillment;
      return { kind: "applied", gid: id, after: { tracking: recordedTracking(trackingInfo) } };
    }
    if (payload == null || payload.userErrors.length === 0)
      return { kind: "unknown", why: "an answer without parcel and without errors" };
    return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
  },
  /** An update leaves no note: what it was to set is there, or not. */
  async find(read, { orderGid, frozen }) {
    if (orderGid === null) return fail(problem("not_found"));
    const facts = await readParcelFacts(read, orderGid);
    if (!facts.ok) return facts;
    const { fulfillmentId, trackingInfoInput } = Frozen.parse(frozen);
    const parcel = facts.value.parcels.find(({ gid }) => gid === fulfillmentId);
    if (parcel === undefined || !carries(parcel.tracking, trackingInfoInput)) return ok(null);
    return ok({ gid: parcel.gid, after: { tracking: recordedTracking(parcel.tracking) } });
  },
  /** What the parcel shows has no mark of who set it, and the look-up has compared it: nobody chooses among parcels. */
  shown: () => Promise.resolve(ok([])),
});
