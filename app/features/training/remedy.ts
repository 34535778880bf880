import type { REFUND_REASONS } from "../refunds/refund-reason";
import { TEMPLATE_NAMES, type TemplateName } from "../replies/template";

/** What can be done for a customer: change nothing, wait for the courier's proof, change the order, give money back. */
export const REMEDIES = ["answer", "courier", "address", "return", "item", "all", "cancel", "read_out"] as const;
export type Remedy = (typeof REMEDIES)[number];

/** One of the shop's replies, or words of one's own where none of them fits. */
export const REPLIES = [...TEMPLATE_NAMES, "own"] as const;
export type Reply = TemplateName | "own";

/** How the right reply is found: by the shop's rule, in one's own words, or "refunded" once the money may leave. */
export type ReplyBy = "rule" | "own" | "refunded";

/** What goes back of an order, and why. */
export type Plan = { readonly quantity: number; readonly reason: (typeof REFUND_REASONS)[number] };

export function movesMoney(remedy: Remedy): boolean {
  return remedy === "item" || remedy === "all";
}
