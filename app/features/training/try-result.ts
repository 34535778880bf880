import type { Judged } from "./judge";

/** A judged try; `kept` = it counts in the score. */
export type TryResult = Judged & { readonly kept: boolean };
