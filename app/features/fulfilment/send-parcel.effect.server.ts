import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { FulfillmentCreateDocument } from "../../shopify/documents/fulfil.mutation";
import { defineEffect, type Applied, type Sent } from "../gate/effect";
import { MOVES_NO_MONEY } from "../orders/touched-order";
import { FulfilInput } from "./fulfil";
import { contents, pack, touchedParts } from "./pack";
import type { Parcel } from "./parcel-facts";
import { readParcelFacts, readShippingFacts } from "./read-facts.server";
import { fingerprintOf, type ShippingFacts } from "./shipping-facts";
import { carries, recordedTracking, trackingInput, type ShownTracking } from "./tracking";

const Frozen = z.object({
  fulfillment: z.object({
    lineItemsByFulfillmentOrder: z.array(
      z.object({
        fulfillmentOrderId: z.string(),
        fulfillmentOrderLineItems: z.array(z.object({ id: z.string(), quantity: z.int() })).min(1),
      }),
    ),
    trackingInfo: z.record(z.string(), z.string()).optional(),
    notifyCustomer: z.boolean(),
  }),
});

/** What the look-up needs and Shopify is not sent: the parcels there were before, and what is in this one. */
const Before = z.object({ parcels: z.array(z.string()), items: z.record(z.string(), z.int()) });

/**
 * A parcel through the gate. Shopify has no note for it and keeps no key, so it is sent once: a lost answer is settled
 * only where a parcel that was not there before has this number and exactly these items. Without a number somebody
 * else's parcel could look the same, and the owner decides.
 */
export const sendParcel = defineEffect<FulfilInput, ShippingFacts>({
  name: "order.fulfil",
  action: "order.fulfil",
  again: "nothing",
  input: FulfilInput,
  readFacts: (read, { orderGid }) => readShippingFacts(read, orderGid),
  ...MOVES_NO_MONEY,
  fingerprint: (facts) => fingerprintOf(facts, facts.parts),
  before: () => ({ parcel: null }),
  recorded: ({ lines, tracking, notify }, facts) => ({
    order: facts.name,
    lines: lines.map(({ lineGid, quantity }) => ({ line: lineGid, quantity })),
    place: touchedParts(lines, facts).map(({ place }) => place)[0] ?? null,
    tracking: recordedTracking(tracking === null ? [] : [tracking]),
    notify,
  }),
  freeze({ lines, tracking, notify }, facts) {
    if (facts.cancelledAt !== null) return fail(problem("cancelled_already"));
    const packed = pack(lines, facts);
    if (!packed.ok) return packed;
    return ok({
      fulfillment: {
        lineItemsByFulfillmentOrder: touchedParts(lines, facts).map((part) => ({
          fulfillmentOrderId: part.gid,
          fulfillmentOrderLineItems: packed.value
            .filter((one) => one.part === part)
            .map(({ line, quantity }) => ({ id: line.gid, quantity })),
        })),
        ...(tracking === null ? {} : { trackingInfo: trackingInput(tracking) }),
        notifyCustomer: notify,
      },
      known: { parcels: [...facts.parcels], items: contents(packed.value) },
    });
  },
  async send(send, frozen): Promise<Sent> {
    const answer = await send(FulfillmentCreateDocument, Frozen.parse(frozen));
    if (answer.kind !== "answered") return answer;
    const payload = answer.data.fulfillmentCreate;
    if (payload?.fulfillment != null) {
      const { id, status, trackingInfo } = payload.fulfillment;
      return { kind: "applied", ...applied(id, { status, tracking: trackingInfo }) };
    }
    if (payload == null || payload.userErrors.length === 0)
      return { kind: "unknown", why: "an answer without parcel and without errors" };
    return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
  },
  async find(read, { orderGid, frozen }) {
    if (orderGid === null) return fail(problem("not_found"));
    const facts = await readParcelFacts(read, orderGid);
    if (!facts.ok) return facts;
    const parcel = recognised(facts.value.parcels, frozen);
    return ok(parcel === undefined ? null : applied(parcel.gid, parcel));
  },
  async shown(read, orderGid) {
    const facts = await readParcelFacts(read, orderGid);
    if (!facts.ok) return facts;
    // Shopify does not say which app sent a parcel: nobody may be told on a guess that none left.
    return ok(
      facts.value.parcels.map((parcel) => ({ ...applied(parcel.gid, parcel), at: parcel.createdAt, byUs: true })),
    );
  },
});

function recognised(parcels: readonly Parcel[], frozen: JsonObject): Parcel | undefined {
  const { trackingInfo } = Frozen.parse(frozen).fulfillment;
  const known = Before.parse(frozen["known"]);
  if (trackingInfo === undefined) return undefined;
  return parcels.find(
    ({ gid, tracking, items }) =>
      !known.parcels.includes(gid) && carries(tracking, trackingInfo) && sameItems(items, known.items),
  );
}

function sameItems(items: Parcel["items"], wanted: Readonly<Record<string, number>>): boolean {
  // Of one order line that left from two parts Shopify may show one row or two.
  const there: Record<string, number> = {};
  for (const { lineItemGid, quantity } of items) there[lineItemGid] = (there[lineItemGid] ?? 0) + quantity;
  const lines = Object.keys(there);
  return lines.length === Object.keys(wanted).length && lines.every((line) => there[line] === wanted[line]);
}

function applied(gid: string, parcel: { status: string; tracking: readonly ShownTracking[] }): Applied {
  const left = parcel.status === "SUCCESS" ? "sent" : parcel.status;
  return { gid, after: { parcel: left, tracking: recordedTracking(parcel.tracking) } };
}
