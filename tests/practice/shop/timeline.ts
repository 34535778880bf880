import type { Actor } from "./actor";
import { ADMIN_APP, nextId, type Order, type Shop, type State, type Transaction } from "./state";
import type { Noted } from "./timeline-note";

/** One row of an order's timeline. `detail` is what its message needs: an amount in minor units, a count, names. */
export type TimelineEvent = Pick<Noted, "id" | "at" | "by" | "detail"> & {
  readonly action: string;
  readonly order: Order;
};

const CUSTOMER: Actor = { app: null, userId: null };
const KEPT_MS = 365 * 86_400_000;

/** Writes down what an order cannot tell by itself: an edit, a changed field, a comment. */
export function note(
  state: State,
  shop: Shop,
  noted: { order: Order; by: Actor; action: Noted["action"]; detail?: string },
): void {
  const { order, by, action, detail = "" } = noted;
  shop.notes.push({ id: nextId(state), orderId: order.id, at: state.now().toISOString(), by, action, detail });
}

/**
 * What happened to an order, oldest first. Payments, refunds, parcels and the cancellation are read off the order, so
 * that the timeline cannot disagree with it; the rest was noted. Shopify keeps events for a year.
 */
export function timelineOf(shop: Shop, order: Order, now: Date): TimelineEvent[] {
  const noted = shop.notes.filter(({ orderId }) => orderId === order.id).map((one) => ({ ...one, order }));
  return [
    ...placing(shop, order),
    ...payments(shop, order),
    ...parcels(shop, order),
    ...cancelling(shop, order),
    ...noted,
  ]
    .filter(({ at }) => now.getTime() - Date.parse(at) < KEPT_MS)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id - b.id);
}

function placing(shop: Shop, order: Order): TimelineEvent[] {
  const agreement = order.agreements.find(({ reason }) => reason === "ORDER");
  // An order that no app is named for came from a customer.
  const by = agreement === undefined || agreement.app === null ? CUSTOMER : madeBy(shop, agreement);
  const placed = { id: order.id, at: order.createdAt, by, action: "placed", detail: "", order };
  return agreement === undefined
    ? [placed]
    : [placed, { ...placed, id: agreement.id, at: agreement.happenedAt, action: "confirmed" }];
}

const OUTCOMES = { SUCCESS: "success", PENDING: "pending", FAILURE: "failure", ERROR: "failure" } as const;

function payments(shop: Shop, order: Order): TimelineEvent[] {
  return order.transactions.map((one) => ({
    id: one.id,
    at: one.at,
    by: payer(shop, order, one),
    action: `${one.kind.toLowerCase()}_${OUTCOMES[one.status]}`,
    detail: String(one.amountMinor),
    order,
  }));
}

function payer(shop: Shop, order: Order, { id, by, kind }: Transaction): Actor {
  if (by !== undefined) return by;
  if (kind !== "REFUND") return CUSTOMER;
  const refund = order.refunds.find(({ transactionIds }) => transactionIds.includes(id));
  const agreement = order.agreements.find(({ refundId }) => refundId !== null && refundId === refund?.id);
  return agreement === undefined ? CUSTOMER : madeBy(shop, agreement);
}

/** An agreement's app, and its person: what no other app did, a member of staff did in the admin. */
export function madeBy(shop: Shop, { app, userId }: Order["agreements"][number]): Actor {
  if (userId !== undefined) return { app, userId };
  return { app, userId: app === null || app.id === ADMIN_APP.id ? ownerId(shop) : null };
}

export function ownerId(shop: Shop): number | null {
  return shop.people.find(({ accountOwner }) => accountOwner)?.id ?? null;
}

function parcels(shop: Shop, order: Order): TimelineEvent[] {
  const by = { app: null, userId: ownerId(shop) };
  return order.fulfilments.map((one) => ({
    id: one.id,
    at: one.createdAt,
    by,
    action: "fulfillment_success",
    detail: String(one.lines.reduce((sum, { quantity }) => sum + quantity, 0)),
    order,
  }));
}

function cancelling(shop: Shop, order: Order): TimelineEvent[] {
  if (order.cancelledAt === null) return [];
  const by = order.cancelledBy ?? { app: null, userId: ownerId(shop) };
  // An order is cancelled once, so its own number, moved out of the way of all others, is the event's.
  return [{ id: order.id * 10 + 1, at: order.cancelledAt, by, action: "cancelled", detail: "", order }];
}
