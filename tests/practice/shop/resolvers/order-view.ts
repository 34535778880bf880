import type { PageArgs } from "../page";
import { bagOf, currencyOf } from "../paid-in";
import { returnStatus } from "../returns";
import type { RootContext } from "./access";
import { fulfilmentOrdersView } from "./fulfilment-order-view";
import { fulfilmentView } from "./fulfilment-view";
import { agreements } from "./agreement-view";
import { customerView } from "./customer-view";
import { refundDutyView } from "./duties";
import { gid, lineView, listed } from "./line-view";
import { changeView, shippingLines } from "./order-change-view";
import { originView } from "./origin-view";
import { refundAdjustment, refundLineView } from "./refund-parts";
import { staffMember } from "./staff";
import { transactionView } from "./transaction-view";
import { returnById, returnsView } from "./return-view";
import type { Shown } from "./shown";
import type { Order, Refund, Shop } from "../state";
import {
  adjustments,
  capturable,
  financialStatus,
  fulfilmentStatus,
  received,
  refundable,
  refundDiscrepancy,
  refunded,
  refundedGoods,
  refundTotal,
  shippingRefunded,
  subtotal,
  taxShare,
  taxesOnTop,
} from "../sums";

/** An order as the Admin schema shows it; fields are functions so that only what is asked for is computed. */
export function orderView(shop: Shop, order: Order): Record<string, unknown> {
  const bag = bagOf(shop, order);
  return {
    __typename: "Order",
    ...originView(order),
    id: gid("Order", order.id),
    legacyResourceId: String(order.id),
    name: order.name,
    number: order.number,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    closedAt: order.closedAt,
    closed: order.closedAt !== null,
    confirmed: true,
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags,
    customerLocale: order.customerLocale,
    currencyCode: shop.currency,
    presentmentCurrencyCode: currencyOf(shop, order),
    taxesIncluded: !taxesOnTop(order),
    dutiesIncluded: false,
    paymentGatewayNames: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    returnStatus: () => returnStatus(order),
    displayFinancialStatus: () => financialStatus(order),
    displayFulfillmentStatus: () => fulfilmentStatus(order),
    refundable: () => refundable(order) > 0,
    unpaid: () => received(order) === 0,
    subtotalPriceSet: () => bag(subtotal(order)),
    currentSubtotalPriceSet: () => bag(subtotal(order) - refundedGoods(order)),
    totalShippingPriceSet: () => bag(order.shippingMinor),
    currentShippingPriceSet: () => bag(order.shippingMinor - shippingRefunded(order)),
    currentTotalTaxSet: () => bag(order.taxMinor),
    totalTaxSet: () => bag(order.taxMinor),
    totalDiscountsSet: () => bag(order.lines.reduce((sum, line) => sum + line.discountMinor, 0)),
    totalReceivedSet: () => bag(received(order)),
    totalRefundedSet: () => bag(refunded(order)),
    totalRefundedShippingSet: () => bag(shippingRefunded(order)),
    totalCapturableSet: () => bag(capturable(order)),
    refundDiscrepancySet: () => bag(refundDiscrepancy(order)),
    netPaymentSet: () => bag(received(order) - refunded(order)),
    customer: () => customerById(shop, order.customerId),
    purchasingEntity: () =>
      order.company === true ? { __typename: "PurchasingCompany" } : customerById(shop, order.customerId),
    ...changeView(shop, order, { subject: (one) => orderView(shop, one) }),
    staffMember: (_: unknown, context: RootContext) => staffMember(context, order.userId ?? null),
    lineItems: (args: PageArgs) =>
      listed(
        order.lines,
        args,
        ({ id }) => id,
        (line) => lineView(shop, order, line),
      ),
    transactions: ({ first }: { first?: number }) =>
      order.transactions.slice(0, first ?? 250).map((one) => transactionView(shop, order, one)),
    fulfillments: ({ first }: { first?: number }) =>
      order.fulfilments.slice(0, first ?? 250).map((one) => fulfilmentView(shownOf(shop, order), one)),
    fulfillmentOrders: (args: PageArgs, context: RootContext) =>
      fulfilmentOrdersView(shownOf(shop, order), args, context),
    refunds: ({ first }: { first?: number }) =>
      order.refunds.slice(0, first ?? 250).map((one) => refundView(shop, order, one)),
    agreements: (args: PageArgs) =>
      agreements(
        {
          shop,
          order,
          views: {
            order: () => orderView(shop, order),
            refund: (one) => refundView(shop, order, one),
            return: (id) => returnById(shownOf(shop, order), id),
          },
        },
        args,
      ),
    returns: (args: PageArgs, context: RootContext) => returnsView(shownOf(shop, order), args, context),
  };
}

/** For the parts of an order that are shown with ways back to it. */
export function shownOf(shop: Shop, order: Order): Shown {
  return {
    shop,
    order,
    view: () => orderView(shop, order),
    refund: (refund) => refundView(shop, order, refund),
  };
}

export function refundView(shop: Shop, order: Order, refund: Refund): Record<string, unknown> {
  const bag = bagOf(shop, order);
  const transactions = order.transactions.filter(({ id }) => refund.transactionIds.includes(id));
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    processedAt: refund.processedAt ?? refund.createdAt,
    note: refund.note,
    totalRefundedSet: bag(refundTotal(order, refund)),
    order: () => orderView(shop, order),
    return: () =>
      returnById(shownOf(shop, order), order.returns?.find(({ refundIds }) => refundIds.includes(refund.id))?.id),
    staffMember: (_: unknown, context: RootContext) => staffMember(context, refund.userId ?? agreedBy(order, refund)),
    refundLineItems: (args: PageArgs) =>
      listed(
        refund.lines,
        args,
        ({ id }) => id,
        (one) => refundLineView(shop, order, one),
      ),
    refundShippingLines: (args: PageArgs) =>
      listed(
        refund.shippingMinor > 0 ? [refund] : [],
        args,
        ({ id }) => id,
        ({ id, shippingMinor }) => ({
          __typename: "RefundShippingLine",
          id: gid("RefundShippingLine", id),
          shippingLine: () => shippingLines(shop, order)[0] ?? null,
          subtotalAmountSet: bag(shippingMinor),
          taxAmountSet: bag(taxShare(order, shippingMinor)),
        }),
      ),
    orderAdjustments: (args: PageArgs) =>
      listed(
        adjustments(order, refund),
        args,
        ({ id }) => id,
        (one) => refundAdjustment(shop, order, one),
      ),
    duties: (refund.duties ?? []).map((one) => refundDutyView(shop, order, one)),
    transactions: (args: PageArgs) =>
      listed(
        transactions,
        args,
        ({ id }) => id,
        (one) => transactionView(shop, order, one),
      ),
  };
}

function agreedBy(order: Order, refund: Refund): number | null {
  return order.agreements.find(({ refundId }) => refundId === refund.id)?.userId ?? null;
}

export function customerById(shop: Shop, customerId: number | null) {
  const customer = customerId === null ? undefined : shop.customers.get(customerId);
  return customer === undefined ? null : customerView(shop, customer, (one) => orderView(shop, one));
}
