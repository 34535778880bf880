import { DAY_MS, REFUNDABLE, type PolicyRow, type Request } from "./decide-policy";

type Answer = "can" | "ask" | "deny";
export type Briefly = { readonly answer: Answer; readonly reason: string };

/** What somebody would write by hand for this one policy and nothing else: the answer and the first reason that denies. */
export function briefly(policy: readonly PolicyRow[]): (request: Request) => Briefly {
  const rules = rulesOf(policy);
  return (request) => {
    const rule = rules.get(request.role)?.get(request.action);
    if (rule === undefined) return { answer: "deny", reason: "no_right" };
    if (rule.kind === "plain") return { answer: "can", reason: "allowed" };
    if (!REFUNDABLE.includes(request.payment)) return { answer: "deny", reason: "payment_status" };
    if (request.ageMs > rule.maxAgeDays * DAY_MS) return { answer: "ask", reason: "order_too_old" };
    if (rule.kind === "order") return { answer: "can", reason: "allowed" };
    const { amountMinor, usedOnOrderMinor, usedTodayMinor } = request;
    if (usedOnOrderMinor + amountMinor > rule.maxPerOrderMinor) return { answer: "ask", reason: "over_limit" };
    if (usedTodayMinor + amountMinor > rule.maxPerDayMinor) return { answer: "ask", reason: "over_limit" };
    return { answer: "can", reason: "allowed" };
  };
}

type Left = {
  readonly window: "order" | "day";
  readonly max: number;
  readonly used: number;
  readonly left: number;
  readonly over: number;
};
type Why =
  | { readonly code: "no_right"; readonly answer: "deny"; readonly action: string }
  | { readonly code: "allowed"; readonly answer: "can" }
  | { readonly code: "payment_status"; readonly answer: "deny"; readonly value: string }
  | { readonly code: "order_too_old"; readonly answer: "ask"; readonly ageDays: number; readonly maxDays: number }
  | { readonly code: "over_limit"; readonly answer: "ask"; readonly room: Left };
export type InFull = {
  readonly answer: Answer;
  readonly role: string;
  /** The deciding one first. */
  readonly reasons: readonly Why[];
  readonly rooms: readonly Left[];
};

const ALLOWED: readonly Why[] = [{ code: "allowed", answer: "can" }];
const NOTHING_LEFT: readonly Left[] = [];

/** The same by hand with what `decide` tells: whose rule, every reason with what is and what was asked for, what is left. */
export function inFull(policy: readonly PolicyRow[]): (request: Request) => InFull {
  const rules = rulesOf(policy);
  return (request) => {
    const { role, action, payment, ageMs } = request;
    const rule = rules.get(role)?.get(action);
    if (rule === undefined)
      return { answer: "deny", role, reasons: [{ code: "no_right", answer: "deny", action }], rooms: NOTHING_LEFT };
    if (rule.kind === "plain") return { answer: "can", role, reasons: ALLOWED, rooms: NOTHING_LEFT };
    const reasons: Why[] = [];
    if (!REFUNDABLE.includes(payment)) reasons.push({ code: "payment_status", answer: "deny", value: payment });
    const maxDays = rule.maxAgeDays;
    if (ageMs > maxDays * DAY_MS) {
      const ageDays = Math.max(maxDays + 1, Math.floor(ageMs / DAY_MS));
      reasons.push({ code: "order_too_old", answer: "ask", ageDays, maxDays });
    }
    const rooms = rule.kind === "money" ? roomsOf(rule, request) : NOTHING_LEFT;
    for (const room of rooms) if (room.over > 0) reasons.push({ code: "over_limit", answer: "ask", room });
    const answer = reasons[0]?.answer ?? "can";
    return { answer, role, reasons: reasons.length === 0 ? ALLOWED : reasons, rooms };
  };
}

function roomsOf(rule: PolicyRow, { usedOnOrderMinor, usedTodayMinor, amountMinor }: Request): readonly Left[] {
  return [
    roomOf("order", { max: rule.maxPerOrderMinor, used: usedOnOrderMinor, amountMinor }),
    roomOf("day", { max: rule.maxPerDayMinor, used: usedTodayMinor, amountMinor }),
  ];
}

function roomOf(
  window: Left["window"],
  { max, used, amountMinor }: Record<"max" | "used" | "amountMinor", number>,
): Left {
  return { window, max, used, left: Math.max(0, max - used), over: Math.max(0, used + amountMinor - max) };
}

function rulesOf(policy: readonly PolicyRow[]): ReadonlyMap<string, ReadonlyMap<string, PolicyRow>> {
  const byRole = Map.groupBy(policy, ({ role }) => role);
  return new Map([...byRole].map(([role, rows]) => [role, new Map(rows.map((row) => [row.action, row]))]));
}
