import { bagOf } from "../paid-in";
import type { Order, RefundLine, Shop } from "../state";
import { lineTotal, taxShare, type Adjustment } from "../sums";
import { gid, lineView } from "./line-view";

export function refundLineView(shop: Shop, order: Order, one: RefundLine) {
  const bag = bagOf(shop, order);
  const line = order.lines.find(({ id }) => id === one.lineId);
  const stock = shop.locations.find(({ id }) => gid("Location", id) === one.locationId);
  return {
    __typename: "RefundLineItem",
    id: gid("RefundLineItem", one.id),
    quantity: one.quantity,
    restockType: one.restockType,
    restocked: stock !== undefined,
    location: stock === undefined ? null : { __typename: "Location", id: gid("Location", stock.id), name: stock.name },
    priceSet: bag(line === undefined ? 0 : Math.round(lineTotal(line) / line.quantity)),
    subtotalSet: bag(one.subtotalMinor),
    totalTaxSet: bag(one.addedTaxMinor ?? taxShare(order, one.subtotalMinor)),
    lineItem: () => (line === undefined ? null : lineView(shop, order, line)),
  };
}

export function refundAdjustment(shop: Shop, order: Order, { id, reason, amountMinor }: Adjustment) {
  const bag = bagOf(shop, order);
  return {
    __typename: "OrderAdjustment",
    id: gid("OrderAdjustment", id),
    reason,
    amountSet: bag(amountMinor),
    taxAmountSet: bag(0),
  };
}
