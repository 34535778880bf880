import type { Problem } from "../../platform/problem";
import type { PastRefund } from "../policy/past";

/** How far back the shop's past is read: orders older than that need a permission of Shopify's that Delega does not ask for. */
export const PAST_DAYS = 60;

/** Some of the past, the newest orders first. `next`: where to go on reading; null = all is read. */
export type PastPage = {
  readonly refunds: readonly PastRefund[];
  /** Orders with refunds that were read for it. */
  readonly orders: number;
  /** Refunds that could not be counted. */
  readonly unread: number;
  readonly next: string | null;
};

/** All that was read so far; `expected`: orders with refunds in the shop, as Shopify counts them; null = it did not say. */
export type PastRead = PastPage & { readonly expected: number | null };

/** The pages together. An order that changed while they were read comes twice, and counts once. */
export function joined(first: PastRead, second: PastRead): PastRead {
  const known = new Set(first.refunds.map(({ id }) => id));
  return {
    refunds: [...first.refunds, ...second.refunds.filter(({ id }) => !known.has(id))],
    orders: first.orders + second.orders,
    unread: first.unread + second.unread,
    next: second.next,
    expected: first.expected ?? second.expected,
  };
}

/** One part of the past as the server answers it: from `after` on; a problem is told, and what was read stays. */
export type PastAnswer = {
  readonly after: string | null;
  readonly past: PastRead | null;
  readonly problem: Problem | null;
};

/** The two amounts an invitation starts with; minor units of the shop's currency. */
export type StartLimits = { readonly perOrderMinor: number; readonly perDayMinor: number };
