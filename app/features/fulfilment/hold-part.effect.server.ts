import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { HoldPlaceDocument } from "../../shopify/documents/hold.mutation";
import { defineEffect, type Applied, type Sent } from "../gate/effect";
import { MOVES_NO_MONEY } from "../orders/touched-order";
import { HoldInput } from "./hold";
import { HOLD_REASONS } from "./hold-reason";
import { readPartFacts, readShippingFacts } from "./read-facts.server";
import {
  fingerprintOf,
  GONE,
  recordedPart,
  type Hold,
  type Part,
  type PartFacts,
  type ShippingFacts,
} from "./shipping-facts";

const Frozen = z.object({ id: z.string(), fulfillmentHold: z.object({ reason: z.enum(HOLD_REASONS) }) });

/** Shopify takes at most so many holds of one app on one part. */
const MOST_OF_OURS = 10;

/**
 * A hold through the gate: one part of an order does not leave until it is released. Its handle is the intent's key, so
 * that a second sending is refused instead of holding twice.
 */
export const holdPart = defineEffect<HoldInput, PartFacts>({
  name: "order.hold",
  action: "order.hold",
  again: "state",
  input: HoldInput,
  readFacts: readPartFacts,
  ...MOVES_NO_MONEY,
  fingerprint: (facts) => fingerprintOf(facts, [facts.part]),
  before: ({ part }) => recordedPart(part),
  recorded: ({ partGid, reason }, { name, part }) => ({ order: name, part: partGid, place: part.place, reason }),
  freeze({ partGid, reason }, { part, cancelledAt }) {
    if (cancelledAt !== null) return fail(problem("cancelled_already"));
    if (part.status === GONE) return fail(problem("not_found"));
    if (part.lines.length === 0) return fail(problem("nothing_to_send"));
    if (!part.may.includes("HOLD")) return fail(problem("hold_not_now"));
    if (part.holds.filter(({ ours }) => ours).length >= MOST_OF_OURS) return fail(problem("hold_too_many"));
    return ok({ id: partGid, fulfillmentHold: { reason } });
  },
  async send(send, frozen, { note, key }): Promise<Sent> {
    const { id, fulfillmentHold } = Frozen.parse(frozen);
    const hold = { ...fulfillmentHold, reasonNotes: note, handle: `delega-${key}` };
    const answer = await send(HoldPlaceDocument, { id, fulfillmentHold: hold });
    if (answer.kind !== "answered") return answer;
    const payload = answer.data.fulfillmentOrderHold;
    if (payload?.fulfillmentHold != null && payload.fulfillmentOrder != null) {
      const { status, fulfillmentHolds } = payload.fulfillmentOrder;
      return { kind: "applied", ...applied(payload.fulfillmentHold.id, { status, holds: fulfillmentHolds }) };
    }
    if (payload == null || payload.userErrors.length === 0)
      return { kind: "unknown", why: "an answer without hold and without errors" };
    return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
  },
  async find(read, { orderGid, reference, leaf }) {
    if (orderGid === null) return fail(problem("not_found"));
    const facts = await readShippingFacts(read, orderGid);
    if (!facts.ok) return facts;
    const marks = [`· ${reference} ·`, leaf.slice(0, 16)];
    const found = holdsOf(facts.value).find(
      ({ hold }) => hold.ours && marks.every((mark) => hold.notes.includes(mark)),
    );
    return ok(found === undefined ? null : applied(found.hold.gid, found.part));
  },
  async shown(read, orderGid) {
    const facts = await readShippingFacts(read, orderGid);
    if (!facts.ok) return facts;
    // Shopify does not say when a hold was put there.
    return ok(
      holdsOf(facts.value).map(({ hold, part }) => ({ ...applied(hold.gid, part), at: null, byUs: hold.ours })),
    );
  },
});

function applied(gid: string, part: Parameters<typeof recordedPart>[0]): Applied {
  return { gid, after: recordedPart(part) };
}

function holdsOf({ parts }: ShippingFacts): { readonly hold: Hold; readonly part: Part }[] {
  return parts.flatMap((part) => part.holds.map((hold) => ({ hold, part })));
}
