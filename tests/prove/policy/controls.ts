import type { Decision } from "../../../app/features/policy/decision";
import type { Grant } from "../../../app/features/policy/grant";
import type { Case } from "./case";
import { GUARDS, type Guards } from "./guards";
import { oracle } from "./oracle";

type Decides = (asked: Case) => Decision;

const DAY_MS = 86_400_000;

const BROKEN: Readonly<Record<string, Partial<Guards>>> = {
  "who is stopped may go on": { active: (_status, missingSteps) => missingSteps.length === 0 },
  "missing steps do not matter": { active: (status) => status === "active" },
  "the first instant is too early": { started: (nowMs, fromMs) => fromMs < nowMs },
  "the last instant is still within": { over: (nowMs, untilMs) => untilMs < nowMs },
  "an order of exactly the days is too old": { youngEnough: (ageMs, maxDays) => ageMs < maxDays * DAY_MS },
  "an order's age counts in whole days": { youngEnough: (ageMs, maxDays) => Math.floor(ageMs / DAY_MS) <= maxDays },
  "the least value is too little": { worthEnough: (totalMinor, minMinor) => totalMinor > minMinor },
  "the greatest value is too much": { cheapEnough: (totalMinor, maxMinor) => totalMinor < maxMinor },
  "letter case tells tags apart": { sameTag: (one, other) => one === other },
  "one listed value is enough": {
    listed: (values, oneOf) => oneOf.length === 0 || values.some((value) => oneOf.includes(value)),
  },
  "no value is as good as a listed one": {
    listed: (values, oneOf) => oneOf.length === 0 || values.every((value) => oneOf.includes(value)),
  },
  "what nobody could read is none of the forbidden": {
    unlisted: (values, noneOf) => !values.some((value) => noneOf.includes(value)),
  },
  "the shift ends a minute late": { inDayShift: (minute, { from, until }) => from <= minute && minute <= until },
  "the shift begins a minute late": { inDayShift: (minute, { from, until }) => from < minute && minute < until },
  "a night shift belongs to the day on which it ends": {
    inNightShift: ({ weekday, minute }, { days, from, until }) =>
      days.includes(weekday) && (from <= minute || minute < until),
  },
  "Monday has no day before": {
    inNightShift: ({ weekday, minute }, { days, from, until }) =>
      (days.includes(weekday) && from <= minute) || (days.includes(weekday - 1) && minute < until),
  },
  "a cancellation gives nothing back": { paysBack: (action) => action !== "order.cancel" && GUARDS.paysBack(action) },
  "a dispute binds nobody": { paysBack: () => false },
  "a shift round the clock is none": { overnight: ({ from, until }) => until < from },
  "the share is rounded up": { share: (totalMinor, percent) => Math.ceil((totalMinor * percent) / 100) },
  "the share is rounded": { share: (totalMinor, percent) => Math.round((totalMinor * percent) / 100) },
  "left goes below nothing": { left: (max, used) => max - used },
  "reached is exceeded": { exceeded: (usedAfter, max) => usedAfter >= max },
  "one minor unit more is within": { exceeded: (usedAfter, max) => usedAfter > max + 1 },
  "withdrawal within 15 days": {
    inTime: (noticeDay, deliveredDay) => deliveredDay === null || noticeDay - deliveredDay <= 15,
  },
  "withdrawal within 13 days": {
    inTime: (noticeDay, deliveredDay) => deliveredDay === null || noticeDay - deliveredDay <= 13,
  },
  "no withdrawal before the delivery is known": {
    inTime: (noticeDay, deliveredDay) => deliveredDay !== null && noticeDay - deliveredDay <= 14,
  },
  "withdrawal from anything": { withdrawable: () => true },
};

/**
 * Policies with one thing wrong: the oracle with one guard broken, and `decide` itself asked a little wrong or with a
 * part of its answer lost. Each must be told from the oracle, or the generator does not reach what it is for.
 */
export function controlsOf(decides: Decides): Readonly<Record<string, Decides>> {
  const without =
    (part: Partial<Grant>): Decides =>
    (asked) =>
      decides(withGrant(asked, part));
  return {
    ...Object.fromEntries(
      Object.entries(BROKEN).map(([name, broken]) => [name, (asked: Case) => oracle(asked, { ...GUARDS, ...broken })]),
    ),
    "the ceiling is forgotten": without({ ceiling: [] }),
    "a person's own rows are forgotten": without({ overrides: [] }),
    "only the first right is needed": (asked) => decides({ ...asked, uses: [asked.uses[0]] }),
    "the first reason is the only one": changed(({ reasons: [first] }) => ({ reasons: [first] })),
    "nothing waits": changed(() => ({ holdMinutes: 0 })),
    "no room is told": changed(() => ({ rooms: [] })),
    "nobody knows which version decided": changed(() => ({ roleVersionId: null })),
    "what must be asked can be done": changed(({ answer }) => ({ answer: answer === "ask" ? "can" : answer })),
  };

  function changed(part: (decision: Decision) => Partial<Decision>): Decides {
    return (asked) => {
      const decision = decides(asked);
      return { ...decision, ...part(decision) };
    };
  }
}

function withGrant(asked: Case, part: Partial<Grant>): Case {
  const { standing } = asked;
  return standing.kind === "assistant"
    ? { ...asked, standing: { ...standing, grant: { ...standing.grant, ...part } } }
    : asked;
}
