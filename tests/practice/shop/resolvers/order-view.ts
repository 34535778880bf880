import { moneyBag } from "../money";
import { pageOf, type PageArgs } from "../page";
import { returnStatus } from "../returns";
import type { RootContext } from "./access";
import { fulfilmentOrdersView } from "./fulfilment-order-view";
import { fulfilmentView } from "./fulfilment-view";
import { agreements } from "./agreement-view";
import { customerView } from "./customer-view";
import { gid, lineView, listed } from "./line-view";
import { changeView } from "./order-change-view";
import { originView } from "./origin-view";
import { returnById, returnsView } from "./return-view";
import type { Shown } from "./shown";
import { staffMember } from "./staff";
import type { Order, Refund, Shop, Transaction } from "../state";
import {
  financialStatus,
  fulfilmentStatus,
  received,
  refundable,
  refundableOf,
  refunded,
  refundTotal,
  shippingRefunded,
  subtotal,
} from "../sums";

/** A connection that the practice shop has nothing in yet. */
const none = (args: PageArgs) => pageOf([], args, { id: () => 0, sort: "ID", node: () => null });

/** An order as the Admin schema shows it; fields are functions so that only what is asked for is computed. */
export function orderView(shop: Shop, order: Order): Record<string, unknown> {
  const bag = (amountMinor: number) => moneyBag(amountMinor, shop.currency);
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
    presentmentCurrencyCode: shop.currency,
    taxesIncluded: true,
    dutiesIncluded: false,
    paymentGatewayNames: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    returnStatus: () => returnStatus(order),
    displayFinancialStatus: () => financialStatus(order),
    displayFulfillmentStatus: () => fulfilmentStatus(order),
    refundable: () => refundable(order) > 0,
    subtotalPriceSet: () => bag(subtotal(order)),
    currentSubtotalPriceSet: () => bag(subtotal(order)),
    totalShippingPriceSet: () => bag(order.shippingMinor),
    currentShippingPriceSet: () => bag(order.shippingMinor - shippingRefunded(order)),
    currentTotalTaxSet: () => bag(order.taxMinor),
    totalTaxSet: () => bag(order.taxMinor),
    totalDiscountsSet: () => bag(order.lines.reduce((sum, line) => sum + line.discountMinor, 0)),
    totalReceivedSet: () => bag(received(order)),
    totalRefundedSet: () => bag(refunded(order)),
    totalRefundedShippingSet: () => bag(shippingRefunded(order)),
    netPaymentSet: () => bag(received(order) - refunded(order)),
    customer: () => customerOf(shop, order),
    ...changeView(shop, order, { subject: (one) => orderView(shop, one) }),
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

export function transactionView(shop: Shop, order: Order, transaction: Transaction): Record<string, unknown> {
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway,
    formattedGateway: transaction.gateway === "shopify_payments" ? "Shopify Payments" : transaction.gateway,
    createdAt: transaction.at,
    processedAt: transaction.at,
    errorCode: null,
    test: false,
    amountSet: moneyBag(transaction.amountMinor, shop.currency),
    // Only a point of sale logs its staff in.
    user: (_: unknown, context: RootContext) => staffMember(context, null),
    maximumRefundableV2: () => moneyBag(refundableOf(order, transaction.id), shop.currency).shopMoney,
    parentTransaction: () => {
      const parent = order.transactions.find(({ id }) => id === transaction.parentId);
      return parent === undefined ? null : transactionView(shop, order, parent);
    },
  };
}

export function refundView(shop: Shop, order: Order, refund: Refund): Record<string, unknown> {
  const bag = (amountMinor: number) => moneyBag(amountMinor, shop.currency);
  const transactions = order.transactions.filter(({ id }) => refund.transactionIds.includes(id));
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    note: refund.note,
    totalRefundedSet: bag(refundTotal(order, refund)),
    order: () => orderView(shop, order),
    return: () =>
      returnById(shownOf(shop, order), order.returns?.find(({ refundIds }) => refundIds.includes(refund.id))?.id),
    staffMember: (_: unknown, context: RootContext) => staffMember(context, agreedBy(order, refund)),
    refundLineItems: (args: PageArgs) =>
      listed(
        refund.lines,
        args,
        ({ id }) => id,
        (one) => ({
          __typename: "RefundLineItem",
          id: gid("RefundLineItem", one.id),
          quantity: one.quantity,
          restockType: one.restockType,
          restocked: false,
          subtotalSet: bag(one.subtotalMinor),
          lineItem: () => {
            const line = order.lines.find(({ id }) => id === one.lineId);
            return line === undefined ? null : lineView(shop, order, line);
          },
        }),
      ),
    refundShippingLines: none,
    orderAdjustments: none,
    duties: [],
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

function customerOf(shop: Shop, order: Order) {
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  return customer === undefined ? null : customerView(shop, customer, (one) => orderView(shop, one));
}
