import { z } from "zod";
import { Who } from "../delegation/whose-rules";
import { REFUND_REASONS } from "../refunds/refund-reason";
import { ROWS, type Action } from "../policy/action";
import { FULFILLMENT_STATUSES, PaymentStatus } from "../policy/condition";
import type { Decision } from "../policy/decision";
import type { LocalTime, OrderFacts } from "../policy/facts";
import type { Rule } from "../policy/rule";
import type { VerdictRow } from "./verdict-rows";

const Line = z.string().max(80).catch("");

/**
 * A case as it stands in the page's address, so that it can be kept and shown to somebody. What does not fit is as good
 * as not chosen: the page then shows what it took instead.
 */
export const Case = z.object({
  who: Who.nullable().catch(null),
  action: z.enum(ROWS).catch("refund.goodwill"),
  /** An order's number; empty = made up of the fields below. */
  order: Line,
  amount: Line,
  reason: z.enum(REFUND_REASONS).nullable().catch(null),
  /** As the person's own clock shows it ("2026-10-30T10:30"); empty = now. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .catch(""),
  ageDays: z.coerce.number().int().min(0).max(3650).catch(5),
  value: Line,
  payment: PaymentStatus.catch("PAID"),
  fulfilment: z.enum(FULFILLMENT_STATUSES).catch("FULFILLED"),
  tags: Line,
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/)
    .catch(""),
  gateway: Line,
});
export type Case = z.infer<typeof Case>;

/** Everything the page shows about one case. */
export type Verdict = {
  readonly name: string;
  readonly action: Action;
  readonly amountMinor: number;
  /** The real order's name, or null for one that is made up. */
  readonly orderName: string | null;
  readonly order: OrderFacts;
  readonly atMs: number;
  readonly local: LocalTime;
  readonly timeZone: string;
  readonly decision: Decision;
  readonly rows: readonly VerdictRow[];
  /** The rows about money and the ceiling over them, for the same rules on the shop's past. */
  readonly rules: readonly Rule[];
  readonly ceiling: readonly Rule[];
};
