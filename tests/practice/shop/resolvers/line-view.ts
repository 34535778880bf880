import { variantOfSku } from "../catalog";
import { pieceMinor, unsent } from "../order-standing";
import { pageOf, type PageArgs } from "../page";
import { bagOf } from "../paid-in";
import type { Line, Order, Shop } from "../state";
import { lineTotal, received } from "../sums";
import { variantView } from "./variant-view";

/** Shopify's global id. */
export const gid = (type: string, id: number) => `gid://shopify/${type}/${String(id)}`;

/** A connection sorted by id. */
export const listed = <T, N>(items: readonly T[], args: PageArgs, id: (item: T) => number, node: (item: T) => N) =>
  pageOf(items, args, { id, sort: "ID", node });

export function lineView(shop: Shop, order: Order, line: Line) {
  const bag = bagOf(shop, order);
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    name: line.variant === "" ? line.title : `${line.title} - ${line.variant}`,
    title: line.title,
    variantTitle: line.variant === "" ? null : line.variant,
    sku: line.sku,
    quantity: line.quantity + (line.editedOut ?? 0),
    currentQuantity: line.quantity - line.refunded,
    refundableQuantity: received(order) > 0 ? line.quantity - line.refunded : 0,
    unfulfilledQuantity: unsent(line),
    duties: line.duty === undefined ? [] : [dutyView(shop, order, line.duty)],
    requiresShipping: true,
    isGiftCard: false,
    restockable: true,
    image: null,
    variant: () => {
      const variant = variantOfSku(line.sku);
      return variant === undefined ? null : variantView(shop, variant);
    },
    originalUnitPriceSet: bag(line.unitMinor),
    discountedUnitPriceAfterAllDiscountsSet: bag(pieceMinor(line)),
    originalTotalSet: bag(line.unitMinor * line.quantity),
    discountedTotalSet: bag(lineTotal(line)),
  };
}

export function dutyView(shop: Shop, order: Order, duty: { id: number; amountMinor: number }) {
  return {
    __typename: "Duty",
    id: gid("Duty", duty.id),
    price: bagOf(shop, order)(duty.amountMinor),
    countryCodeOfOrigin: null,
    harmonizedSystemCode: null,
    taxLines: [],
  };
}
