import type { Action } from "../policy/action";
import type { Decision } from "../policy/decision";

/**
 * What can be changed on an order besides its money, in the order in which people read it: the right it takes, and its
 * page below the order's. Another kind is one line here, its words, and its form.
 */
export const CHANGES = [
  { what: "note", action: "order.note", page: "change/note" },
  { what: "tags", action: "order.tags", page: "change/tags" },
  { what: "email", action: "order.email", page: "change/email" },
  { what: "address", action: "order.address", page: "change/address" },
] as const satisfies readonly { readonly what: string; readonly action: Action; readonly page: string }[];

export type Change = (typeof CHANGES)[number];
export type What = Change["what"];

/** One row of the card on the order's page: policy's answer before the click. */
export type OfferedChange = { readonly what: What; readonly decision: Decision };
