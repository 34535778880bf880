import { moneyBag } from "../money";
import { pageOf, type PageArgs } from "../page";
import { returnStatus } from "../returns";
import type { RootContext } from "./access";
import { fulfilmentOrdersView } from "./fulfilment-order-view";
import { fulfilmentView } from "./fulfilment-view";
import { customerView } from "./customer-view";
import { gid, lineView, listed } from "./line-view";
import { originView } from "./origin-view";
import { returnById, returnsView } from "./return-view";
import type { Shown } from "./shown";
import type { Agreement, Order, Refund, Shop, Transaction } from "../state";
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
  total,
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
    edited: false,
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags,
    customerLocale: order.customerLocale,
    customAttributes: [],
    currencyCode: shop.currency,
    presentmentCurrencyCode: shop.currency,
    taxesIncluded: true,
    dutiesIncluded: false,
    paymentGatewayNames: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    returnStatus: () => returnStatus(order),
    displayFinancialStatus: () => financialStatus(order),
    displayFulfillmentStatus: () => fulfilmentStatus(order),
    refundable: () => refundable(order) > 0,
    merchantEditable: order.cancelledAt === null,
    merchantEditableErrors: [],
    totalPriceSet: () => bag(total(order)),
    subtotalPriceSet: () => bag(subtotal(order)),
    currentTotalPriceSet: () => bag(total(order) - refunded(order)),
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
    totalOutstandingSet: () => bag(Math.max(0, total(order) - received(order))),
    customer: () => customerOf(shop, order),
    shippingAddress: () => addressView(order),
    billingAddress: () => addressView(order),
    shippingLine: () => shippingLineView(shop, order),
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
      listed(
        order.agreements,
        args,
        ({ id }) => id,
        (one) => agreementView(shop, order, one),
      ),
    events: none,
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

const AGREEMENTS = { ORDER: "OrderAgreement", REFUND: "RefundAgreement", RETURN: "ReturnAgreement" } as const;

function agreementView(shop: Shop, order: Order, agreement: Agreement) {
  const refund = order.refunds.find(({ id }) => id === agreement.refundId);
  return {
    __typename: AGREEMENTS[agreement.reason],
    id: gid("SalesAgreement", agreement.id),
    happenedAt: agreement.happenedAt,
    reason: agreement.reason,
    app: agreement.app === null ? null : { __typename: "App", id: agreement.app.id, title: agreement.app.title },
    refund: () => (refund === undefined ? null : refundView(shop, order, refund)),
    return: () => returnById(shownOf(shop, order), agreement.returnId),
    sales: none,
  };
}

function customerOf(shop: Shop, order: Order) {
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  return customer === undefined ? null : customerView(shop, customer, (one) => orderView(shop, one));
}

function addressView(order: Order) {
  const address = order.shippingAddress;
  if (address === null) return null;
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", order.id),
    firstName: address.firstName,
    lastName: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    company: null,
    address1: address.address1,
    address2: null,
    city: address.city,
    province: null,
    provinceCode: null,
    zip: address.zip,
    country: address.country,
    countryCodeV2: address.countryCode === "" ? null : address.countryCode,
    phone: address.phone,
  };
}

function shippingLineView(shop: Shop, order: Order) {
  if (order.shippingTitle === null) return null;
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", order.id),
    title: order.shippingTitle,
    code: order.shippingTitle,
    originalPriceSet: moneyBag(order.shippingMinor, shop.currency),
    discountedPriceSet: moneyBag(order.shippingMinor, shop.currency),
    currentDiscountedPriceSet: moneyBag(order.shippingMinor - shippingRefunded(order), shop.currency),
  };
}
