import type { LocalTime } from "./facts";

const DAY_MS = 86_400_000;
/** Every clock of the world changes, and stands off UTC by, whole quarters of an hour. */
const QUARTER_MS = 900_000;

type Zone = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> };
const zones = new Map<string, Zone>();

/** An instant on the calendar and the clock of a time zone: days since 1970-01-01, months since the year 0. */
export type LocalDay = { readonly day: number; readonly month: number; readonly local: LocalTime };

/** As `localTime`, with the day; asks Intl about once a day of the past, so that ten thousand instants take no time. */
export function localDay(atMs: number, timeZone: string): LocalDay {
  const zoned = atMs + offsetMs(atMs, zoneOf(timeZone));
  const day = Math.floor(zoned / DAY_MS);
  const date = new Date(zoned);
  return {
    day,
    month: date.getUTCFullYear() * 12 + date.getUTCMonth(),
    local: { weekday: ((((day + 3) % 7) + 7) % 7) + 1, minute: date.getUTCHours() * 60 + date.getUTCMinutes() },
  };
}

/** On a day that begins and ends alike no clock was changed. */
function offsetMs(atMs: number, zone: Zone): number {
  const from = Math.floor(atMs / DAY_MS) * DAY_MS;
  const early = shownOffset(from, zone);
  return early === shownOffset(from + DAY_MS, zone)
    ? early
    : shownOffset(Math.floor(atMs / QUARTER_MS) * QUARTER_MS, zone);
}

function shownOffset(atMs: number, { format, offsets }: Zone): number {
  const known = offsets.get(atMs);
  if (known !== undefined) return known;
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const offset = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) - atMs;
  offsets.set(atMs, offset);
  return offset;
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const [year, hourCycle] = ["numeric", "h23"] as const;
  const two = "2-digit" as const;
  const format = new Intl.DateTimeFormat("en-GB", {
    year,
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle,
    timeZone,
  });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(timeZone, zone);
  return zone;
}
