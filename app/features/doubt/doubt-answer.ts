import type { Problem } from "../../platform/problem";
import type { JsonObject } from "../../platform/json";

/**
 * One of the order's changes that the owner may choose. Times ISO, UTC; the amount as Shopify says it; `tracking` carrier
 * and the number's end; `byDelega` null = Shopify does not say.
 */
export type OpenChange = {
  readonly gid: string;
  readonly at: string | null;
  readonly amount: JsonObject | null;
  readonly tracking: string | null;
  readonly byDelega: boolean | null;
};

/** What an answer came to, or the changes to choose from. */
export type DoubtTold = {
  readonly outcome: "found" | "happened" | "not_happened" | "open" | "seen" | "changes";
  readonly reference: string;
  readonly changes: readonly OpenChange[];
};

/** What the page's one action answers. */
export type DoubtAnswer =
  { readonly ok: true; readonly value: DoubtTold } | { readonly ok: false; readonly error: Problem };
