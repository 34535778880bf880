import type { Problem } from "../../platform/problem";
import type { JsonObject } from "../../platform/json";

/** One of the order's refunds that the owner may choose. Times ISO, UTC; the amount as Shopify says it. */
export type RefundChoiceRow = {
  readonly gid: string;
  readonly at: string | null;
  readonly amount: JsonObject | null;
  readonly byDelega: boolean;
};

/** What an answer came to, or the refunds to choose from. */
export type DoubtTold = {
  readonly outcome: "found" | "paid" | "not_paid" | "open" | "seen" | "refunds";
  readonly reference: string;
  readonly refunds: readonly RefundChoiceRow[];
};

/** What the page's one action answers. */
export type DoubtAnswer =
  { readonly ok: true; readonly value: DoubtTold } | { readonly ok: false; readonly error: Problem };
