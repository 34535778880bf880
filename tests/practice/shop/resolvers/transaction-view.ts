import { bagOf } from "../paid-in";
import type { Order, Shop, Transaction } from "../state";
import { refundableOf } from "../sums";
import type { RootContext } from "./access";
import { gid } from "./line-view";
import { staffMember } from "./staff";

const NAMES: Readonly<Record<string, string>> = {
  shopify_payments: "Shopify Payments",
  gift_card: "Gift card",
  shopify_store_credit: "Store credit",
};

/** A gateway as people read it. */
export function gatewayName(gateway: string): string {
  return NAMES[gateway] ?? gateway;
}

export function transactionView(shop: Shop, order: Order, transaction: Transaction): Record<string, unknown> {
  const bag = bagOf(shop, order);
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway,
    formattedGateway: gatewayName(transaction.gateway),
    manualPaymentGateway: transaction.gateway === "manual",
    createdAt: transaction.at,
    processedAt: transaction.at,
    errorCode: transaction.errorCode ?? null,
    test: false,
    amountSet: bag(transaction.amountMinor),
    maximumRefundableV2: () => bag(refundableOf(order, transaction.id)).presentmentMoney,
    // Named only for somebody who stood at a till; these shops have none.
    user: (_: unknown, context: RootContext) => staffMember(context, null, "user"),
    parentTransaction: () => {
      const parent = order.transactions.find(({ id }) => id === transaction.parentId);
      return parent === undefined ? null : transactionView(shop, order, parent);
    },
  };
}
