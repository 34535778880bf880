import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import { REFUND_REASONS } from "./refund-reason";

const OrderGid = z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/);
const LineGid = z.string().regex(/^gid:\/\/shopify\/LineItem\/\d{1,20}$/);
const Quantity = z.int().min(1).max(9999);

/**
 * What a person chooses when refunding: lines and quantities, shipping, a reason. There is no money field that goes to
 * Shopify: `lessMinor` can only lower what Shopify suggests for the choice. Unknown keys are refused.
 */
export const RefundInput = z
  .strictObject({
    orderGid: OrderGid,
    lines: z.array(z.strictObject({ lineItemGid: LineGid, quantity: Quantity })).max(50),
    shipping: z.boolean(),
    /** Refund only this much (minor units of the order's currency) of what the choice suggests; null = all of it. */
    lessMinor: z.int().min(1).max(1_000_000_000_000).nullable(),
    reason: z.enum(REFUND_REASONS),
    notify: z.boolean(),
  })
  .refine((input) => input.lines.length > 0 || input.shipping, { path: ["lines"] })
  .refine((input) => new Set(input.lines.map((line) => line.lineItemGid)).size === input.lines.length, {
    path: ["lines"],
  });
export type RefundInput = z.infer<typeof RefundInput>;
export type RefundChoice = Pick<RefundInput, "orderGid" | "shipping"> & {
  readonly lines: readonly RefundInput["lines"][number][];
};

const After = z.object({ this_refund: z.record(z.string(), z.json()) });

/** Shopify's own figure of a refund out of the state that was read back after it; null when it holds none. */
export function amountOfRefund(after: JsonObject | null): JsonObject | null {
  const parsed = After.safeParse(after);
  return parsed.success ? parsed.data.this_refund : null;
}

/** The same choice with a smaller amount. */
export function lessOf(input: RefundInput, lessMinor: number): RefundInput {
  return { ...input, lessMinor };
}
