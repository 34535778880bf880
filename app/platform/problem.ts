/**
 * Every expected refusal of the product has one code. The words for a person come from the catalogue
 * (`problem.<code>`), the HTTP status from `edge/respond.server.ts`.
 */
export const PROBLEM_CODES = [
  // the border
  "bad_input",
  "not_found",
  "not_signed_in",
  "not_allowed",
  "not_invited",
  "not_active",
  "outside_hours",
  "not_yet",
  "ended",
  "access_stopped",
  "too_large",
  "address_too_long",
  "wrong_form",
  "seeing_as",
  "too_many_requests",
  // policy
  "must_ask",
  "denied",
  // gate
  "request_key_reused",
  "stale",
  "grant_changed",
  "unknown_outcome",
  "still_sending",
  "undone",
  "already_left",
  "may_already",
  "declined",
  "approval_void",
  "approval_expired",
  "approval_returned",
  "approval_answered",
  "own_request",
  "never_sent",
  "doubt_settled",
  "change_unexplained",
  "change_not_open",
  "owner_released",
  // money
  "amount_invalid",
  "amount_zero",
  "currency_unknown",
  "too_many_decimals",
  "more_than_refundable",
  "nothing_refundable",
  // changes of an order
  "nothing_to_change",
  "already_fulfilled",
  "order_cancelled",
  "no_address",
  "note_too_long",
  "too_many_tags",
  "tag_guards_rule",
  "return_open",
  "credit_impossible",
  "disputed",
  "place_gone",
  "places_unseen",
  // orders
  "cancelled_already",
  "cancel_fulfilled",
  "cancel_returning",
  "cancel_not_done",
  // shipping
  "nothing_to_send",
  "hold_not_now",
  "hold_too_many",
  "hold_gone",
  "release_not_now",
  "fulfil_too_many",
  "fulfil_two_places",
  "fulfil_on_hold",
  "fulfil_not_now",
  "parcel_taken_back",
  "tracking_several",
  "tracking_same",
  "no_parcel",
  // Shopify
  "shopify_unreachable",
  "shopify_busy",
  "shopify_refused",
  "scope_missing",
  "app_not_installed",
  // delegation
  "ticked_already",
  "invitation_closed",
  "email_invited_already",
  "limit_invalid",
  "no_amounts",
  // roles
  "own_rights",
  "role_changed",
  "role_in_use",
  "role_name_taken",
  "role_retired",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A refusal: the code plus the plain values its sentence needs. Never personal data. */
export type Problem = {
  readonly code: ProblemCode;
  readonly data?: Readonly<Record<string, string | number>>;
};

export function problem(code: ProblemCode, data?: Problem["data"]): Problem {
  return data === undefined ? { code } : { code, data };
}
