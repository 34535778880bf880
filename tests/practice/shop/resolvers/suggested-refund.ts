import { GraphQLError } from "graphql";
import { minor } from "../money";
import { bagOf, currencyOf } from "../paid-in";
import type { Line, Order, Shop } from "../state";
import { addedTaxShare, lineShare, refundable, refundableOf, shippingRefunded, taxShare, taxesOnTop } from "../sums";
import { dutiesBack, refundDutyView, type DutyBack } from "./duties";
import { lineView } from "./line-view";
import { gatewayName, transactionView } from "./transaction-view";

type Args = {
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: string | null }[] | null;
  refundShipping?: boolean | null;
  shippingAmount?: string | null;
  suggestFullRefund?: boolean | null;
  refundDuties?: DutyBack[] | null;
  refundMethodAllocation?: string | null;
};

/** What Shopify would refund for a choice: shares of the discounted prices, never more than was paid and is left. */
export function suggestedRefund(shop: Shop, order: Order, args: Args) {
  const bag = bagOf(shop, order);
  const chosen =
    args.suggestFullRefund === true ? everything(order) : (args.refundLineItems ?? []).map((one) => pick(order, one));
  const itemsMinor = chosen.reduce((sum, { line, quantity }) => sum + lineShare(line, quantity), 0);
  const shippingLeft = order.shippingMinor - shippingRefunded(order);
  const shippingMinor = shippingOf({ args, currency: currencyOf(shop, order), left: shippingLeft });
  const addedTaxMinor = chosen.reduce((sum, { line, quantity }) => sum + addedTaxShare(line, quantity), 0);
  const duties = dutiesBack(order, { duties: args.refundDuties ?? [], items: args.refundLineItems ?? [] });
  if (typeof duties === "string") throw new GraphQLError(duties);
  const dutiesMinor = duties.reduce((sum, one) => sum + one.amountMinor, 0);
  const toCredit = args.refundMethodAllocation === "STORE_CREDIT";
  const amountMinor = Math.min(itemsMinor + addedTaxMinor + shippingMinor + dutiesMinor, refundable(order));
  return {
    __typename: "SuggestedRefund",
    amountSet: bag(amountMinor),
    maximumRefundableSet: bag(refundable(order)),
    subtotalSet: bag(itemsMinor),
    discountedSubtotalSet: bag(itemsMinor),
    totalCartDiscountAmountSet: bag(0),
    totalTaxSet: bag(taxesOnTop(order) ? addedTaxMinor : taxShare(order, itemsMinor + shippingMinor)),
    totalDutiesSet: bag(dutiesMinor),
    shipping: {
      __typename: "ShippingRefund",
      amountSet: bag(shippingMinor),
      maximumRefundableSet: bag(shippingLeft),
      taxSet: bag(taxShare(order, shippingMinor)),
    },
    refundLineItems: chosen.map(({ line, quantity, restockType }) => ({
      __typename: "RefundLineItem",
      lineItem: lineView(shop, order, line),
      quantity,
      restockType,
      location: null,
      priceSet: bag(lineShare(line, quantity)),
      subtotalSet: bag(lineShare(line, quantity)),
      totalTaxSet: bag(taxesOnTop(order) ? addedTaxShare(line, quantity) : taxShare(order, lineShare(line, quantity))),
      restocked: false,
    })),
    refundDuties: duties.map((one) => refundDutyView(shop, order, one)),
    suggestedTransactions: toCredit ? [] : allocate(order, amountMinor).map((part) => suggestion(shop, order, part)),
    // Credit can only be given to somebody, and not to a company.
    suggestedRefundMethods:
      toCredit && order.customerId !== null && order.company !== true
        ? [
            {
              __typename: "SuggestedStoreCreditRefund",
              amount: bag(amountMinor),
              maximumRefundable: bag(refundable(order)),
              expiresAt: null,
            },
          ]
        : [],
  };
}

type Part = { readonly parentId: number; readonly amount: number };

/** What one payment would give back. */
function suggestion(shop: Shop, order: Order, { parentId, amount }: Part) {
  const bag = bagOf(shop, order);
  const parent = order.transactions.find(({ id }) => id === parentId);
  return {
    __typename: "SuggestedOrderTransaction",
    kind: "SUGGESTED_REFUND",
    gateway: parent?.gateway ?? null,
    formattedGateway: parent === undefined ? null : gatewayName(parent.gateway),
    amountSet: bag(amount),
    maximumRefundableSet: bag(Math.min(refundableOf(order, parentId), refundable(order))),
    parentTransaction: parent === undefined ? null : transactionView(shop, order, parent),
  };
}

function shippingOf({ args, currency, left }: { args: Args; currency: string; left: number }): number {
  if (args.shippingAmount == null) return args.refundShipping === true ? left : 0;
  const amountMinor = minor(args.shippingAmount, currency);
  if (!(amountMinor >= 0) || amountMinor > left) throw new GraphQLError("Shipping amount cannot be refunded");
  return amountMinor;
}

function pick(order: Order, one: { lineItemId: string; quantity: number; restockType?: string | null }) {
  const line = order.lines.find(({ id }) => `gid://shopify/LineItem/${String(id)}` === one.lineItemId);
  if (line === undefined || one.quantity < 1 || one.quantity > line.quantity - line.refunded) {
    throw new GraphQLError("Quantity cannot refund more items than were purchased");
  }
  return { line, quantity: one.quantity, restockType: one.restockType ?? "NO_RESTOCK" };
}

function everything(order: Order): { line: Line; quantity: number; restockType: string }[] {
  return order.lines
    .filter((line) => line.quantity > line.refunded)
    .map((line) => ({ line, quantity: line.quantity - line.refunded, restockType: "NO_RESTOCK" }));
}

/** Payments give back in the order they came in. */
function allocate(order: Order, amountMinor: number): Part[] {
  let rest = amountMinor;
  const parts: Part[] = [];
  for (const { id } of order.transactions) {
    const amount = Math.min(rest, refundableOf(order, id));
    if (amount > 0) parts.push({ parentId: id, amount });
    rest -= amount;
  }
  return parts;
}
