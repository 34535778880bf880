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

/** What can be done with an order on its way out, each with its page below the order's. */
export const STEPS = [
  { what: "fulfil", action: "order.fulfil", page: "step/fulfil" },
  { what: "tracking", action: "order.tracking", page: "step/tracking" },
  { what: "hold", action: "order.hold", page: "step/hold" },
  { what: "cancel", action: "order.cancel", page: "step/cancel" },
] as const satisfies readonly { readonly what: string; readonly action: Action; readonly page: string }[];
export type Step = (typeof STEPS)[number]["what"];

/** Everything that the card on the order's page leads to. */
export const OFFERS = [...CHANGES, ...STEPS] as const;
export type Offer = (typeof OFFERS)[number]["what"];

export type Change = (typeof CHANGES)[number];
export type What = Change["what"];

/** One row of the card on the order's page: policy's answer before the click. */
export type OfferedChange = { readonly what: Offer; readonly decision: Decision };
