import { formatDay } from "../../platform/instant";
import { formatMoney, type Money } from "../../platform/money";
import type { StatusStory } from "../orders/status-story";
import type { ReplyLanguage } from "./template";

/** What a template may say: plain text, already in the reply's language. Null = this order does not have it. */
export type ReplyFacts = Readonly<
  Record<
    | "greeting"
    | "order"
    | "promised_on"
    | "shipped_on"
    | "delivered_on"
    | "cancelled_on"
    | "late"
    | "carrier"
    | "tracking_url"
    | "refunded",
    string | null
  >
>;

export type ReplySource = {
  readonly orderName: string;
  /** Null where the reader may not see the name: the greeting then has none (decisions.md 14). */
  readonly firstName: string | null;
  readonly refunded: Money;
  readonly story: StatusStory;
  readonly timeZone: string;
};

/** The facts of one order in one language. */
export function replyFacts(source: ReplySource, language: ReplyLanguage): ReplyFacts {
  const { story, firstName } = source;
  const day = (at: string | null) =>
    at === null ? null : formatDay(at, { locale: language, timeZone: source.timeZone });
  const hello = { en: "Hi", it: "Ciao" }[language];
  return {
    greeting: firstName === null || firstName === "" ? `${hello},` : `${hello} ${firstName},`,
    order: source.orderName,
    promised_on: day(story.promisedAt),
    shipped_on: day(story.shippedAt),
    delivered_on: day(story.deliveredAt),
    cancelled_on: day(story.cancelledAt),
    late: story.lateDays === 0 ? null : days(story.lateDays, language),
    carrier: story.carrier,
    tracking_url: story.trackingUrl,
    refunded: source.refunded.amountMinor === 0 ? null : formatMoney(source.refunded, language),
  };
}

function days(count: number, language: ReplyLanguage): string {
  const word = { en: count === 1 ? "day" : "days", it: count === 1 ? "giorno" : "giorni" }[language];
  return `${String(count)} ${word}`;
}
