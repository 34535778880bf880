import { assertNever } from "../../platform/assert-never";
import type { Action } from "./action";
import type { Condition } from "./condition";
import type { Decision, Reason, Room } from "./decision";
import type { Facts, Withdrawal } from "./facts";
import { termsOf, type Grant, type Right } from "./grant";
import { roomIn } from "./room";
import type { Standing } from "./standing";
import { unmet } from "./unmet";

const STRICTNESS = { can: 0, ask: 1, deny: 2 } as const;
const WITHDRAWAL_DAYS = 14;
const OWNER: readonly Reason[] = [{ code: "owner", answer: "can" }];
const OPEN: readonly Reason[] = [{ code: "allowed", answer: "can" }];

/**
 * May this person do `action` now? Pure; semantics of decisions.md 10 and 16: no right, not active and outside dates
 * deny; a condition that is not met or a limit exceeded says what it says; the strictest answer wins; all reasons come
 * back, the deciding one first.
 */
export function decide(standing: Standing, action: Action, facts: Facts): Decision {
  switch (standing.kind) {
    case "owner":
      return decision(action, OWNER, NOTHING);
    case "stranger":
      // Joining is open to everyone: the effect itself compares the invitation with Shopify's verified e-mail.
      return decision(action, action === "team.join" ? OPEN : [{ code: "no_right", answer: "deny", action }], NOTHING);
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
  const told = new Set<string>();
  const reasons = all
    .flatMap((one) => one.reasons)
    .filter((reason) => {
      const key = JSON.stringify(reason);
      return !told.has(key) && told.add(key);
    });
  return decision(main.action, reasons.some(isNo) ? reasons.filter(isNo) : reasons, {
    rooms: all.flatMap((one) => one.rooms),
    holdMinutes: Math.max(...all.map((one) => one.holdMinutes)),
    roleVersionId: main.roleVersionId,
  });
}

function isNo(reason: Reason): boolean {
  return reason.answer !== "can";
}

function decideForGrant(grant: Grant, action: Action, facts: Facts): Decision {
  const { rights, fromMs, untilMs } = termsOf(grant);
  const reasons: Reason[] = [];
  if (grant.status !== "active" || grant.missingSteps.length > 0) {
    reasons.push({ code: "not_active", answer: "deny", status: grant.status, missingSteps: grant.missingSteps });
  }
  if (fromMs !== null && facts.nowMs < fromMs) reasons.push({ code: "not_yet", answer: "deny", fromMs });
  if (untilMs !== null && facts.nowMs >= untilMs) reasons.push({ code: "ended", answer: "deny", untilMs });
  const right = rights.get(action);
  if (right === undefined || right.rule.answer === "deny") {
    reasons.push({ code: "no_right", answer: "deny", action });
    return decision(action, reasons, { rooms: [], holdMinutes: 0, roleVersionId: grant.roleVersionId });
  }
  if (right.rule.answer === "ask") reasons.push({ code: "rule_asks", answer: "ask", action });
  const withdrawn = facts.withdrawal !== null && inTime(facts.withdrawal) && action.startsWith("refund.");
  const say = (reason: Reason) => {
    if (reason.code === "order_unknown" && reasons.some((one) => one.code === "order_unknown")) return;
    reasons.push(withdrawn && reason.answer === "deny" && AWARDED.has(reason.code) ? instead(reason) : reason);
  };
  const holdMinutes = judgeConditions(right.rule.conditions, facts, say);
  const rooms = judgeLimits({ action, right }, facts, say);
  return decision(action, reasons, { rooms, holdMinutes, roleVersionId: grant.roleVersionId });
}

type Say = (reason: Reason) => void;

/** Says what is not met, and returns how long the change is held. */
function judgeConditions(conditions: readonly Condition[], facts: Facts, say: Say): number {
  let holdMinutes = 0;
  for (const condition of conditions) {
    if (condition.kind === "hold") holdMinutes = Math.max(holdMinutes, condition.minutes);
    const reason = unmet(condition, facts);
    if (reason !== null) say(reason);
  }
  return holdMinutes;
}

/** Says what is exceeded, and returns what each limit leaves. */
function judgeLimits({ action, right }: { action: Action; right: Right }, facts: Facts, say: Say): Room[] {
  const rooms: Room[] = [];
  for (const limit of right.limits) {
    const room = roomIn(action, limit, facts);
    if (room === null) {
      say({ code: "order_unknown", answer: "deny" });
      continue;
    }
    rooms.push(room);
    if (room.over > 0) say({ code: "over_limit", answer: limit.over, room });
  }
  return rooms;
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

function instead(reason: Reason): Reason {
  return { code: "withdrawal", answer: "ask", instead: reason };
}

/** At most 14 days from delivery to the customer's notice, or nobody knows when it was delivered (decisions.md 16). */
function inTime({ noticeDay, deliveredDay }: Withdrawal): boolean {
  return deliveredDay === null || noticeDay - deliveredDay <= WITHDRAWAL_DAYS;
}

type Rest = Pick<Decision, "rooms" | "holdMinutes" | "roleVersionId">;
const NOTHING: Rest = { rooms: [], holdMinutes: 0, roleVersionId: null };

function decision(action: Action, found: readonly Reason[], rest: Rest): Decision {
  const [first = OPEN[0] as Reason, ...others] =
    found.length < 2 ? found : found.toSorted((a, b) => STRICTNESS[b.answer] - STRICTNESS[a.answer]);
  return { action, answer: first.answer, reasons: [first, ...others], ...rest };
}
