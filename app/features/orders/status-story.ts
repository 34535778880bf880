import { addDays, daysBetween } from "../../platform/instant";
import type { PaymentStatus } from "../policy/condition";
import type { Fulfilment, ParcelState } from "./order";

/** Where an order is, in the words a customer would use. The strongest fact names it. */
export type Situation =
  "cancelled" | "refunded" | "unpaid" | "preparing" | "partly_shipped" | "shipped" | "in_transit" | "delivered";

/** The story of an order for one reader at one moment. Days are whole calendar days in the shop's zone. */
export type StatusStory = {
  readonly situation: Situation;
  readonly paid: boolean;
  readonly ageDays: number;
  readonly orderedAt: string;
  readonly promisedAt: string;
  /** Days past the promise while it still matters; 0 = not late. */
  readonly lateDays: number;
  readonly shippedAt: string | null;
  readonly inTransitAt: string | null;
  readonly deliveredAt: string | null;
  readonly cancelledAt: string | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly lastSeen: { readonly at: string; readonly message: string } | null;
};

/** What the story needs of an order; a list row knows less than an order page, hence the optional parts. */
export type StoryFacts = {
  readonly createdAt: string;
  readonly cancelledAt: string | null;
  readonly paymentStatus: PaymentStatus;
  readonly partlyShipped: boolean;
  readonly fulfilments: readonly (Pick<Fulfilment, "state" | "shippedAt" | "inTransitAt" | "deliveredAt"> &
    Partial<Fulfilment>)[];
};

export type StoryContext = { readonly now: string; readonly promiseDays: number; readonly timeZone: string };

const PAID: readonly PaymentStatus[] = ["PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED", "REFUNDED"];
/** While the customer is waiting, lateness matters. */
const WAITING: readonly Situation[] = ["preparing", "partly_shipped", "shipped", "in_transit"];
const SLOWEST_FIRST: readonly ParcelState[] = ["shipped", "in_transit", "out_for_delivery", "delivered"];

/** Tells the story. With several parcels the slowest one speaks, because it is the one the customer asks about. */
export function statusStory(order: StoryFacts, { now, promiseDays, timeZone }: StoryContext): StatusStory {
  const slowest = order.fulfilments.toSorted(
    (a, b) => SLOWEST_FIRST.indexOf(a.state) - SLOWEST_FIRST.indexOf(b.state),
  )[0];
  const situation = situationOf(order, slowest?.state);
  const promisedAt = addDays(order.createdAt, promiseDays);
  return {
    situation,
    paid: PAID.includes(order.paymentStatus),
    ageDays: Math.max(0, daysBetween(order.createdAt, now, timeZone)),
    orderedAt: order.createdAt,
    promisedAt,
    lateDays: WAITING.includes(situation) ? Math.max(0, daysBetween(promisedAt, now, timeZone)) : 0,
    cancelledAt: order.cancelledAt,
    ...parcelStory(slowest),
  };
}

type ParcelStory = Pick<
  StatusStory,
  "shippedAt" | "inTransitAt" | "deliveredAt" | "carrier" | "trackingNumber" | "trackingUrl" | "lastSeen"
>;

function parcelStory(parcel: StoryFacts["fulfilments"][number] | undefined): ParcelStory {
  const [tracking = { company: null, number: null, url: null }] = parcel?.tracking ?? [];
  return {
    shippedAt: parcel?.shippedAt ?? null,
    inTransitAt: parcel?.inTransitAt ?? null,
    deliveredAt: parcel?.deliveredAt ?? null,
    carrier: said(tracking.company),
    trackingNumber: said(tracking.number),
    trackingUrl: tracking.url,
    lastSeen: parcel?.lastSeen ?? null,
  };
}

/** Shopify may leave a name or number empty: that is none, or a reply would say "left with .". */
function said(text: string | null): string | null {
  return text === "" ? null : text;
}

function situationOf(order: StoryFacts, parcel: ParcelState | undefined): Situation {
  if (order.cancelledAt !== null) return "cancelled";
  if (order.paymentStatus === "REFUNDED") return "refunded";
  if (parcel === undefined) return PAID.includes(order.paymentStatus) ? "preparing" : "unpaid";
  if (order.partlyShipped) return "partly_shipped";
  if (parcel === "delivered") return "delivered";
  return parcel === "shipped" ? "shipped" : "in_transit";
}
