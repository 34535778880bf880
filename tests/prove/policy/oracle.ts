import type { Action } from "../../../app/features/policy/action";
import type { Condition, ListCondition } from "../../../app/features/policy/condition";
import type { Use } from "../../../app/features/policy/decide";
import type { Decision, Reason, Room } from "../../../app/features/policy/decision";
import type { Facts, OrderFacts } from "../../../app/features/policy/facts";
import type { Grant } from "../../../app/features/policy/grant";
import { useKey, type Limit } from "../../../app/features/policy/limit";
import type { Answer, Rule } from "../../../app/features/policy/rule";
import { isDeepStrictEqual } from "node:util";
import type { Case } from "./case";
import type { Guards } from "./guards";

const DAY_MS = 86_400_000;
const STRICTEST_FIRST: readonly Answer[] = ["deny", "ask", "can"];

type Judged = { readonly reasons: readonly Reason[]; readonly rooms: readonly Room[]; readonly holdMinutes: number };

/** What is asked about a rule: the facts, with what this right would use. */
type Asked = { readonly action: Action; readonly facts: Facts; readonly guards: Guards };

/**
 * What the policy must decide, written from decisions.md 10 and 16 and from what the vocabulary says of itself, by
 * somebody who had not read `decide`: slow, without a cache, step by step. Broken `guards` make a control of it.
 */
export function oracle({ standing, uses, facts }: Case, guards: Guards): Decision {
  const judged = uses.map((use) =>
    judge(standing, use, { action: use.action, facts: { ...facts, amountMinor: use.amountMinor }, guards }),
  );
  const told = strictestFirst(judged.flatMap(({ reasons }) => reasons));
  const answer = told[0]?.answer ?? "can";
  const together =
    uses.length === 1 ? told : withoutTwins(told.filter((one) => one.answer !== "can" || answer === "can"));
  const [first, ...others] = together;
  if (first === undefined) throw new Error("a decision without a reason");
  return {
    action: uses[0].action,
    answer,
    reasons: [first, ...others],
    rooms: judged.flatMap(({ rooms }) => rooms),
    holdMinutes: Math.max(...judged.map(({ holdMinutes }) => holdMinutes)),
    roleVersionId: standing.kind === "assistant" ? standing.grant.roleVersionId : null,
  };
}

function judge(standing: Case["standing"], { action }: Use, asked: Asked): Judged {
  const plain = (reason: Reason): Judged => ({ reasons: [reason], rooms: [], holdMinutes: 0 });
  if (standing.kind === "owner") return plain({ code: "owner", answer: "can" });
  if (standing.kind === "stranger")
    return plain(
      action === "team.join" ? { code: "allowed", answer: "can" } : { code: "no_right", answer: "deny", action },
    );
  return judgeGrant(standing.grant, asked);
}

function judgeGrant(grant: Grant, asked: Asked): Judged {
  const { action, facts, guards } = asked;
  const aboutGrant = [
    ...(guards.active(grant.status, grant.missingSteps) ? [] : [notActive(grant)]),
    ...outsideDates({ from: grant.validFrom, until: grant.validUntil }, asked),
  ];
  const rule = rowOf(grant, action);
  if (rule === undefined || rule.answer === "deny")
    return { reasons: [...aboutGrant, { code: "no_right", answer: "deny", action }], rooms: [], holdMinutes: 0 };

  const aboutConditions = rule.conditions.flatMap((condition) => unmet(condition, asked));
  const limits = [...rule.limits, ...(grant.ceiling.find((row) => row.action === action)?.limits ?? [])];
  const known = limits.filter(({ measure }) => measure !== "percent" || facts.order !== null);
  const measured = known.map((limit) => ({ limit, room: roomIn(limit, asked) }));
  const aboutLimits = limits.flatMap((limit): Reason[] => {
    const room = measured.find((one) => one.limit === limit)?.room;
    if (room === undefined) return [ORDER_UNKNOWN];
    return guards.exceeded(room.used + askedOf(limit, facts), room.max)
      ? [{ code: "over_limit", answer: limit.over, room }]
      : [];
  });
  const reasons: Reason[] = [
    ...aboutGrant,
    ...(rule.answer === "ask" ? [{ code: "rule_asks", answer: "ask", action } as const] : []),
    ...toldOnce([...aboutConditions, ...aboutLimits]).map((reason) => softened(reason, asked)),
    ...(facts.order?.disputed === true && guards.paysBack(action) ? [DISPUTED] : []),
  ];
  return {
    reasons: reasons.length === 0 ? [{ code: "allowed", answer: "can" }] : reasons,
    rooms: measured.map(({ room }) => room),
    holdMinutes: Math.max(0, ...rule.conditions.map((one) => (one.kind === "hold" ? one.minutes : 0))),
  };
}

/** The person's own row instead of the role's. */
function rowOf({ rules, overrides }: Grant, action: Action): Rule | undefined {
  return overrides.find((row) => row.action === action) ?? rules.find((row) => row.action === action);
}

const ORDER_UNKNOWN: Reason = { code: "order_unknown", answer: "deny" };

/** A chargeback or inquiry: no assistant gives money back on that order, whatever a rule or a withdrawal says. */
const DISPUTED: Reason = { code: "disputed", answer: "deny" };

function notActive({ status, missingSteps }: Grant): Reason {
  return { code: "not_active", answer: "deny", status, missingSteps };
}

function outsideDates(dates: { from: string | null; until: string | null }, { facts, guards }: Asked): Reason[] {
  const reasons: Reason[] = [];
  const [fromMs, untilMs] = [dates.from, dates.until].map((at) => (at === null ? null : Date.parse(at)));
  if (typeof fromMs === "number" && !guards.started(facts.nowMs, fromMs))
    reasons.push({ code: "not_yet", answer: "deny", fromMs });
  if (typeof untilMs === "number" && guards.over(facts.nowMs, untilMs))
    reasons.push({ code: "ended", answer: "deny", untilMs });
  return reasons;
}

function unmet(condition: Condition, asked: Asked): Reason[] {
  const { facts } = asked;
  switch (condition.kind) {
    case "hold":
      return [];
    case "draft_only":
      return [{ code: "draft_only", answer: "ask" }];
    case "reason":
      return facts.reason === null ? [{ code: "reason_missing", answer: condition.otherwise }] : [];
    case "dates":
      // One condition says one thing: where it ends before it begins, that it has not begun.
      return outsideDates(condition, asked).slice(0, 1);
    case "hours":
      return outsideHours(condition, asked);
    default:
      return facts.order === null ? [ORDER_UNKNOWN] : unmetByOrder(condition, facts.order, asked);
  }
}

function outsideHours(shift: Extract<Condition, { kind: "hours" }>, { facts: { local }, guards }: Asked): Reason[] {
  const within = guards.overnight(shift)
    ? guards.inNightShift(local, shift)
    : shift.days.includes(local.weekday) && guards.inDayShift(local.minute, shift);
  if (within) return [];
  const { days, from, until, otherwise } = shift;
  return [{ code: "outside_hours", answer: otherwise, local, days, from, until }];
}

type AboutOrder = ListCondition | Extract<Condition, { kind: "order_age_days" | "order_value" }>;

function unmetByOrder(condition: AboutOrder, order: OrderFacts, { facts, guards }: Asked): Reason[] {
  if (condition.kind === "order_age_days") {
    const ageMs = facts.nowMs - order.createdAtMs;
    if (guards.youngEnough(ageMs, condition.max)) return [];
    const ageDays = Math.max(Math.floor(ageMs / DAY_MS), condition.max + 1);
    return [{ code: "order_too_old", answer: condition.otherwise, ageDays, maxDays: condition.max }];
  }
  if (condition.kind === "order_value") {
    const { min, max } = condition;
    const { totalMinor } = order;
    const enough = min === null || guards.worthEnough(totalMinor, min);
    if (enough && (max === null || guards.cheapEnough(totalMinor, max))) return [];
    return [{ code: "order_value", answer: condition.otherwise, totalMinor, minMinor: min, maxMinor: max }];
  }
  const values = valuesOf(condition.kind, order);
  if (meetsLists(condition, values, guards)) return [];
  const { oneOf, noneOf } = condition;
  return [{ code: condition.kind, answer: condition.otherwise, values, oneOf, noneOf }];
}

function valuesOf(kind: ListCondition["kind"], order: OrderFacts): readonly string[] {
  const one = (value: string | null) => (value === null ? [] : [value]);
  return {
    payment_status: one(order.paymentStatus),
    fulfillment_status: one(order.fulfillmentStatus),
    risk: one(order.risk),
    tags: order.tags,
    country: one(order.country),
    currency: one(order.currency),
    gateway: order.gateways,
    product: order.products,
  }[kind];
}

function meetsLists({ kind, oneOf, noneOf }: ListCondition, values: readonly string[], guards: Guards): boolean {
  if (kind !== "tags") return guards.listed(values, oneOf) && guards.unlisted(values, noneOf);
  const has = (tag: string) => values.some((value) => guards.sameTag(value, tag));
  return (oneOf.length === 0 || oneOf.some(has)) && !noneOf.some(has);
}

function askedOf({ measure }: Limit, facts: Facts): number {
  return measure === "count" ? 1 : facts.amountMinor;
}

function roomIn(limit: Limit, { action, facts, guards }: Asked): Room {
  const { measure, window, whose } = limit;
  const max = measure === "percent" ? guards.share(facts.order?.totalMinor ?? 0, limit.max) : limit.max;
  const used = facts.used[useKey(action, limit)];
  if (used === undefined) throw new Error("a case without the use of a limit");
  return {
    action,
    measure,
    window,
    whose,
    max,
    used,
    left: guards.left(max, used),
    over: guards.beyond(used + askedOf(limit, facts), max),
  };
}

const NEVER_SOFTENED: readonly Reason["code"][] = ["order_unknown", "outside_hours", "not_yet", "ended"];

/** The right of withdrawal asks instead of denying, wherever the no is about the order, the reason or a limit. */
function softened(reason: Reason, { action, facts: { withdrawal }, guards }: Asked): Reason {
  if (withdrawal === null || reason.answer !== "deny" || NEVER_SOFTENED.includes(reason.code)) return reason;
  if (!guards.withdrawable(action) || !guards.inTime(withdrawal.noticeDay, withdrawal.deliveredDay)) return reason;
  return { code: "withdrawal", answer: "ask", instead: reason };
}

/** That the order is unknown is said once, however many conditions and limits need it. */
function toldOnce(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(
    (one, at) => one.code !== "order_unknown" || reasons.findIndex(({ code }) => code === one.code) === at,
  );
}

function withoutTwins(reasons: readonly Reason[]): Reason[] {
  return reasons.filter((one, at) => reasons.findIndex((other) => isDeepStrictEqual(one, other)) === at);
}

function strictestFirst(reasons: readonly Reason[]): Reason[] {
  return STRICTEST_FIRST.flatMap((answer) => reasons.filter((reason) => reason.answer === answer));
}
