import { PAYMENT_STATUSES } from "../policy/payment-status";

/** What is chosen from a list, in the words of Shopify's search; payments as everywhere here, in capital letters. */
export const CHOICES = {
  pay: PAYMENT_STATUSES,
  ship: ["unfulfilled", "partial", "fulfilled", "on_hold", "scheduled", "request_declined"],
  returns: ["return_requested", "in_progress", "inspection_complete", "returned", "return_failed", "no_return"],
  risk: ["high", "medium", "low", "none", "pending"],
} as const;
export type Choice = keyof typeof CHOICES;
export const CHOICE_NAMES = Object.keys(CHOICES) as Choice[];

/** Every chip there is: choices, days of the shop's calendar (both in), and one typed tag. */
export const FILTERS = [...CHOICE_NAMES, "from", "to", "tag"] as const;
export type FilterName = (typeof FILTERS)[number];

/** Letters of a tag and of a search of one's own, at most. */
export const MOST_TAG = 255;
export const MOST_RAW = 1000;
