/** What can be shown of a customer on request, each with a right of its own, and the reasons that may be given for it. */
export const REVEAL_FIELDS = ["name", "email", "phone", "address"] as const;
export const REVEAL_REASONS = ["carrier_asks", "customer_wants_contact", "check_who_asks"] as const;
export type RevealField = (typeof REVEAL_FIELDS)[number];
