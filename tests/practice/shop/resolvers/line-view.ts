import { moneyBag } from "../money";
import { pageOf, type PageArgs } from "../page";
import type { Line, Order, Shop } from "../state";
import { lineTotal, received } from "../sums";

/** Shopify's global id. */
export const gid = (type: string, id: number) => `gid://shopify/${type}/${String(id)}`;

/** A connection sorted by id. */
export const listed = <T, N>(items: readonly T[], args: PageArgs, id: (item: T) => number, node: (item: T) => N) =>
  pageOf(items, args, { id, sort: "ID", node });

export function lineView(shop: Shop, order: Order, line: Line) {
  const bag = (amountMinor: number) => moneyBag(amountMinor, shop.currency);
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    name: line.variant === "" ? line.title : `${line.title} - ${line.variant}`,
    title: line.title,
    variantTitle: line.variant === "" ? null : line.variant,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.quantity - line.refunded,
    refundableQuantity: received(order) > 0 ? line.quantity - line.refunded : 0,
    unfulfilledQuantity: Math.max(0, line.quantity - line.removed - line.fulfilled),
    requiresShipping: true,
    isGiftCard: false,
    restockable: true,
    image: null,
    originalUnitPriceSet: bag(line.unitMinor),
    discountedUnitPriceAfterAllDiscountsSet: bag(Math.round(lineTotal(line) / line.quantity)),
    originalTotalSet: bag(line.unitMinor * line.quantity),
    discountedTotalSet: bag(lineTotal(line)),
  };
}
