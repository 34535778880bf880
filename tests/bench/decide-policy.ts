import { ROWS, type Row } from "../../app/features/policy/action";
import type { PaymentStatus } from "../../app/features/policy/condition";

export const DAY_MS = 86_400_000;
export const REFUNDABLE: readonly PaymentStatus[] = ["PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED"];

/** `plain`: granted, no more. `order`: age and payment of the order count. `money`: those, and two amounts. */
export type Kind = "plain" | "order" | "money";

/** One row of one role in nobody's dialect: every contestant compiles its policy from these. Minor units. */
export type PolicyRow = {
  readonly role: string;
  readonly action: Row;
  readonly kind: Kind;
  readonly maxAgeDays: number;
  readonly maxPerOrderMinor: number;
  readonly maxPerDayMinor: number;
};

/** Who asks for what, about which order, with how much used before; minor units. */
export type Request = {
  readonly role: string;
  readonly action: Row;
  readonly amountMinor: number;
  readonly usedOnOrderMinor: number;
  readonly usedTodayMinor: number;
  readonly ageMs: number;
  readonly payment: PaymentStatus;
};

export const roleName = (index: number) => `assistant-${String(index)}`;

/** `roles` × `actions`, every fifth not granted: 10 × 30 are the 240 rules of the comparison. */
export function policyOf(roles: number, actions: number): PolicyRow[] {
  return Array.from({ length: roles }, (_, role) =>
    ROWS.slice(0, actions).flatMap((action, index): PolicyRow[] => {
      if ((role + index) % 5 === 0) return [];
      const maxPerOrderMinor = 2000 + 500 * (role % 10);
      return [
        {
          role: roleName(role),
          action,
          kind: kindOf(action),
          maxAgeDays: 30 + (role % 10),
          maxPerOrderMinor,
          maxPerDayMinor: 4 * maxPerOrderMinor,
        },
      ];
    }),
  ).flat();
}

function kindOf(action: Row): Kind {
  if (action.startsWith("refund.")) return "money";
  return action.startsWith("order.") ? "order" : "plain";
}

/** Half of them refunds; about two in five are allowed. */
export function requestsFor(roles: number, actions: number, count: number): Request[] {
  const next = randomFrom(7);
  const rows = ROWS.slice(0, actions);
  const refunds = rows.filter((action) => kindOf(action) === "money");
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: count }, () => ({
    role: roleName(Math.floor(next() * roles)),
    action: next() < 0.5 && refunds.length > 0 ? pick(refunds) : pick(rows),
    amountMinor: Math.floor(next() * 3000),
    usedOnOrderMinor: next() < 0.5 ? 0 : Math.floor(next() * 3000),
    usedTodayMinor: Math.floor(next() * 12_000),
    ageMs: Math.floor(next() * 40 * DAY_MS),
    payment: next() < 0.9 ? pick(REFUNDABLE) : "REFUNDED",
  }));
}

/** Mulberry32: the same requests at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type ByHand = { readonly answer: "can" | "ask" | "deny"; readonly reason: string };

/** What somebody would write by hand for this one policy: an answer and the first reason, nothing else. */
export function handWritten(policy: readonly PolicyRow[]): (request: Request) => ByHand {
  const rules = new Map<string, Map<string, PolicyRow>>();
  for (const row of policy) {
    const ofRole = rules.get(row.role) ?? new Map<string, PolicyRow>();
    rules.set(row.role, ofRole.set(row.action, row));
  }
  return (request) => {
    const rule = rules.get(request.role)?.get(request.action);
    if (rule === undefined) return { answer: "deny", reason: "not_granted" };
    if (rule.kind === "plain") return { answer: "can", reason: "granted" };
    if (request.ageMs > rule.maxAgeDays * DAY_MS) return { answer: "ask", reason: "order_too_old" };
    if (!REFUNDABLE.includes(request.payment)) return { answer: "deny", reason: "payment_status" };
    if (rule.kind === "order") return { answer: "can", reason: "granted" };
    const { amountMinor, usedOnOrderMinor, usedTodayMinor } = request;
    if (usedOnOrderMinor + amountMinor > rule.maxPerOrderMinor) return { answer: "ask", reason: "over_order" };
    if (usedTodayMinor + amountMinor > rule.maxPerDayMinor) return { answer: "ask", reason: "over_day" };
    return { answer: "can", reason: "granted" };
  };
}
