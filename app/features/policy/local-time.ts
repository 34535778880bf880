import type { LocalTime } from "./facts";

const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What the clock shows in `timeZone` (IANA) at an instant. */
export function localTime(nowMs: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(nowMs)
      .map(({ type, value }) => [type, value]),
  );
  const minute = Number(parts.get("hour")) * 60 + Number(parts.get("minute"));
  return { weekday: WEEKDAYS.indexOf(parts.get("weekday") ?? "") + 1, minute };
}

/** Making one costs a hundred times more than using it. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const parts = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  const format = new Intl.DateTimeFormat("en-US", parts);
  formats.set(timeZone, format);
  return format;
}
