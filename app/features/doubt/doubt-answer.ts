import type { Problem } from "../../platform/problem";
import type { JsonObject } from "../../platform/json";

/** One of the order's refunds that the owner may choose. Times ISO, UTC; the amount as Shopify says it. */
export type RefundChoiceRow = {
  readonly gid: string;
  readonly at: string | null;
  readonly amount: JsonObject | null;
  readonly byDelega: boolean;
};

/** What the page's one action answers: what an answer came to, or the refunds to choose from. */
export type DoubtAnswer =
  | {
      readonly ok: true;
      readonly value: {
        readonly outcome: "found" | "paid" | "not_paid" | "open" | "seen" | "refunds";
        readonly reference: string;
        readonly refunds: readonly RefundChoiceRow[];
      };
    }
  | { readonly ok: false; readonly error: Problem };
