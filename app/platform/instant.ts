const DAY_MS = 86_400_000;

/** Whole calendar days from `from` to `to` as a person in `timeZone` counts them: yesterday evening is one day ago. */
export function daysBetween(from: string, to: string, timeZone: string): number {
  return Math.round((calendarDay(to, timeZone) - calendarDay(from, timeZone)) / DAY_MS);
}

/** The instant `days` times 24 hours after `at`. */
export function addDays(at: string, days: number): string {
  return new Date(Date.parse(at) + days * DAY_MS).toISOString();
}

function calendarDay(at: string, timeZone: string): number {
  return Date.parse(`${dayOf(at, timeZone)}T00:00:00Z`);
}

/** A day as the reader writes it: it 18/11/2026, en 18 Nov 2026. */
export function formatDay(at: string, options: { locale: string; timeZone: string }): string {
  const style = options.locale.startsWith("it")
    ? ({ day: "numeric", month: "numeric", year: "numeric" } as const)
    : ({ day: "numeric", month: "short", year: "numeric" } as const);
  const locale = options.locale === "en" ? "en-GB" : options.locale;
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: options.timeZone }).format(new Date(at));
}

/** Day and minute, for what people look up: who did what when. */
export function formatMoment(at: string, options: { locale: string; timeZone: string }): string {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: options.timeZone });
  return `${formatDay(at, options)}, ${time.format(new Date(at))}`;
}

/** Hour, minute and second, for what happens within the minute. */
export function formatTime(at: string, timeZone: string): string {
  const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone } as const;
  return new Intl.DateTimeFormat("en-GB", parts).format(new Date(at));
}

/** True for an IANA zone this machine knows ("Europe/Rome"). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The day of an instant on a clock of `timeZone`, as a date field holds it: 2026-11-24. */
export function dayOf(at: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(new Date(at));
}

/** The first instant of a day (2026-11-24) on a clock of `timeZone`, also where that day has 23 or 25 hours. */
export function startOfDay(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  const once = wanted - offsetMs(wanted, timeZone);
  return new Date(wanted - offsetMs(once, timeZone)).toISOString();
}

/** The last millisecond of a day on a clock of `timeZone`. */
export function endOfDay(day: string, timeZone: string): string {
  const next = dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString(), "UTC");
  return new Date(Date.parse(startOfDay(next, timeZone)) - 1).toISOString();
}

/** How far the clocks of `timeZone` are ahead of UTC at this moment. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(new Date(atMs));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const shown = `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:${of("second")}Z`;
  return Date.parse(shown) - Math.floor(atMs / 1000) * 1000;
}

/**
 * The instant (ISO, UTC) at which a clock in `timeZone` shows `local` ("2026-10-30T10:30"). A time that a change of clocks
 * leaves out or shows twice is one of those beside it.
 */
export function localInstant(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  const once = wanted - offsetMs(wanted, timeZone);
  return new Date(wanted - offsetMs(once, timeZone)).toISOString();
}
