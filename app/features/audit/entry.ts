import { z } from "zod";
import type { JsonObject } from "../../platform/json";

const Hex = z.string().regex(/^[0-9a-f]+$/);
const JsonMap = z.record(z.string(), z.json()) as z.ZodType<JsonObject>;

/**
 * A yes was asked for; asked and admitted; done; refused by Shopify; not known; the order changed meanwhile; left to the owner; the right was
 * gone before it was sent; nobody answered in time; the gateway paid, or did not.
 */
export const Phase = z.enum([
  "asked",
  "intent",
  "done",
  "failed",
  "unknown",
  "stale",
  "needs_owner",
  "cancelled",
  "expired",
  "money",
]);

/**
 * One entry of a shop's record, first form, fixed for ever (decisions.md 21). It carries no position: the leaf's index
 * is its position. Money inside is `{ amount: "12.50", currency: "EUR" }`. No customer's personal data; where a value
 * must be provable later, `commitments` holds a salted HMAC of it.
 */
export const Entry = z.strictObject({
  v: z.literal(1),
  log: z.string().regex(/^delega\/[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  at: z.iso.datetime({ precision: 3 }),
  ref: z.string().regex(/^D-\d+$/),
  phase: Phase,
  effect: z.string().regex(/^[a-z]+\.[a-z_]+$/),
  actor: z.strictObject({ kind: z.enum(["owner", "assistant", "app"]), user: z.string() }),
  subject: z.strictObject({ order: z.string().optional(), person: z.string().optional() }),
  request: z.string(),
  decision: z
    .strictObject({
      answer: z.enum(["can", "ask", "deny"]),
      reason: z.string(),
      role_version: z.string().nullable(),
      rooms: z.array(
        z.strictObject({
          /** Since the role matrix: which right, and whether all assistants' use counted. */
          action: z.string().optional(),
          whose: z.string().optional(),
          measure: z.string(),
          window: z.string(),
          max: z.int(),
          used: z.int(),
          left: z.int(),
        }),
      ),
    })
    .nullable(),
  input: JsonMap,
  before: JsonMap.nullable(),
  after: JsonMap.nullable(),
  /** The refund that was made, or since orders can be changed the object that was. */
  shopify: z.strictObject({ refund: z.string().optional(), changed: z.string().optional() }),
  commitments: z.record(z.string(), Hex),
});
export type Entry = z.infer<typeof Entry>;
