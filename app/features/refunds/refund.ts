import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import { REFUND_METHODS } from "./refund-method";
import { REFUND_REASONS } from "./refund-reason";

const OrderGid = z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/);
const LineGid = z.string().regex(/^gid:\/\/shopify\/LineItem\/\d{1,20}$/);
const LocationGid = z.string().regex(/^gid:\/\/shopify\/Location\/\d{1,20}$/);
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
    /** Refund only this much (minor units of the currency the customer paid in) of the suggestion; null = all of it. */
    lessMinor: z.int().min(1).max(1_000_000_000_000).nullable(),
    reason: z.enum(REFUND_REASONS),
    notify: z.boolean(),
    // What was asked before these were known is what was asked without them.
    /** Where the items go back into stock; null = nowhere. */
    restockAt: LocationGid.nullable().default(null),
    /** What customs took for the chosen items goes back, too. */
    duties: z.boolean().default(false),
    method: z.enum(REFUND_METHODS).default("original"),
    /** The owner knows that the customer's bank is in it and pays all the same. */
    payTwice: z.boolean().default(false),
  })
  .refine((input) => input.lines.length > 0 || input.shipping, { path: ["lines"] })
  .refine((input) => new Set(input.lines.map((line) => line.lineItemGid)).size === input.lines.length, {
    path: ["lines"],
  });
type LineChoice = { readonly lineItemGid: string; readonly quantity: number };
export type RefundInput = z.infer<typeof RefundInput>;
export type RefundChoice = Pick<RefundInput, "orderGid" | "shipping" | "duties" | "method" | "restockAt"> & {
  readonly lines: readonly LineChoice[];
};

const Amount = z.record(z.string(), z.json());
const After = z.object({ this_refund: Amount, this_refund_paid: Amount.optional() });

/** Shopify's own figure of a refund, as the customer gets it, out of the state read back after it; null = it holds none. */
export function amountOfRefund(after: JsonObject | null): JsonObject | null {
  const parsed = After.safeParse(after);
  return parsed.success ? (parsed.data.this_refund_paid ?? parsed.data.this_refund) : null;
}

/** The same choice with a smaller amount. */
export function lessOf(input: RefundInput, lessMinor: number): RefundInput {
  return { ...input, lessMinor };
}
