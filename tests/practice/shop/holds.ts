import { announceOrder } from "./announce";
import { announceFulfilmentOrder, announceHold } from "./announce-shipping";
import { newFulfilmentOrder, remaining, type OfOrder } from "./fulfilment-orders";
import type { FulfilmentOrder, Hold } from "./shipping";
import { nextId } from "./state";

/** So many holds one app may put on one fulfilment order. */
export const MOST_HOLDS = 10;

/** Puts one more hold on a fulfilment order; the first one stops it. */
export function putOnHold(of: OfOrder, one: FulfilmentOrder, wanted: Omit<Hold, "id">): Hold {
  const hold = { ...wanted, id: nextId(of.state) };
  one.holds.push(hold);
  touch(of, one);
  announceHold(of, { topic: "fulfillment_holds/added", one, hold });
  if (one.holds.length === 1) announceFulfilmentOrder(of, { topic: "fulfillment_orders/placed_on_hold", one });
  announceOrder(of.state, of.shop, { topic: "orders/updated", order: of.order });
  return hold;
}

/** Lifts holds; it is released only when none is left. */
export function releaseHolds(of: OfOrder, one: FulfilmentOrder, lifted: readonly Hold[]): void {
  if (lifted.length === 0) return;
  one.holds = one.holds.filter((hold) => !lifted.includes(hold));
  touch(of, one);
  for (const hold of lifted) announceHold(of, { topic: "fulfillment_holds/released", one, hold });
  if (one.holds.length === 0) announceFulfilmentOrder(of, { topic: "fulfillment_orders/hold_released", one });
  announceOrder(of.state, of.shop, { topic: "orders/updated", order: of.order });
}

/** Keeps `kept` (line id → how many) in `one` and moves the rest to a new fulfilment order; null = nothing is left over. */
export function splitOff(of: OfOrder, one: FulfilmentOrder, kept: ReadonlyMap<number, number>): FulfilmentOrder | null {
  const { state, order } = of;
  const lines = one.lines.flatMap((line) => {
    const moved = remaining(order, one, line) - (kept.get(line.id) ?? 0);
    if (moved <= 0) return [];
    line.total -= moved;
    return [{ id: nextId(state), lineId: line.lineId, total: moved }];
  });
  if (lines.length === 0) return null;
  one.lines = one.lines.filter(({ total }) => total > 0);
  const rest = newFulfilmentOrder(state, order, { locationId: one.locationId, lines });
  order.fulfilmentOrders?.push(rest);
  announceFulfilmentOrder(of, {
    topic: "fulfillment_orders/split",
    one,
    more: { remaining_fulfillment_order: { id: `gid://shopify/FulfillmentOrder/${String(rest.id)}` } },
  });
  return rest;
}

function touch({ state, order }: OfOrder, one: FulfilmentOrder): void {
  one.updatedAt = state.now().toISOString();
  order.updatedAt = one.updatedAt;
}
