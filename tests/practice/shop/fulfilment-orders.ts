import { nextId, type Line, type Order, type Shop, type State } from "./state";
import type { FulfilmentOrder, FulfilmentOrderLine } from "./shipping";

export type OfOrder = { readonly state: State; readonly shop: Shop; readonly order: Order };

/** Every ninth order leaves from two places: its last item from the second location. */
const SPLIT_EVERY = 9;

/**
 * An order's fulfilment orders, brought in line with what the lines and the fulfilments say: a refund takes unsent items
 * out, an edit adds some, a cancelled order needs none. Whoever changes an order need not know of them.
 */
export function fulfilmentOrdersOf({ state, shop, order }: OfOrder): FulfilmentOrder[] {
  order.fulfilmentOrders ??= route(state, shop, order);
  attach(order);
  for (const line of order.lines) settle({ state, shop, order }, line);
  for (const one of order.fulfilmentOrders) finish(order, one);
  return order.fulfilmentOrders;
}

function route(state: State, shop: Shop, order: Order): FulfilmentOrder[] {
  const kept = order.lines.filter((line) => line.quantity > line.removed);
  const two = order.number % SPLIT_EVERY === 0 && kept.length > 1 && order.fulfilments.length === 0;
  const groups = two ? [kept.slice(0, -1), kept.slice(-1)] : [kept];
  return groups.flatMap((lines, index) => {
    const location = shop.locations[index];
    return location === undefined || lines.length === 0
      ? []
      : [
          newFulfilmentOrder(state, order, {
            locationId: location.id,
            lines: lines.map((line) => ({ id: nextId(state), lineId: line.id, total: line.quantity - line.removed })),
          }),
        ];
  });
}

export function newFulfilmentOrder(
  state: State,
  order: Order,
  { locationId, lines }: Pick<FulfilmentOrder, "locationId" | "lines">,
): FulfilmentOrder {
  return {
    id: nextId(state),
    locationId,
    status: "OPEN",
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    fulfilAt: order.createdAt,
    holds: [],
    lines,
  };
}

/** Fulfilments that the order came with belong to the lines they sent. */
function attach(order: Order): void {
  const all = order.fulfilmentOrders ?? [];
  for (const fulfilment of order.fulfilments)
    for (const sent of fulfilment.lines.filter(({ fromLineId }) => fromLineId === undefined)) {
      const from = all.flatMap(({ lines }) => lines).find(({ lineId }) => lineId === sent.lineId);
      if (from === undefined) continue;
      sent.fromLineId = from.id;
      fulfilment.locationId ??= all.find(({ lines }) => lines.includes(from))?.locationId ?? 0;
    }
}

function settle(of: OfOrder, line: Line): void {
  const live = (of.order.fulfilmentOrders ?? []).filter(isLive);
  const wanted = of.order.cancelledAt === null ? Math.max(0, line.quantity - line.removed - line.fulfilled) : 0;
  let surplus = live.reduce((sum, one) => sum + remainingOf(of.order, one, line.id), 0) - wanted;
  if (surplus < 0) add(of, line, -surplus);
  // What was promised last is taken out first.
  for (const one of live.toReversed())
    for (const part of one.lines.filter(({ lineId }) => lineId === line.id)) {
      const taken = Math.max(0, Math.min(surplus, remaining(of.order, one, part)));
      part.total -= taken;
      surplus -= taken;
    }
}

function add({ state, shop, order }: OfOrder, line: Line, quantity: number): void {
  const all = order.fulfilmentOrders ?? [];
  const open = all.find((one) => isLive(one) && one.holds.length === 0);
  const part = open?.lines.find(({ lineId }) => lineId === line.id);
  if (part !== undefined) {
    part.total += quantity;
    return;
  }
  const fresh = { id: nextId(state), lineId: line.id, total: quantity };
  const locationId = shop.locations[0]?.id ?? 0;
  if (open === undefined) all.push(newFulfilmentOrder(state, order, { locationId, lines: [fresh] }));
  else open.lines.push(fresh);
}

function finish(order: Order, one: FulfilmentOrder): void {
  if (!isLive(one)) return;
  one.lines = one.lines.filter((line) => line.total > 0);
  const sent = one.lines.reduce((sum, line) => sum + sentOf(order, line), 0);
  const left = one.lines.reduce((sum, line) => sum + remaining(order, one, line), 0);
  if (left > 0) one.status = sent > 0 ? "IN_PROGRESS" : one.status;
  else {
    one.status = order.cancelledAt !== null && sent === 0 ? "CANCELLED" : "CLOSED";
    one.holds = [];
  }
}

export function isLive({ status }: FulfilmentOrder): boolean {
  return status === "OPEN" || status === "IN_PROGRESS";
}

/** How many of a fulfilment order's line have left. */
export function sentOf(order: Order, line: FulfilmentOrderLine): number {
  return order.fulfilments
    .filter(({ status }) => status === "SUCCESS")
    .flatMap(({ lines }) => lines)
    .reduce((sum, one) => (one.fromLineId === line.id ? sum + one.quantity : sum), 0);
}

/** How many are still to leave; none once it is closed. */
export function remaining(order: Order, one: FulfilmentOrder, line: FulfilmentOrderLine): number {
  return isLive(one) ? Math.max(0, line.total - sentOf(order, line)) : 0;
}

function remainingOf(order: Order, one: FulfilmentOrder, lineId: number): number {
  return one.lines.filter((line) => line.lineId === lineId).reduce((sum, line) => sum + remaining(order, one, line), 0);
}

export function shownStatus(one: FulfilmentOrder, now: Date): string {
  if (!isLive(one)) return one.status;
  if (one.holds.length > 0) return "ON_HOLD";
  return one.status === "OPEN" && Date.parse(one.fulfilAt) > now.getTime() ? "SCHEDULED" : one.status;
}

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  OPEN: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", "SPLIT"],
  IN_PROGRESS: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"],
  // Since several holds may lie on one fulfilment order, holding stays possible.
  ON_HOLD: ["RELEASE_HOLD", "HOLD", "MOVE"],
  SCHEDULED: ["CREATE_FULFILLMENT", "MARK_AS_OPEN", "MOVE", "HOLD"],
};

/** What Shopify would let one do now. */
export function supportedActions(one: FulfilmentOrder, now: Date): readonly string[] {
  return ACTIONS[shownStatus(one, now)] ?? [];
}

/** A fulfilment order of the shop by its global id, with its order. */
export function findFulfilmentOrder(
  { state, shop }: Pick<OfOrder, "state" | "shop">,
  orders: readonly Order[],
  gid: string,
): { order: Order; one: FulfilmentOrder } | null {
  for (const order of orders)
    for (const one of fulfilmentOrdersOf({ state, shop, order }))
      if (`gid://shopify/FulfillmentOrder/${String(one.id)}` === gid) return { order, one };
  return null;
}
