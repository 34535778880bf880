import type { Measure, PaymentStatus, Window } from "./rule";

/** What this person (or this order, this customer) has used in each window; minor units or actions. */
export type Used = Readonly<Record<Measure, Readonly<Record<Window, number>>>>;

export const NOTHING_USED: Used = {
  amount: { order: 0, day: 0, rolling_24h: 0, customer_30d: 0 },
  count: { order: 0, day: 0, rolling_24h: 0, customer_30d: 0 },
};

/** What a decision needs to know; read by the effect and the gate, handed in, never fetched. */
export type Facts = {
  /** ISO instant, UTC. */
  readonly now: string;
  /** What the action would use of amount limits, minor units of the shop's currency; 0 where no money moves. */
  readonly amountMinor: number;
  readonly order: { readonly createdAt: string; readonly paymentStatus: PaymentStatus } | null;
  readonly used: Used;
};
