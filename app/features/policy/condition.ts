import { z } from "zod";
import { MAX_AMOUNT_MINOR } from "../../platform/money";
import { PAYMENT_STATUSES } from "./payment-status";

export const PaymentStatus = z.enum(PAYMENT_STATUSES);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

/** Shopify's display words for how far an order is packed and shipped. */
export const FULFILLMENT_STATUSES = [
  "UNFULFILLED",
  "PARTIALLY_FULFILLED",
  "FULFILLED",
  "RESTOCKED",
  "PENDING_FULFILLMENT",
  "OPEN",
  "IN_PROGRESS",
  "ON_HOLD",
  "SCHEDULED",
  "REQUEST_DECLINED",
] as const;

/** What Shopify's risk assessment recommends. */
export const RISKS = ["NONE", "ACCEPT", "INVESTIGATE", "CANCEL"] as const;

/** What a condition that is not met, or a limit that is exceeded, says instead of "can". */
export const Otherwise = z.enum(["ask", "deny"]);

const Days = z.int().min(0).max(3650);
const Minute = z.int().min(0).max(1439);
const Text = z.string().min(1).max(255);
const otherwise = Otherwise.default("ask");

/** A list condition: `oneOf` empty = anything; `noneOf` always wins. */
const list = <V extends z.ZodType>(value: V) => ({
  oneOf: z.array(value).max(100).default([]),
  noneOf: z.array(value).max(100).default([]),
  otherwise,
});

/**
 * What must hold, else the answer is `otherwise` (decisions.md 10).
 *
 * - `order_age_days`: from the order's creation to now at most `max` times 24 hours.
 * - `order_value`: the order's total as it was placed, shop currency, minor units, `min` and `max` included; null = open.
 * - the lists: payment, fulfilment, risk, country (of the shipping address, two letters), currency (in which the customer
 *   paid), gateway, product (SKU): every value of the order must be in `oneOf` and none in `noneOf`. Where the order has
 *   no value, or nobody could read it, only empty lists are met. `tags`: at least one tag in `oneOf` and none in `noneOf`;
 *   letter case does not count, and an order without tags has none of those in `noneOf`.
 * - `hours`: now, on the assistant's clock, on one of `days` (1 = Monday) and from `from` (included) until `until`
 *   (excluded), minutes of the day. Where `until` is not after `from` the shift ends on the next day and belongs to the
 *   day on which it began. Unlike the others it denies unless it says "ask".
 * - `dates`: now is not before `from` and before `until`; null = open. Always denies.
 * - `reason`: the person gave a reason.
 * - `draft_only`: never met: the person prepares, somebody else says yes. Always asks.
 * - `hold`: always met; the change waits `minutes` before it leaves, and can be undone until then.
 */
export const Condition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("order_age_days"), max: Days, otherwise }),
  z.strictObject({
    kind: z.literal("order_value"),
    min: z.int().min(0).max(MAX_AMOUNT_MINOR).nullable().default(null),
    max: z.int().min(0).max(MAX_AMOUNT_MINOR).nullable().default(null),
    otherwise,
  }),
  z.strictObject({ kind: z.literal("payment_status"), ...list(PaymentStatus) }),
  z.strictObject({ kind: z.literal("fulfillment_status"), ...list(z.enum(FULFILLMENT_STATUSES)) }),
  z.strictObject({ kind: z.literal("risk"), ...list(z.enum(RISKS)) }),
  z.strictObject({ kind: z.literal("tags"), ...list(Text) }),
  z.strictObject({ kind: z.literal("country"), ...list(z.string().regex(/^[A-Z]{2}$/)) }),
  z.strictObject({ kind: z.literal("currency"), ...list(z.string().regex(/^[A-Z]{3}$/)) }),
  z.strictObject({ kind: z.literal("gateway"), ...list(Text) }),
  z.strictObject({ kind: z.literal("product"), ...list(Text) }),
  z.strictObject({
    kind: z.literal("hours"),
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    from: Minute,
    until: Minute,
    otherwise: Otherwise.default("deny"),
  }),
  z.strictObject({
    kind: z.literal("dates"),
    from: z.iso.datetime({ offset: true }).nullable().default(null),
    until: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal("reason"), otherwise }),
  z.strictObject({ kind: z.literal("draft_only") }),
  z.strictObject({ kind: z.literal("hold"), minutes: z.int().min(1).max(1440) }),
]);
export type Condition = z.infer<typeof Condition>;
export type ConditionKind = Condition["kind"];
/** Every kind of condition, in the order of the schema. */
export const CONDITION_KINDS: readonly ConditionKind[] = Condition.options.map(({ shape }) => shape.kind.value);

/** The kinds that compare an order's values with two lists. */
export type ListCondition = Extract<Condition, { oneOf: readonly string[] }>;
