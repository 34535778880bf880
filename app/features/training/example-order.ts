import { addDays, daysBetween } from "../../platform/instant";
import { MAX_AMOUNT_MINOR, type Money } from "../../platform/money";
import { typedAmount } from "../../platform/typed-amount";
import type { Fulfilment, Order } from "../orders/order";
import { statusStory } from "../orders/status-story";
import { freshOrder } from "../policy/made-up";
import type { ReplyLanguage } from "../replies/template";
import { EXAMPLES, type Example } from "./example";
import { EXAMPLE_IDS, type ExampleId } from "./example-id";
import type { Exercise } from "./exercise";

const PREFIX: Readonly<Record<ReplyLanguage, string>> = { en: "#EX-", it: "#ES-" };
const SHIPPING = 6;
const DEAR = 50;
const LATE_DAYS = 3;

/** What the made-up order hangs on: the shop, the reader, the moment, and what the person may refund on one order. */
export type Setting = {
  readonly currency: string;
  readonly timeZone: string;
  readonly promiseDays: number;
  readonly locale: ReplyLanguage;
  readonly at: string;
  readonly limitMinor: number | null;
};

/** The exercise of an example: the order in the shop's currency, its story, and what the rules are asked. */
export function exerciseOf(id: ExampleId, setting: Setting): Exercise {
  const example = EXAMPLES[id];
  const order = orderOf(id, setting);
  const { at, timeZone, promiseDays, currency } = setting;
  const story = statusStory(order, { now: at, promiseDays, timeZone });
  return {
    order,
    story,
    facts: {
      ...freshOrder(Date.parse(order.createdAt)),
      totalMinor: order.total.amountMinor,
      fulfillmentStatus: example.parcel === null ? "UNFULFILLED" : "FULFILLED",
      country: "IT",
      currency,
      gateways: ["shopify_payments"],
    },
    reply: example.reply,
    remedy: example.remedy,
    asksRemedy: true,
    plan: example.plan,
    withdrawal: withdrawalOf(example, story.deliveredAt, setting),
  };
}

function orderOf(id: ExampleId, { currency, locale, at, promiseDays, limitMinor }: Setting): Order {
  const { firstName, city, ageDays, item, price, quantity, parcel } = EXAMPLES[id];
  const number = String(EXAMPLE_IDS.indexOf(id) + 1).padStart(2, "0");
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const unit = price === "over" ? above(limitMinor, currency) : units(price, currency);
  const subtotal = unit * quantity;
  const total = money(subtotal + units(SHIPPING, currency));
  const country = new Intl.DisplayNames([locale], { type: "region" }).of("IT") ?? "IT";
  const createdAt = addDays(at, -(ageDays === "late" ? promiseDays + LATE_DAYS : ageDays));
  return {
    gid: `example:${id}`,
    name: `${PREFIX[locale]}${number}`,
    createdAt,
    cancelledAt: null,
    paymentStatus: "PAID",
    partlyShipped: false,
    currency,
    paidCurrency: currency,
    subtotal: money(subtotal),
    shipping: money(units(SHIPPING, currency)),
    shippingRefunded: money(0),
    total,
    received: total,
    refunded: money(0),
    customer: {
      gid: null,
      firstName,
      lastName: "Esempio",
      email: `${firstName.toLowerCase()}@shop.example`,
      phone: `+39 000 000 00${number}`,
      locale,
      orders: 1,
      address: { name: "", street: `Via Esempio ${number}`, zip: "", city, country, countryCode: "IT" },
    },
    lines: [
      {
        gid: `example:${id}:1`,
        title: item,
        variant: null,
        quantity,
        refundableQuantity: quantity,
        unfulfilledQuantity: parcel === null ? quantity : 0,
        unitPrice: money(unit),
      },
    ],
    moreLines: false,
    fulfilments: parcel === null ? [] : [fulfilmentOf(parcel, { at, number })],
    refunds: [],
    dispute: "none",
  };
}

type Sent = { readonly at: string; readonly number: string };

function fulfilmentOf(parcel: NonNullable<Example["parcel"]>, { at, number }: Sent): Fulfilment {
  const shippedAt = addDays(at, -parcel.shippedDays);
  const code = `ES${number}`;
  return {
    state: parcel.state,
    shippedAt,
    inTransitAt: parcel.state === "shipped" ? null : shippedAt,
    deliveredAt: parcel.deliveredDays === null ? null : addDays(at, -parcel.deliveredDays),
    tracking: parcel.tracked ? [{ company: "GLS", number: code, url: `https://track.example/${code}` }] : [],
    lastSeen: null,
  };
}

/** Whole units of a currency as the default limits are: 30 is 30 euros, yen or dinars. Minor units. */
function units(count: number, currency: string): number {
  return typedAmount(String(count), currency) ?? 0;
}

/** Two thirds above what the person may refund on one order, in whole units; at least what is dear by default. */
function above(limitMinor: number | null, currency: string): number {
  const one = units(1, currency);
  const wanted = Math.ceil(((limitMinor ?? 0) * 5) / 3 / one) * one;
  return Math.min(Math.max(units(DEAR, currency), wanted), Math.floor(MAX_AMOUNT_MINOR / 4));
}

function withdrawalOf({ noticeDays }: Example, deliveredAt: string | null, { at, timeZone }: Setting) {
  if (noticeDays === null) return null;
  const day = (instant: string) => daysBetween(new Date(0).toISOString(), instant, timeZone);
  const noticeDay = day(addDays(at, -noticeDays));
  return { noticeDay, deliveredDay: deliveredAt === null ? null : day(deliveredAt) };
}
