import { z } from "zod";
import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { parseTouched, type TouchedOrder } from "../orders/touched-order";
import { GONE } from "./shipping-facts";
import { ShownTracking } from "./tracking";

/** A parcel that left (Shopify: fulfilment). */
export type Parcel = {
  readonly gid: string;
  readonly name: string;
  readonly status: string;
  readonly createdAt: string;
  readonly tracking: readonly ShownTracking[];
  /** How many of which order line are in it. */
  readonly items: readonly { readonly lineItemGid: string; readonly quantity: number }[];
};

/** What Shopify says of an order's parcels. */
export type ParcelFacts = TouchedOrder & { readonly parcels: readonly Parcel[] };

const OneParcel = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.string(),
    createdAt: z.string(),
    trackingInfo: z.array(ShownTracking),
    fulfillmentLineItems: z.object({
      nodes: z.array(z.object({ quantity: z.int().nullable(), lineItem: z.object({ id: z.string() }) })),
    }),
  })
  .transform(({ id, name, status, createdAt, trackingInfo, fulfillmentLineItems }): Parcel => ({
    gid: id,
    name,
    status,
    createdAt,
    tracking: trackingInfo,
    items: fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => ({
      lineItemGid: lineItem.id,
      quantity: quantity ?? 0,
    })),
  }));

const More = z.object({ fulfillments: z.array(OneParcel) });

/** Parses Shopify's answer. Errors: see `parseTouched`. */
export function parseParcelFacts(answer: unknown): Result<ParcelFacts, Problem> {
  const parsed = parseTouched(More, answer);
  if (!parsed.ok) return parsed;
  const { touched, more } = parsed.value;
  return ok({ ...touched, parcels: more.fulfillments });
}

/** The parcel with this id, or that it is gone. */
export function parcelOf({ parcels }: ParcelFacts, gid: string): Parcel {
  const gone = { gid, name: "", status: GONE, createdAt: "", tracking: [], items: [] };
  return parcels.find((one) => one.gid === gid) ?? gone;
}
