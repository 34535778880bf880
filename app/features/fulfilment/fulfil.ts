import { z } from "zod";
import { FulfilmentLineGid, OrderGid, ParcelGid } from "./shipping-gid";
import { Tracking } from "./tracking";

/** What a person chooses when sending a parcel: how many of what, how it is followed, whether the customer is told. */
export const FulfilInput = z.strictObject({
  orderGid: OrderGid,
  lines: z
    .array(z.strictObject({ lineGid: FulfilmentLineGid, quantity: z.int().min(1).max(9999) }))
    .min(1)
    .max(50)
    .refine((lines) => new Set(lines.map(({ lineGid }) => lineGid)).size === lines.length),
  tracking: Tracking.nullable(),
  notify: z.boolean(),
});
export type FulfilInput = z.infer<typeof FulfilInput>;

/** Another number, carrier or page for a parcel that left. */
export const TrackingInput = z.strictObject({
  orderGid: OrderGid,
  parcelGid: ParcelGid,
  tracking: Tracking,
  notify: z.boolean(),
});
export type TrackingInput = z.infer<typeof TrackingInput>;
