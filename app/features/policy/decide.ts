import type { Action } from "./action";
import type { Decision, Reason, Room } from "./decision";
import type { Facts } from "./facts";
import { ruleFor, type Grant } from "./grant";
import type { Answer, Condition, Limit, Rule } from "./rule";
import type { Standing } from "./standing";
import { assertNever } from "../../platform/assert-never";

const DAY_MS = 86_400_000;
const STRICTNESS: Readonly<Record<Answer, number>> = { can: 0, ask: 1, deny: 2 };

/**
 * May this person do `action` now? Pure; semantics of decisions.md 10: no right, not active and outside dates deny;
 * a condition that is not met or a limit exceeded says what it says; the strictest answer wins; all reasons come back,
 * the deciding one first.
 */
export function decide(standing: Standing, action: Action, facts: Facts): Decision {
  switch (standing.kind) {
    case "owner":
      return decision(action, [{ code: "owner", answer: "can" }]);
    case "stranger":
      // Joining is open to everyone: the effect itself compares the invitation with Shopify's verified e-mail.
      if (action === "team.join") return decision(action, [{ code: "allowed", answer: "can" }]);
      return decision(action, [{ code: "no_right", answer: "deny" }]);
    case "assistant":
      return decideForGrant(standing.grant, action, facts);
    default:
      return assertNever(standing);
  }
}

function decideForGrant(grant: Grant, action: Action, facts: Facts): Decision {
  const rule = ruleFor(grant, action);
  if (rule === undefined || rule.answer === "deny") {
    return decision(action, [...grantReasons(grant, facts.now), { code: "no_right", answer: "deny" }], {
      rooms: [],
      roleVersionId: grant.roleVersionId,
    });
  }
  const rooms = rule.limits.map((limit) => roomIn(limit, facts));
  const reasons = [
    ...grantReasons(grant, facts.now),
    ...ruleReasons(rule),
    ...rule.conditions.flatMap((condition) => conditionReasons(condition, facts)),
    ...rule.limits.flatMap((limit, index) => limitReasons(limit, rooms[index])),
  ];
  return decision(action, reasons, { rooms, roleVersionId: grant.roleVersionId });
}

type Role = Pick<Decision, "rooms" | "roleVersionId">;

function decision(action: Action, found: readonly Reason[], role: Role = { rooms: [], roleVersionId: null }): Decision {
  const sorted = found.toSorted((a, b) => STRICTNESS[b.answer] - STRICTNESS[a.answer]);
  const [first = { code: "allowed", answer: "can" } as const, ...rest] = sorted;
  return { action, answer: first.answer, reasons: [first, ...rest], ...role };
}

function grantReasons(grant: Grant, now: string): Reason[] {
  const reasons: Reason[] = [];
  if (grant.status !== "active" || grant.missingSteps.length > 0) {
    reasons.push({ code: "not_active", answer: "deny", status: grant.status, missingSteps: grant.missingSteps });
  }
  if (grant.validFrom !== null && Date.parse(now) < Date.parse(grant.validFrom)) {
    reasons.push({ code: "not_yet", answer: "deny", from: grant.validFrom });
  }
  if (grant.validUntil !== null && Date.parse(now) >= Date.parse(grant.validUntil)) {
    reasons.push({ code: "ended", answer: "deny", until: grant.validUntil });
  }
  return reasons;
}

function ruleReasons(rule: Rule): Reason[] {
  return rule.answer === "ask" ? [{ code: "rule_asks", answer: "ask" }] : [];
}

function conditionReasons(condition: Condition, facts: Facts): Reason[] {
  if (facts.order === null) return [{ code: "order_unknown", answer: "deny" }];
  switch (condition.kind) {
    case "order_age_days": {
      const ageMs = Date.parse(facts.now) - Date.parse(facts.order.createdAt);
      if (ageMs <= condition.max * DAY_MS) return [];
      // An order a minute past its limit is shown one day older than the limit, so the sentence never says "30 of 30".
      const ageDays = Math.max(condition.max + 1, Math.floor(ageMs / DAY_MS));
      return [{ code: "order_too_old", answer: condition.otherwise, ageDays, maxDays: condition.max }];
    }
    case "payment_status": {
      const { paymentStatus } = facts.order;
      if (condition.oneOf.includes(paymentStatus)) return [];
      return [{ code: "payment_status", answer: condition.otherwise, status: paymentStatus, allowed: condition.oneOf }];
    }
    default:
      return assertNever(condition);
  }
}

/** What one limit leaves, before and with this action. */
export function roomIn(limit: Limit, facts: Pick<Facts, "amountMinor" | "used">): Room {
  const used = facts.used[limit.measure][limit.window];
  const wanted = limit.measure === "amount" ? facts.amountMinor : 1;
  return {
    measure: limit.measure,
    window: limit.window,
    max: limit.max,
    used,
    left: Math.max(0, limit.max - used),
    over: Math.max(0, used + wanted - limit.max),
  };
}

function limitReasons(limit: Limit, room: Room | undefined): Reason[] {
  return room === undefined || room.over === 0 ? [] : [{ code: "over_limit", answer: limit.over, room }];
}
