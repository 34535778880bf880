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

/** Who asks for what, about which order, with how much used before; minor units. Several people may hold one role. */
export type Request = {
  readonly person: number;
  readonly role: string;
  readonly action: Row;
  readonly amountMinor: number;
  readonly usedOnOrderMinor: number;
  readonly usedTodayMinor: number;
  readonly ageMs: number;
  readonly payment: PaymentStatus;
};

export const roleName = (index: number) => `assistant-${String(index)}`;

/** How many roles and rows of the matrix there are, and how many people who hold one role each. */
export type Size = { readonly roles: number; readonly rows: number; readonly people: number };

/** Every role with every row, one in five not granted: 10 × 30 are the 240 rules of the comparison. */
export function policyOf({ roles, rows }: Size): PolicyRow[] {
  return Array.from({ length: roles }, (_, role) =>
    rowsOf(rows).flatMap((action, index): PolicyRow[] => {
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

/** So many rows of the matrix, the kinds taking turns: few rows are not easier ones. */
function rowsOf(count: number): Row[] {
  const turn = (action: Row) => ROWS.filter((row) => kindOf(row) === kindOf(action)).indexOf(action);
  return ROWS.toSorted((one, other) => turn(one) - turn(other)).slice(0, count);
}

function kindOf(action: Row): Kind {
  if (action.startsWith("refund.")) return "money";
  return action.startsWith("order.") ? "order" : "plain";
}

/** Half of them refunds, whatever the size; about half are allowed. */
export function requestsFor({ roles, rows, people }: Size, count: number): Request[] {
  const next = randomFrom(7);
  const byKind = Map.groupBy(rowsOf(rows), kindOf);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: count }, () => {
    const person = Math.floor(next() * people);
    return {
      person,
      role: roleName(person % roles),
      action: pick(byKind.get(pick(["money", "money", "order", "plain"])) ?? []),
      amountMinor: Math.floor(next() * 3000),
      usedOnOrderMinor: next() < 0.5 ? 0 : Math.floor(next() * 3000),
      usedTodayMinor: Math.floor(next() * 12_000),
      ageMs: Math.floor(next() * 40 * DAY_MS),
      payment: next() < 0.9 ? pick(REFUNDABLE) : "REFUNDED",
    };
  });
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
