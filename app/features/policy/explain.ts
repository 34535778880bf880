import { formatDay, formatMoment } from "../../platform/instant";
import { formatMoney } from "../../platform/money";
import type { Reason, Room } from "./decision";
import type { Answer } from "./rule";

/** How the reader reads: language, zone, and the shop's currency for amounts; `word` gives a word of the catalogue. */
export type Reader = {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly owner: string;
  readonly word: (key: WordKey) => string;
};
export type WordKey = `${"action" | "window" | "weekday" | "value" | "pay"}_${string}`;

/** A sentence of the `policy` catalogue with what it needs. */
export type Sentence = { readonly key: string; readonly params: Readonly<Record<string, string>> };

/** Why, in words: what is, what was asked for, and so what would be needed. */
export function explainReason(reason: Reason, reader: Reader): Sentence {
  const { code } = reason;
  switch (code) {
    case "over_limit":
      return explainRoom(reason.room, reader);
    case "order_too_old":
      return { key: code, params: { ageDays: String(reason.ageDays), maxDays: String(reason.maxDays) } };
    case "order_value":
      return explainValue(reason, reader);
    case "not_yet":
      return { key: code, params: { from: moment(reason.fromMs, reader) } };
    case "ended":
      return { key: code, params: { until: formatDay(new Date(reason.untilMs).toISOString(), reader) } };
    case "outside_hours":
      return { key: code, params: { days: daysText(reason.days, reader), ...hoursText(reason) } };
    case "withdrawal": {
      const { key, params } = explainReason(reason.instead, reader);
      return { key: "withdrawal", params: { ...params, insteadKey: key, owner: reader.owner } };
    }
    default:
      return "values" in reason ? explainList(reason, reader) : { key: code, params: plainParams(reason, reader) };
  }
}

function plainParams(reason: Reason, { owner, word }: Reader): Record<string, string> {
  return "action" in reason ? { action: word(`action_${reason.action}`), owner } : { owner };
}

function explainList(reason: Extract<Reason, { values: readonly string[] }>, reader: Reader): Sentence {
  const { code, values, oneOf, noneOf } = reason;
  const named = (list: readonly string[]) => list.map((value) => valueText(code, value, reader)).join(", ");
  // As the rule compares: letter case tells SKUs apart, not tags.
  const compared = (value: string) => (code === "tags" ? value.toLowerCase() : value);
  const forbidden = noneOf.map(compared);
  const refused = values.filter((value) => forbidden.includes(compared(value)));
  if (values.length === 0) return { key: `${code}_unknown`, params: {} };
  if (refused.length > 0) return { key: `${code}_not`, params: { values: named(refused) } };
  return { key: `${code}_only`, params: { values: named(values), allowed: named(oneOf) } };
}

/** Statuses are words of the catalogue; countries are Intl's; tags, gateways and SKUs are the shop's own. */
export function valueText(kind: string, value: string, { locale, word }: Pick<Reader, "locale" | "word">): string {
  if (kind === "payment_status") return word(`pay_${value}`);
  if (kind === "fulfillment_status" || kind === "risk") return word(`value_${value}`);
  if (kind === "country") return new Intl.DisplayNames([locale], { type: "region" }).of(value) ?? value;
  return value;
}

function explainValue(reason: Extract<Reason, { code: "order_value" }>, reader: Reader): Sentence {
  const { totalMinor, minMinor, maxMinor } = reason;
  const total = money(totalMinor, reader);
  if (maxMinor !== null && totalMinor > maxMinor)
    return { key: "order_value_above", params: { total, max: money(maxMinor, reader) } };
  return { key: "order_value_below", params: { total, min: money(minMinor ?? 0, reader) } };
}

function explainRoom(room: Room, reader: Reader): Sentence {
  const params = { ...roomParams(room, reader), over: measured(room, room.over, reader) };
  if (room.whose === "all") return { key: "over_limit_together", params };
  if (room.measure === "count") return { key: "over_limit_count", params };
  const ofOrder = room.window === "order" && room.action.startsWith("refund.");
  return { key: ofOrder ? "over_limit_order" : "over_limit_window", params };
}

/** What is left in one limit, before the click. */
export function roomSentence(room: Room, reader: Reader): Sentence {
  const together = room.whose === "all" ? "_together" : "";
  const key = room.measure === "count" ? "countLeft" : room.window === "order" ? "leftOnOrder" : "leftInWindow";
  return { key: `${key}${together}`, params: roomParams(room, reader) };
}

function roomParams(room: Room, reader: Reader): Record<string, string> {
  const window = reader.word(`window_${room.window}`);
  return { left: measured(room, room.left, reader), max: measured(room, room.max, reader), window };
}

function measured({ measure }: Room, value: number, reader: Reader): string {
  return measure === "count" ? String(value) : money(value, reader);
}

function money(amountMinor: number, { currency, locale }: Reader): string {
  return formatMoney({ amountMinor, currency }, locale);
}

function moment(atMs: number, reader: Reader): string {
  return formatMoment(new Date(atMs).toISOString(), reader);
}

/** "Mon–Wed, Fri" in the reader's words: three days or more that follow each other are a span, and all seven a word. */
export function daysText(days: readonly number[], { word }: Pick<Reader, "word">): string {
  if (days.length === 7) return word("weekday_all");
  return runsOf(days)
    .map((run) => run.map((day) => word(`weekday_${String(day)}`)))
    .flatMap((run) => (run.length < 3 ? run : [`${run[0] ?? ""}–${run.at(-1) ?? ""}`]))
    .join(", ");
}

/** Days that follow each other, together. */
function runsOf(days: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** Minutes of the day as a clock shows them. */
export function hoursText({ from, until }: { readonly from: number; readonly until: number }): {
  from: string;
  until: string;
} {
  return { from: clock(from), until: clock(until) };
}

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The day's limit and the one of any 24 hours say the same to a reader: only the tighter one is told. */
export function toldRooms(rooms: readonly Room[]): Room[] {
  return rooms.filter((room) => {
    const twin = TWIN[room.window];
    if (twin === undefined) return true;
    const other = rooms.find(
      (one) =>
        one.window === twin && one.action === room.action && one.measure === room.measure && one.whose === room.whose,
    );
    if (other === undefined) return true;
    return room.window === "day" ? room.left <= other.left : room.left < other.left;
  });
}

const TWIN: Readonly<Partial<Record<Room["window"], Room["window"]>>> = { day: "rolling_24h", rolling_24h: "day" };

/** The strictest of several answers. */
export function strictest(answers: readonly Answer[]): Answer {
  return answers.includes("deny") ? "deny" : answers.includes("ask") ? "ask" : "can";
}
