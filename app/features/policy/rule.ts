import { z } from "zod";
import { MAX_AMOUNT_MINOR } from "../../platform/money";
import { Action } from "./action";

/** Can, must ask, cannot. The strictest answer wins: deny over ask over can. */
export const Answer = z.enum(["can", "ask", "deny"]);
export type Answer = z.infer<typeof Answer>;

export const PAYMENT_STATUSES = [
  "PENDING",
  "AUTHORIZED",
  "PARTIALLY_PAID",
  "PAID",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
  "VOIDED",
  "EXPIRED",
] as const;
export const PaymentStatus = z.enum(PAYMENT_STATUSES);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

const Otherwise = z.enum(["ask", "deny"]);

/** What must hold about the order. A condition that is not met answers `otherwise` (default ask). */
export const Condition = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("order_age_days"),
    max: z.int().min(0).max(3650),
    otherwise: Otherwise.default("ask"),
  }),
  z.strictObject({
    kind: z.literal("payment_status"),
    oneOf: z.array(PaymentStatus).min(1),
    otherwise: Otherwise.default("ask"),
  }),
]);
export type Condition = z.infer<typeof Condition>;

/** Windows over which use is summed. `day` is the shop's calendar day; `rolling_24h` any 24 hours. */
export const Window = z.enum(["order", "day", "rolling_24h", "customer_30d"]);
export type Window = z.infer<typeof Window>;

/** `amount` counts minor units of the shop's currency, `count` counts actions. */
export const Measure = z.enum(["amount", "count"]);
export type Measure = z.infer<typeof Measure>;

export const Limit = z.strictObject({
  measure: Measure,
  window: Window,
  max: z.int().min(0).max(MAX_AMOUNT_MINOR),
  over: Otherwise.default("ask"),
});
export type Limit = z.infer<typeof Limit>;

/** One row of the matrix as stored in a role version: plain data, immutable once written (decisions.md 11). */
export const Rule = z.strictObject({
  action: Action,
  answer: Answer,
  conditions: z.array(Condition).default([]),
  limits: z.array(Limit).default([]),
});
export type Rule = z.infer<typeof Rule>;
export const Rules = z.array(Rule);
