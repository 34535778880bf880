import { assertNever } from "../../platform/assert-never";
import type { Action } from "./action";
import type { Decision, Reason, Room } from "./decision";
import type { Facts, Withdrawal } from "./facts";
import { termsOf, type Grant, type Right } from "./grant";
import { roomIn } from "./room";
import type { Standing } from "./standing";
import { ORDER_UNKNOWN } from "./unmet";

const WITHDRAWAL_DAYS = 14;
const OWNER: Reason = { code: "owner", answer: "can" };
const OPEN: [Reason] = [{ code: "allowed", answer: "can" }];

/**
 * May this person do `action` now? Pure; semantics of decisions.md 10 and 16: no right, not active and outside dates
 * deny; a condition that is not met or a limit exceeded says what it says; the strictest answer wins; all reasons come
 * back, the deciding one first.
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
  if (others.length === 0 || standing.kind === "owner") return main;
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
  const { inactive, fromMs, untilMs, rights } = termsOf(grant);
  const draft = draftOf(action, grant.roleVersionId);
  if (inactive !== null) tell(draft, inactive);
  if (fromMs !== null && facts.nowMs < fromMs) tell(draft, { code: "not_yet", answer: "deny", fromMs });
  if (untilMs !== null && facts.nowMs >= untilMs) tell(draft, { code: "ended", answer: "deny", untilMs });
  const right = rights.get(action);
  if (right === undefined || right.rule.answer === "deny") return told(draft, noRight(action));
  if (right.rule.answer === "ask") tell(draft, { code: "rule_asks", answer: "ask", action });
  judgeConditions(draft, right, facts);
  judgeLimits(draft, right, facts);
  return draft;
}

/** Tells what is not met, and how long the change is held. */
function judgeConditions(draft: Draft, { rule, checks, holdMinutes }: Right, facts: Facts): void {
  draft.holdMinutes = holdMinutes;
  for (const check of checks) {
    const reason = check(facts);
    if (reason !== null) tell(draft, awarded(rule.action, facts, reason));
  }
}

/** Tells what is exceeded, and what each limit leaves. */
function judgeLimits(draft: Draft, { rule, limits }: Right, facts: Facts): void {
  if (limits.length === 0) return;
  const rooms: Room[] = [];
  for (const limit of limits) {
    const room = roomIn(rule.action, limit, facts);
    if (room === null) {
      tell(draft, ORDER_UNKNOWN);
      continue;
    }
    rooms.push(room);
    if (room.over > 0) tell(draft, awarded(rule.action, facts, { code: "over_limit", answer: limit.over, room }));
  }
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

/**
 * A decision on its way: nothing speaks against it yet. Thousands of them are made while somebody moves a slider, so
 * it is filled in place, and what all of them share is made once.
 */
type Draft = { -readonly [K in keyof Decision]: Decision[K] } & { reasons: [Reason, ...Reason[]] };
const NO_ROOMS: readonly Room[] = [];

function draftOf(action: Action, roleVersionId: string | null): Draft {
  return { action, answer: "can", reasons: OPEN, rooms: NO_ROOMS, holdMinutes: 0, roleVersionId };
}

/** Keeps the strictest reason first, those of one strictness as they were found, and an unknown order once. */
function tell(draft: Draft, reason: Reason): void {
  const { reasons } = draft;
  if (reasons === OPEN) draft.reasons = [reason];
  else if (reason !== ORDER_UNKNOWN || !reasons.includes(reason)) {
    let at = reasons.push(reason) - 1;
    for (; at > 0 && isStricter(reason, reasons[at - 1] as Reason); at -= 1) reasons[at] = reasons[at - 1] as Reason;
    reasons[at] = reason;
  }
  draft.answer = draft.reasons[0].answer;
}

function told(draft: Draft, reason: Reason): Decision {
  tell(draft, reason);
  return draft;
}

function isStricter({ answer }: Reason, than: Reason): boolean {
  return answer === "deny" ? than.answer !== "deny" : answer === "ask" && than.answer === "can";
}

function noRight(action: Action): Reason {
  return { code: "no_right", answer: "deny", action };
}
