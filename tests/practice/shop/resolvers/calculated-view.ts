import { VARIANTS } from "../catalog";
import { preview } from "../edit-order";
import { editable, stagedDiscount, type CalculatedLine, type EditSession, type StagedDiscount } from "../edit-session";
import { decimal, moneyBag } from "../money";
import { outstanding, shippingOf } from "../order-standing";
import type { PageArgs } from "../page";
import type { Order, Shop } from "../state";
import { subtotal, total } from "../sums";
import { gid, lineView, listed } from "./line-view";
import { orderView } from "./order-view";
import { variantView } from "./variant-view";

/** The order as it would be if the edit were committed now. */
export function calculatedOrderView(shop: Shop, order: Order, session: EditSession) {
  const next = preview(order, session);
  const bag = (amountMinor: number) => moneyBag(amountMinor, shop.currency);
  const lines = (some: CalculatedLine[]) => (args: PageArgs) =>
    listed(
      some,
      args,
      ({ id }) => id,
      (one) => calculatedLineView(shop, order, one),
    );
  const discounts = session.lines.flatMap(({ discount }) => (discount === null ? [] : [discount]));
  return {
    __typename: "CalculatedOrder",
    id: gid("CalculatedOrder", session.calculatedId),
    committed: session.committed,
    originalOrder: () => orderView(shop, order),
    lineItems: lines(session.lines.filter(({ lineId }) => lineId !== null)),
    addedLineItems: lines(session.lines.filter(({ lineId }) => lineId === null)),
    addedDiscountApplications: (args: PageArgs) =>
      listed(
        discounts,
        args,
        ({ id }) => id,
        (one) => applicationView(shop, one),
      ),
    shippingLines: () => shippingViews(shop, order, session),
    stagedChanges: (args: PageArgs) => {
      const changes = [
        ...session.lines.flatMap((one) => stagedChanges(shop, order, one)),
        ...session.shipping.map((one) => ({
          __typename: "OrderStagedChangeAddShippingLine",
          title: one.title,
          presentmentTitle: one.title,
          phone: null,
          price: bag(one.priceMinor).shopMoney,
        })),
      ].map((change, position) => ({ position, change }));
      return listed(
        changes,
        args,
        ({ position }) => position,
        ({ change }) => change,
      );
    },
    subtotalLineItemsQuantity: session.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotalPriceSet: () => bag(subtotal(next)),
    totalPriceSet: () => bag(total(next)),
    totalOutstandingSet: () => bag(outstanding(next)),
    cartDiscountAmountSet: null,
    taxLines: [],
    notificationPreviewHtml: null,
    notificationPreviewTitle: `Order ${order.name}`,
  };
}

export function calculatedLineView(shop: Shop, order: Order, line: CalculatedLine) {
  const bag = (amountMinor: number) => moneyBag(amountMinor, shop.currency);
  const variant = VARIANTS.find(({ id }) => id === line.variantId);
  const pieces = editable(line);
  const off = stagedDiscount(line);
  const piece = pieces === 0 ? line.pieceMinor : line.pieceMinor - Math.round(off / pieces);
  return {
    __typename: "CalculatedLineItem",
    id: gid("CalculatedLineItem", line.id),
    title: line.title,
    variantTitle: line.variantTitle === "" ? null : line.variantTitle,
    sku: line.sku === "" ? null : line.sku,
    quantity: line.quantity,
    editableQuantity: pieces,
    editableQuantityBeforeChanges: line.before - line.sent,
    restockable: line.lineId !== null,
    restocking: line.restock,
    hasStagedLineItemDiscount: line.discount !== null,
    originalUnitPriceSet: bag(line.unitMinor),
    discountedUnitPriceSet: bag(piece),
    editableSubtotalSet: bag(line.pieceMinor * pieces - off),
    uneditableSubtotalSet: bag(line.pieceMinor * line.sent),
    variant: variant === undefined ? null : variantView(shop, variant),
    customAttributes: [],
    image: null,
    calculatedDiscountAllocations:
      line.discount === null
        ? []
        : [
            {
              __typename: "CalculatedDiscountAllocation",
              allocatedAmountSet: bag(off),
              discountApplication: applicationView(shop, line.discount),
            },
          ],
    stagedChanges: () => stagedChanges(shop, order, line),
  };
}

/** A discount's id as the next mutation wants it. */
export const applicationId = ({ id }: StagedDiscount) => gid("CalculatedManualDiscountApplication", id);

function applicationView(shop: Shop, discount: StagedDiscount) {
  return {
    __typename: "CalculatedManualDiscountApplication",
    id: applicationId(discount),
    description: discount.description,
    value: valueView(shop, discount),
    allocationMethod: "EACH",
    appliedTo: "LINE",
    targetSelection: "EXPLICIT",
    targetType: "LINE_ITEM",
  };
}

function valueView(shop: Shop, { value }: StagedDiscount) {
  return value.kind === "percent"
    ? { __typename: "PricingPercentageValue", percentage: -value.percent }
    : { __typename: "MoneyV2", amount: decimal(value.minor, shop.currency), currencyCode: shop.currency };
}

export function stagedDiscountView(shop: Shop, discount: StagedDiscount) {
  return {
    __typename: "OrderStagedChangeAddLineItemDiscount",
    id: gid("OrderStagedChangeAddLineItemDiscount", discount.id),
    description: discount.description,
    value: valueView(shop, discount),
  };
}

function stagedChanges(shop: Shop, order: Order, line: CalculatedLine) {
  return [
    ...quantityChange(shop, order, line),
    ...(line.discount === null ? [] : [stagedDiscountView(shop, line.discount)]),
  ];
}

function quantityChange(shop: Shop, order: Order, line: CalculatedLine): Record<string, unknown>[] {
  const known = order.lines.find(({ id }) => id === line.lineId);
  const variant = VARIANTS.find(({ id }) => id === line.variantId);
  const { quantity, before, restock, title } = line;
  if (known !== undefined) {
    if (quantity === before) return [];
    const lineItem = lineView(shop, order, known);
    return quantity > before
      ? [{ __typename: "OrderStagedChangeIncrementItem", delta: quantity - before, lineItem }]
      : [{ __typename: "OrderStagedChangeDecrementItem", delta: before - quantity, lineItem, restock }];
  }
  if (variant !== undefined)
    return [{ __typename: "OrderStagedChangeAddVariant", quantity, variant: variantView(shop, variant) }];
  const originalUnitPrice = moneyBag(line.unitMinor, shop.currency).shopMoney;
  return [{ __typename: "OrderStagedChangeAddCustomItem", title, quantity, originalUnitPrice }];
}

function shippingViews(shop: Shop, order: Order, session: EditSession) {
  return [
    ...shippingOf(order).map((one) => shippingView(shop, one, "NONE")),
    ...session.shipping.map((one) => shippingView(shop, one, "ADDED")),
  ];
}

export function shippingView(
  shop: Shop,
  { id, title, priceMinor }: EditSession["shipping"][number],
  stagedStatus: "NONE" | "ADDED",
) {
  return {
    __typename: "CalculatedShippingLine",
    id: gid("CalculatedShippingLine", id),
    title,
    price: moneyBag(priceMinor, shop.currency),
    stagedStatus,
  };
}
