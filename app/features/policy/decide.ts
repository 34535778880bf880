import { assertNever } from "../../platform/assert-never";
import { PAYS_BACK, type Action } from "./action";
import { isMet } from "./check";
import type { Decision, Reason, Room } from "./decision";
import { draftOf, noRight, tell, told, type Draft } from "./draft";
import type { Facts, Withdrawal } from "./facts";
import { isOpen, termsOf, whyClosed, type Grant, type KeyedLimit } from "./grant";
import { roomIn } from "./room";
import type { Standing } from "./standing";
import { ORDER_UNKNOWN, whyUnmet } from "./unmet";

const WITHDRAWAL_DAYS = 14;
const OWNER: Reason = { code: "owner", answer: "can" };
const DISPUTED: Reason = { code: "disputed", answer: "deny" };

/**
 * May this person do `action` now? Pure; semantics of decisions.md 10 and 16: no right, not active and outside dates
 * deny; a condition that is not met or a limit exceeded says what it says; money goes back on a disputed order by the
 * owner's hand only; the strictest answer wins; all reasons come back, the deciding one first.
 */
export function decide(standing: Standing, action: Action, facts: Facts): Decision {
  switch (standing.kind) {
    case "owner":
      return told(draftOf(action, null), OWNER);
    case "stranger":
      // Joining is open to everyone: the effect itself compares the invitation with Shopify's verified e-mail.
      return action === "team.join" ? draftOf(action, null) : told(draftOf(action, null), noRight(action));
    case "assistant":
      return decideForGrant(standing.grant, action, facts);
    default:
      return assertNever(standing);
  }
}

/** One right that a change uses, and the money that counts against its limits. */
export type Use = { readonly action: Action; readonly amountMinor: number };

/** A change that uses several rights needs all of them: the strictest answer decides, every reason and room is told. */
export function decideAll(
  standing: Standing,
  [first, ...others]: readonly [Use, ...Use[]],
  facts: Omit<Facts, "amountMinor">,
): Decision {
  const main = decide(standing, first.action, { ...facts, amountMinor: first.amountMinor });
  const rest = others.map(({ action, amountMinor }) => decide(standing, action, { ...facts, amountMinor }));
  const all = [main, ...rest];
  const draft = draftOf(main.action, main.roleVersionId);
  draft.holdMinutes = Math.max(...all.map((one) => one.holdMinutes));
  draft.rooms = all.flatMap((one) => one.rooms);
  const reasons = all.flatMap((one) => one.reasons);
  const known = new Set<string>();
  for (const reason of reasons.some(isNo) ? reasons.filter(isNo) : reasons) {
    const key = JSON.stringify(reason);
    if (!known.has(key)) tell(draft, reason);
    known.add(key);
  }
  return draft;
}

function isNo(reason: Reason): boolean {
  return reason.answer !== "can";
}

function decideForGrant(grant: Grant, action: Action, facts: Facts): Decision {
  const terms = termsOf(grant);
  const right = terms.rights.get(action);
  const open = isOpen(terms, facts.nowMs);
  const disputed = isDisputed(action, facts);
  if (open && !disputed && right !== undefined && right.ready !== null) return right.ready;
  const draft = draftOf(action, grant.roleVersionId);
  if (!open) for (const reason of whyClosed(terms, facts.nowMs)) tell(draft, reason);
  if (right === undefined || right.answer === "deny") return told(draft, noRight(action));
  draft.holdMinutes = right.holdMinutes;
  if (right.answer === "ask") tell(draft, { code: "rule_asks", answer: "ask", action });
  for (const check of right.checks)
    if (!isMet(check, facts)) tell(draft, awarded(action, facts, whyUnmet(check, facts)));
  if (right.limits.length > 0) judgeLimits(draft, right.limits, facts);
  return disputed ? told(draft, DISPUTED) : draft;
}

function isDisputed(action: Action, { order }: Facts): boolean {
  return order?.disputed === true && PAYS_BACK.has(action);
}

/** Tells what is exceeded, and what each limit leaves. */
function judgeLimits(draft: Draft, limits: readonly KeyedLimit[], facts: Facts): void {
  // As long as it will be: an array that grows takes space for seventeen.
  const rooms = new Array<Room>(limits.length);
  let read = 0;
  for (const limit of limits) {
    const room = roomIn(draft.action, limit, facts);
    if (room === null) {
      tell(draft, ORDER_UNKNOWN);
      continue;
    }
    rooms[read] = room;
    read += 1;
    if (room.over > 0) tell(draft, awarded(draft.action, facts, { code: "over_limit", answer: limit.over, room }));
  }
  if (read < rooms.length) rooms.length = read;
  draft.rooms = rooms;
}

/** What the law gives the customer beats what the owner's rules about the order and its money would deny, not who may work. */
const AWARDED: ReadonlySet<Reason["code"]> = new Set([
  "order_too_old",
  "order_value",
  "payment_status",
  "fulfillment_status",
  "risk",
  "tags",
  "country",
  "currency",
  "gateway",
  "product",
  "reason_missing",
  "over_limit",
]);

/** The reason, or in a refund withdrawn from in time the question that stands instead of its no. */
function awarded(action: Action, { withdrawal }: Facts, reason: Reason): Reason {
  if (reason.answer !== "deny" || withdrawal === null) return reason;
  const holds = action.startsWith("refund.") && AWARDED.has(reason.code) && inTime(withdrawal);
  return holds ? { code: "withdrawal", answer: "ask", instead: reason } : reason;
}

/** At most 14 days from delivery to the customer's notice, or nobody knows when it was delivered (decisions.md 16). */
function inTime({ noticeDay, deliveredDay }: Withdrawal): boolean {
  return deliveredDay === null || noticeDay - deliveredDay <= WITHDRAWAL_DAYS;
}
