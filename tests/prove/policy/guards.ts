const DAY_MS = 86_400_000;

/** A shift: `days` 1 = Monday, minutes of the day. */
type Shift = { readonly days: readonly number[]; readonly from: number; readonly until: number };

/**
 * Every comparison the policy makes, one name each and said as the text says it, so that a control can break exactly one.
 * Sources: decisions.md 10 and 16, and what condition.ts, limit.ts and grant.ts say of their fields.
 */
export const GUARDS = {
  active: (status: string, missingSteps: readonly string[]): boolean =>
    status === "active" && missingSteps.length === 0,
  started: (nowMs: number, fromMs: number): boolean => fromMs <= nowMs,
  over: (nowMs: number, untilMs: number): boolean => untilMs <= nowMs,
  youngEnough: (ageMs: number, maxDays: number): boolean => ageMs <= maxDays * DAY_MS,
  worthEnough: (totalMinor: number, minMinor: number): boolean => totalMinor >= minMinor,
  cheapEnough: (totalMinor: number, maxMinor: number): boolean => totalMinor <= maxMinor,
  sameTag: (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase(),
  /** Every value of the order must be listed; no list = anything. */
  listed: (values: readonly string[], oneOf: readonly string[]): boolean =>
    oneOf.length === 0 || (values.length > 0 && values.every((value) => oneOf.includes(value))),
  /** Where nobody can say what the order's value is, nobody can say that it is none of these. */
  unlisted: (values: readonly string[], noneOf: readonly string[]): boolean =>
    noneOf.length === 0 || (values.length > 0 && !values.some((value) => noneOf.includes(value))),
  inDayShift: (minute: number, { from, until }: Shift): boolean => from <= minute && minute < until,
  /** A shift that goes on after midnight belongs to the day on which it began. */
  inNightShift: ({ weekday, minute }: { weekday: number; minute: number }, { days, from, until }: Shift): boolean =>
    (days.includes(weekday) && from <= minute) || (days.includes(weekday === 1 ? 7 : weekday - 1) && minute < until),
  overnight: ({ from, until }: Shift): boolean => until <= from,
  /** The share of an order in minor units, rounded down. */
  share: (totalMinor: number, percent: number): number => Number((BigInt(totalMinor) * BigInt(percent)) / 100n),
  left: (max: number, used: number): number => Math.max(0, max - used),
  /** After this action, also where the limit was lowered below what is used: what would be needed is so much more. */
  beyond: (usedAfter: number, max: number): number => Math.max(0, usedAfter - max),
  exceeded: (usedAfter: number, max: number): boolean => usedAfter > max,
  inTime: (noticeDay: number, deliveredDay: number | null): boolean =>
    deliveredDay === null || noticeDay - deliveredDay <= 14,
  paysBack: (action: string): boolean =>
    /^(refund\.(issue|return|goodwill|shipping|credit)|order\.cancel)$/.test(action),
  withdrawable: (action: string): boolean => action.startsWith("refund."),
};
export type Guards = typeof GUARDS;
