import { z } from "zod";
import { HOLD_REASONS } from "./hold-reason";
import { FulfilmentOrderGid, HoldGid, OrderGid } from "./shipping-gid";

/** What a person chooses when holding a part of an order back: which, and why. The note is Delega's. */
export const HoldInput = z.strictObject({
  orderGid: OrderGid,
  partGid: FulfilmentOrderGid,
  reason: z.enum(HOLD_REASONS),
});
export type HoldInput = z.infer<typeof HoldInput>;

/** Which holds to lift: always by name, because Shopify lifts every one, other apps' too, where none is named. */
export const ReleaseInput = z.strictObject({
  orderGid: OrderGid,
  partGid: FulfilmentOrderGid,
  holdGids: z
    .array(HoldGid)
    .min(1)
    .max(20)
    .refine((gids) => new Set(gids).size === gids.length),
});
export type ReleaseInput = z.infer<typeof ReleaseInput>;
