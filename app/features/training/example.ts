import type { ParcelState } from "../orders/order";
import type { ExampleId } from "./example-id";
import type { Plan, Remedy, ReplyBy } from "./remedy";

/** One parcel: how far it is, and how many days ago it left and came; only a tracked one has a link. */
type Parcel = {
  readonly state: ParcelState;
  readonly shippedDays: number;
  readonly deliveredDays: number | null;
  readonly tracked: boolean;
};

/**
 * An order that never was, with what is right to do in the eyes of somebody who knows the work. Its words are in the
 * catalogue: title, message, why. Prices are whole units of the shop's currency, as the default limits are; `over` is
 * above what the person may refund on one order, whatever that is. `late` is past the shop's promise.
 */
export type Example = {
  readonly firstName: string;
  readonly city: string;
  readonly ageDays: number | "late";
  readonly item: string;
  readonly price: number | "over";
  readonly quantity: number;
  readonly parcel: Parcel | null;
  readonly reply: ReplyBy;
  readonly remedy: Remedy;
  readonly plan: Plan | null;
  /** Days since the customer said that they withdraw. */
  readonly noticeDays: number | null;
};

const OPEN = { plan: null, noticeDays: null, quantity: 1 } as const;

function delivered(shippedDays: number, deliveredDays: number): Parcel {
  return { state: "delivered", shippedDays, deliveredDays, tracked: true };
}

export const EXAMPLES: Readonly<Record<ExampleId, Example>> = {
  late: {
    ...OPEN,
    firstName: "Anna",
    city: "Torino",
    ageDays: "late",
    item: "blanket",
    price: 35,
    parcel: { state: "in_transit", shippedDays: 3, deliveredDays: null, tracked: true },
    reply: "rule",
    remedy: "answer",
  },
  return: {
    ...OPEN,
    firstName: "Luca",
    city: "Verona",
    ageDays: 13,
    item: "scarf",
    price: 18,
    parcel: delivered(12, 10),
    reply: "own",
    remedy: "return",
  },
  address: {
    ...OPEN,
    firstName: "Sara",
    city: "Bari",
    ageDays: 0,
    item: "bag",
    price: 40,
    parcel: null,
    reply: "own",
    remedy: "address",
  },
  large: {
    ...OPEN,
    firstName: "Paolo",
    city: "Milano",
    ageDays: 14,
    item: "lamp",
    price: "over",
    parcel: delivered(13, 11),
    reply: "refunded",
    remedy: "item",
    plan: { quantity: 1, reason: "returned" },
  },
  not_received: {
    ...OPEN,
    firstName: "Elena",
    city: "Roma",
    ageDays: 6,
    item: "candle",
    price: 12,
    quantity: 2,
    parcel: delivered(5, 2),
    reply: "rule",
    remedy: "courier",
  },
  no_link: {
    ...OPEN,
    firstName: "Marco",
    city: "Napoli",
    ageDays: 2,
    item: "mug",
    price: 14,
    parcel: { state: "shipped", shippedDays: 1, deliveredDays: null, tracked: false },
    reply: "rule",
    remedy: "answer",
  },
  broken: {
    ...OPEN,
    firstName: "Nora",
    city: "Trento",
    ageDays: 5,
    item: "vase",
    price: 10,
    quantity: 2,
    parcel: delivered(4, 2),
    reply: "refunded",
    remedy: "item",
    plan: { quantity: 1, reason: "damaged" },
  },
  withdrawal: {
    firstName: "Giulia",
    city: "Genova",
    ageDays: 16,
    item: "scarf",
    price: 18,
    quantity: 1,
    parcel: delivered(15, 13),
    reply: "refunded",
    remedy: "all",
    plan: { quantity: 1, reason: "withdrawal" },
    noticeDays: 6,
  },
  read_out: {
    ...OPEN,
    firstName: "Davide",
    city: "Palermo",
    ageDays: 8,
    item: "bag",
    price: 40,
    parcel: delivered(7, 4),
    reply: "own",
    remedy: "answer",
  },
  old: {
    ...OPEN,
    firstName: "Irene",
    city: "Bologna",
    ageDays: 45,
    item: "mug",
    price: 14,
    parcel: delivered(44, 42),
    reply: "refunded",
    remedy: "item",
    plan: { quantity: 1, reason: "damaged" },
  },
};
