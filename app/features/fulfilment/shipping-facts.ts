import { z } from "zod";
import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { parseTouched, type TouchedOrder } from "../orders/touched-order";

/** A hold on a part of an order. `ours` = put there by Delega. */
export type Hold = {
  readonly gid: string;
  readonly reason: string;
  readonly notes: string;
  readonly ours: boolean;
};

/** Items of one order line that are still to leave. */
export type LeftLine = {
  readonly gid: string;
  readonly lineItemGid: string;
  readonly title: string;
  readonly variant: string | null;
  readonly left: number;
};

/** A part of an order that leaves from one place (Shopify: fulfilment order). `may` = what Shopify would let one do now. */
export type Part = {
  readonly gid: string;
  readonly status: string;
  readonly may: readonly string[];
  readonly place: string;
  readonly holds: readonly Hold[];
  readonly lines: readonly LeftLine[];
};

/** What Shopify says of an order right before something of it is sent, held or released. */
export type ShippingFacts = TouchedOrder & {
  readonly parts: readonly Part[];
  /** The parcels there are already. */
  readonly parcels: readonly string[];
};

/** The same with the one part that a hold or a release is about. */
export type PartFacts = ShippingFacts & { readonly part: Part };

const Line = z
  .object({
    id: z.string(),
    remainingQuantity: z.int(),
    productTitle: z.string(),
    variantTitle: z.string().nullable(),
    lineItem: z.object({ id: z.string() }),
  })
  .transform(({ id, remainingQuantity, productTitle, variantTitle, lineItem }): LeftLine => ({
    gid: id,
    lineItemGid: lineItem.id,
    title: productTitle,
    variant: variantTitle,
    left: remainingQuantity,
  }));

const OneHold = z
  .object({
    id: z.string(),
    reason: z.string(),
    reasonNotes: z.string().nullable(),
    heldByRequestingApp: z.boolean(),
  })
  .transform(({ id, reason, reasonNotes, heldByRequestingApp }): Hold => ({
    gid: id,
    reason,
    notes: reasonNotes ?? "",
    ours: heldByRequestingApp,
  }));

const OnePart = z
  .object({
    id: z.string(),
    status: z.string(),
    supportedActions: z.array(z.object({ action: z.string() })),
    assignedLocation: z.object({ name: z.string() }),
    fulfillmentHolds: z.array(OneHold),
    lineItems: z.object({ nodes: z.array(Line) }),
  })
  .transform((part): Part => ({
    gid: part.id,
    status: part.status,
    may: part.supportedActions.map(({ action }) => action),
    place: part.assignedLocation.name,
    holds: part.fulfillmentHolds,
    lines: part.lineItems.nodes.filter(({ left }) => left > 0),
  }));

const More = z.object({
  fulfillments: z.array(z.object({ id: z.string() })),
  fulfillmentOrders: z.object({ nodes: z.array(OnePart) }),
});

/** Parses Shopify's answer. Errors: see `parseTouched`. */
export function parseShippingFacts(answer: unknown): Result<ShippingFacts, Problem> {
  const parsed = parseTouched(More, answer);
  if (!parsed.ok) return parsed;
  const { touched, more } = parsed.value;
  return ok({ ...touched, parts: more.fulfillmentOrders.nodes, parcels: more.fulfillments.map(({ id }) => id) });
}

/** What was there when it was chosen may be gone before it is sent: that is a change of the order, not an error. */
export const GONE = "GONE";

/** The part of the order with this id, or that it is gone. */
export function partOf({ parts }: ShippingFacts, gid: string): Part {
  const gone = { gid, status: GONE, may: [], place: "", holds: [], lines: [] };
  return parts.find((one) => one.gid === gid) ?? gone;
}

/** What a decision about parts of an order hung on. */
export function fingerprintOf(facts: ShippingFacts, parts: readonly Part[]): string {
  return JSON.stringify([
    facts.cancelledAt,
    parts.map(({ gid, status, holds, lines }) => [
      gid,
      status,
      holds.map((hold) => hold.gid),
      lines.map((line) => [line.gid, line.left]),
    ]),
  ]);
}

/** A part as the record keeps it: its status, and for what it is held. */
export function recordedPart({ status, holds }: { status: string; holds: readonly { readonly reason: string }[] }) {
  return { status, holds: holds.map(({ reason }) => reason) };
}
