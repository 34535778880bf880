/** Why money goes back: a list, so that the register can count reasons and show them in the reader's language. */
export const REFUND_REASONS = [
  "late",
  "lost",
  "damaged",
  "wrong_item",
  "returned",
  "goodwill",
  "withdrawal",
  "other",
] as const;
