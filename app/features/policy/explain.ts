import { formatMoney } from "../../platform/money";
import { formatDay } from "../../platform/instant";
import type { Reason, Room } from "./decision";

/** How the reader reads: language, zone, and the shop's currency for amounts. */
export type Reader = {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly owner: string;
};

/** A sentence of the `policy` catalogue with what it needs. */
export type Sentence = { readonly key: SentenceKey; readonly params: Readonly<Record<string, string>> };
type SentenceKey =
  | Exclude<Reason["code"], "over_limit">
  | "over_limit_order"
  | "over_limit_day"
  | "over_limit_count"
  | "over_limit_other";

/** A reason in words; `paymentWord` names Shopify's payment status in the reader's language. */
export function explainReason(reason: Reason, reader: Reader, paymentWord: (status: string) => string): Sentence {
  const day = (at: string) => formatDay(at, reader);
  switch (reason.code) {
    case "over_limit":
      return explainRoom(reason.room, reader);
    case "order_too_old":
      return { key: reason.code, params: { ageDays: String(reason.ageDays), maxDays: String(reason.maxDays) } };
    case "payment_status":
      return { key: reason.code, params: { status: paymentWord(reason.status) } };
    case "not_yet":
      return { key: reason.code, params: { from: day(reason.from) } };
    case "ended":
      return { key: reason.code, params: { until: day(reason.until) } };
    default:
      return { key: reason.code, params: { owner: reader.owner } };
  }
}

function explainRoom(room: Room, reader: Reader): Sentence {
  if (room.measure === "count") return { key: "over_limit_count", params: { max: String(room.max) } };
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: reader.currency }, reader.locale);
  const params = { over: money(room.over), max: money(room.max), left: money(room.left) };
  if (room.window === "order") return { key: "over_limit_order", params };
  return room.window === "day" ? { key: "over_limit_day", params } : { key: "over_limit_other", params };
}
