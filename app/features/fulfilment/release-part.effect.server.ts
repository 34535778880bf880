import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { HoldReleaseDocument } from "../../shopify/documents/release.mutation";
import { defineEffect, type Sent } from "../gate/effect";
import { MOVES_NO_MONEY } from "../orders/touched-order";
import { ReleaseInput } from "./hold";
import { readPartFacts, readShippingFacts } from "./read-facts.server";
import { fingerprintOf, GONE, partOf, recordedPart, type PartFacts } from "./shipping-facts";

const Frozen = z.object({ id: z.string(), holdIds: z.array(z.string()).min(1) });

/** Lifts named holds of one part of an order through the gate. It leaves again only when none is left. */
export const releasePart = defineEffect<ReleaseInput, PartFacts>({
  name: "order.release",
  action: "order.hold",
  again: "state",
  input: ReleaseInput,
  readFacts: readPartFacts,
  ...MOVES_NO_MONEY,
  fingerprint: (facts) => fingerprintOf(facts, [facts.part]),
  before: ({ part }) => recordedPart(part),
  recorded: ({ partGid, holdGids }, { name, part }) => ({
    order: name,
    part: partGid,
    place: part.place,
    released: part.holds.filter(({ gid }) => holdGids.includes(gid)).map(({ reason }) => reason),
  }),
  freeze({ partGid, holdGids }, { part }) {
    if (part.status === GONE) return fail(problem("not_found"));
    const there = new Set(part.holds.map(({ gid }) => gid));
    if (!holdGids.every((gid) => there.has(gid))) return fail(problem("hold_gone"));
    if (!part.may.includes("RELEASE_HOLD")) return fail(problem("release_not_now"));
    return ok({ id: partGid, holdIds: holdGids });
  },
  async send(send, frozen): Promise<Sent> {
    const variables = Frozen.parse(frozen);
    const answer = await send(HoldReleaseDocument, variables);
    if (answer.kind !== "answered") return answer;
    const payload = answer.data.fulfillmentOrderReleaseHold;
    if (payload?.fulfillmentOrder != null && payload.userErrors.length === 0) {
      const { id, status, fulfillmentHolds } = payload.fulfillmentOrder;
      return { kind: "applied", gid: id, after: recordedPart({ status, holds: fulfillmentHolds }) };
    }
    if (payload == null || payload.userErrors.length === 0)
      return { kind: "unknown", why: "an answer without fulfilment order and without errors" };
    return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
  },
  /** A release leaves no note: the holds it was to lift are gone, and that is all it was to do. */
  async find(read, { orderGid, frozen }) {
    if (orderGid === null) return fail(problem("not_found"));
    const facts = await readShippingFacts(read, orderGid);
    if (!facts.ok) return facts;
    const { id, holdIds } = Frozen.parse(frozen);
    const part = partOf(facts.value, id);
    if (part.status === GONE || part.holds.some(({ gid }) => holdIds.includes(gid))) return ok(null);
    return ok({ gid: id, after: recordedPart(part) });
  },
  /** What was lifted is not shown any more: there is nothing to choose from. */
  shown: () => Promise.resolve(ok([])),
});
