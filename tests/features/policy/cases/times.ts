import type { Condition } from "../../../../app/features/policy/condition";
import type { z } from "zod";
import { facts, NOW, NOW_MS } from "./case";
import { conditionCases } from "./conditions";

const [MON, TUE, SAT, SUN] = [1, 2, 6, 7];
const at = (weekday: number, hour: number, minute = 0) => facts({ local: { weekday, minute: hour * 60 + minute } });
type Hours = Extract<z.input<typeof Condition>, { kind: "hours" }>;
const DAY: Hours = { kind: "hours", days: [1, 2, 3, 4, 5], from: 9 * 60, until: 17 * 60 };
const NIGHT: Hours = { kind: "hours", days: [7], from: 22 * 60, until: 6 * 60 };
const ROUND: Hours = { kind: "hours", days: [6], from: 9 * 60, until: 9 * 60 };

/** Working hours on the assistant's clock. */
export const hours = conditionCases([
  ["the first minute of the shift counts", DAY, at(MON, 9), null],
  ["the minute before does not", DAY, at(MON, 8, 59), "outside_hours"],
  ["the last minute counts", DAY, at(MON, 16, 59), null],
  ["the end itself does not", DAY, at(MON, 17), "outside_hours"],
  ["the same hour on a free day does not", DAY, at(SAT, 10), "outside_hours"],
  ["hours need no order", DAY, { ...at(MON, 10), order: null }, null],
  ["a night shift begins on its day", NIGHT, at(SUN, 22), null],
  ["a minute before it does not", NIGHT, at(SUN, 21, 59), "outside_hours"],
  ["it lasts over midnight into Monday, which is no day of the shift", NIGHT, at(MON, 0), null],
  ["the last minute of the night counts", NIGHT, at(MON, 5, 59), null],
  ["the end of the night does not", NIGHT, at(MON, 6), "outside_hours"],
  ["the early hours of its own day belong to the day before", NIGHT, at(SUN, 3), "outside_hours"],
  ["the evening of the day after is no shift", NIGHT, at(MON, 22), "outside_hours"],
  ["a night of Monday ends on Tuesday", { ...NIGHT, days: [1] }, at(TUE, 5, 59), null],
  ["and has not begun on Monday morning", { ...NIGHT, days: [1] }, at(MON, 5, 59), "outside_hours"],
  ["from nine until nine is a whole day: its first minute", ROUND, at(SAT, 9), null],
  ["its last minute is on the next day", ROUND, at(SUN, 8, 59), null],
  ["a minute later it is over", ROUND, at(SUN, 9), "outside_hours"],
  ["the whole day from midnight", { ...DAY, from: 0, until: 1439 }, at(MON, 0), null],
  ["until 23:59 leaves the last minute out", { ...DAY, from: 0, until: 1439 }, at(MON, 23, 59), "outside_hours"],
]);

const later = facts({ nowMs: NOW_MS + 1 });
const earlier = facts({ nowMs: NOW_MS - 1 });
const DATES = { kind: "dates" } as const;

/** Dates between which a right holds. */
export const dates = conditionCases([
  ["open at both ends", DATES, facts(), null],
  ["the first instant counts", { ...DATES, from: NOW }, facts(), null],
  ["a millisecond before it does not", { ...DATES, from: NOW }, earlier, "not_yet"],
  ["a millisecond before the end counts", { ...DATES, until: NOW }, earlier, null],
  ["the end itself does not", { ...DATES, until: NOW }, facts(), "ended"],
  ["nor what comes after", { ...DATES, until: NOW }, later, "ended"],
  ["an instant is the same in every zone", { ...DATES, from: "2026-11-23T11:00:00+01:00" }, facts(), null],
  ["a zone's end as well", { ...DATES, until: "2026-11-23T11:00:00+01:00" }, facts(), "ended"],
  ["within both", { ...DATES, from: "2026-11-23T00:00:00Z", until: "2026-11-24T00:00:00Z" }, facts(), null],
  ["dates need no order", { ...DATES, from: NOW }, facts({ order: null }), null],
]);
