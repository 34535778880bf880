import { shippingOf } from "../order-standing";
import { bagOf } from "../paid-in";
import type { PageArgs } from "../page";
import type { Sale } from "../sale";
import type { Agreement, Order, Refund, Shop } from "../state";
import { lineTotal, refundTotal, total } from "../sums";
import type { RootContext } from "./access";
import { gid, lineView, listed } from "./line-view";
import { staffMember } from "./staff";

const TYPES = {
  ORDER: "OrderAgreement",
  REFUND: "RefundAgreement",
  ORDER_EDIT: "OrderEditAgreement",
  RETURN: "ReturnAgreement",
} as const;

/** The views that an agreement leads to. */
type Views = {
  readonly order: () => unknown;
  readonly refund: (refund: Refund) => unknown;
  readonly return: (id: number | undefined) => unknown;
};

/** `order.agreements`: who sold, changed or gave back, by app; the person only to those who may read staff. */
export function agreements(
  { shop, order, views }: { shop: Shop; order: Order; views: Views },
  args: PageArgs & { reverse?: boolean | null },
) {
  const sorted = args.reverse === true ? order.agreements.toReversed() : order.agreements;
  return listed(
    sorted,
    args,
    ({ id }) => id,
    (one) => agreementView(shop, order, { agreement: one, views }),
  );
}

function agreementView(shop: Shop, order: Order, { agreement, views }: { agreement: Agreement; views: Views }) {
  const { app, reason } = agreement;
  const refund = order.refunds.find(({ id }) => id === agreement.refundId);
  return {
    __typename: TYPES[reason],
    id: gid("SalesAgreement", agreement.id),
    happenedAt: agreement.happenedAt,
    reason,
    app: app === null ? null : { __typename: "App", id: app.id, title: app.title },
    user: (_: unknown, context: RootContext) => staffMember(context, agreement.userId ?? null, "user"),
    order: views.order,
    refund: () => (refund === undefined ? null : views.refund(refund)),
    return: () => views.return(agreement.returnId),
    sales: (args: PageArgs) =>
      listed(
        salesOf(order, agreement),
        args,
        ({ id }) => id,
        (sale) => saleView(shop, order, sale),
      ),
  };
}

/** An edit's sales were written down; an order's and a refund's follow from the order. */
function salesOf(order: Order, agreement: Agreement): Sale[] {
  if (agreement.sales !== undefined) return agreement.sales;
  const refund = order.refunds.find(({ id }) => id === agreement.refundId);
  if (refund !== undefined) return refundSales(order, refund);
  return agreement.reason === "ORDER" ? placedSales(order, agreement) : [];
}

function placedSales(order: Order, { id }: Agreement): Sale[] {
  const edits = order.agreements.flatMap((one) => one.sales ?? []);
  const lines = order.lines.flatMap((line): Sale[] => {
    const since = edits.filter(({ lineId }) => lineId === line.id);
    const sum = (value: (sale: Sale) => number) => since.reduce((all, sale) => all + value(sale), 0);
    const quantity = line.quantity - sum((sale) => sale.quantity ?? 0);
    const amountMinor = lineTotal(line) - sum((sale) => sale.amountMinor);
    // A line that an edit added was not sold with the order.
    if (quantity <= 0) return [];
    return [{ id: line.id, actionType: "ORDER", lineType: "PRODUCT", lineId: line.id, quantity, amountMinor }];
  });
  const placed = shippingOf(order).filter((one) => one.id === order.id);
  const sold = { id, actionType: "ORDER", lineType: "SHIPPING", lineId: null, quantity: 1 } as const;
  return [...lines, ...placed.map(({ priceMinor }): Sale => ({ ...sold, amountMinor: priceMinor }))];
}

/** What is refunded beyond goods and shipping, or short of them, is an adjustment. */
function refundSales(order: Order, refund: Refund): Sale[] {
  const back = { actionType: "RETURN" } as const;
  const lines = refund.lines.map(({ id, lineId, quantity, subtotalMinor }): Sale => ({
    ...back,
    id,
    lineType: "PRODUCT",
    lineId,
    quantity: -quantity,
    amountMinor: -subtotalMinor,
  }));
  const goods = refund.lines.reduce((sum, { subtotalMinor }) => sum + subtotalMinor, 0);
  const other = refundTotal(order, refund) - goods - refund.shippingMinor;
  const rest = { ...back, lineId: null, quantity: null };
  return [
    ...lines,
    ...(refund.shippingMinor === 0
      ? []
      : [{ ...rest, id: refund.id, lineType: "SHIPPING" as const, amountMinor: -refund.shippingMinor }]),
    ...(other === 0 ? [] : [{ ...rest, id: refund.id * 10 + 1, lineType: "ADJUSTMENT" as const, amountMinor: -other }]),
  ];
}

const SALE_TYPES = { PRODUCT: "ProductSale", SHIPPING: "ShippingLineSale", ADJUSTMENT: "AdjustmentSale" } as const;

function saleView(shop: Shop, order: Order, sale: Sale) {
  const line = order.lines.find(({ id }) => id === sale.lineId);
  const discountMinor =
    sale.actionType === "UPDATE"
      ? -sale.amountMinor
      : sale.lineType === "PRODUCT" && line !== undefined
        ? line.unitMinor * (sale.quantity ?? 0) - sale.amountMinor
        : 0;
  const taxMinor = total(order) === 0 ? 0 : Math.round((sale.amountMinor * order.taxMinor) / total(order));
  const bag = bagOf(shop, order);
  const discount = bag(discountMinor);
  return {
    __typename: SALE_TYPES[sale.lineType],
    id: gid("Sale", sale.id),
    actionType: sale.actionType,
    lineType: sale.lineType,
    quantity: sale.quantity,
    totalAmount: bag(sale.amountMinor),
    totalDiscountAmountAfterTaxes: discount,
    totalDiscountAmountBeforeTaxes: discount,
    totalTaxAmount: bag(taxMinor),
    taxes: [],
    lineItem: () => (line === undefined ? null : lineView(shop, order, line)),
    shippingLine: null,
  };
}
