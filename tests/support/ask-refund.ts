import type { Order, Transaction } from "../practice/shop/state";
import type { AdminClient } from "./admin-client";

export type Bag = { readonly shopMoney: Money; readonly presentmentMoney: Money };
type Money = { readonly amount: string; readonly currencyCode: string };

const BAG = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";
const REFUND = `mutation Refund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    userErrors { field message }
    refund {
      id
      totalRefundedSet ${BAG}
      refundLineItems(first: 10) { nodes { restockType restocked subtotalSet ${BAG} totalTaxSet ${BAG} } }
      refundShippingLines(first: 10) { nodes { shippingLine { title } subtotalAmountSet ${BAG} } }
      orderAdjustments(first: 10) { nodes { reason amountSet ${BAG} } }
      transactions(first: 10) { nodes { status gateway errorCode amountSet ${BAG} parentTransaction { id } } }
    }
    order {
      displayFinancialStatus
      totalRefundedSet ${BAG}
      totalRefundedShippingSet ${BAG}
      netPaymentSet ${BAG}
      refundDiscrepancySet ${BAG}
      currentSubtotalPriceSet ${BAG}
    }
  }
}`;

type Refund = {
  readonly id: string;
  readonly totalRefundedSet: Bag;
  readonly refundLineItems: {
    nodes: { restockType: string; restocked: boolean; subtotalSet: Bag; totalTaxSet: Bag }[];
  };
  readonly refundShippingLines: { nodes: { shippingLine: { title: string }; subtotalAmountSet: Bag }[] };
  readonly orderAdjustments: { nodes: { reason: string; amountSet: Bag }[] };
  readonly transactions: {
    nodes: {
      status: string;
      gateway: string;
      errorCode: string | null;
      amountSet: Bag;
      parentTransaction: { id: string } | null;
    }[];
  };
};
type Sums = Record<
  | "totalRefundedSet"
  | "totalRefundedShippingSet"
  | "netPaymentSet"
  | "refundDiscrepancySet"
  | "currentSubtotalPriceSet",
  Bag
> & { readonly displayFinancialStatus: string };

export type Refunded = {
  readonly refund: Refund | null;
  readonly order: Sums | null;
  readonly userErrors: readonly { readonly field: string[]; readonly message: string }[];
};

let keys = 0;

/** Sends a refund of the order under a key of its own. */
export async function askRefund(client: AdminClient, order: Order, input: object): Promise<Refunded> {
  keys += 1;
  const answer = await client.ask<{ refundCreate: Refunded }>(REFUND, {
    input: { orderId: orderGid(order), ...input },
    key: `key-${String(keys)}`,
  });
  if (answer.data === null) throw new Error(answer.errors?.[0]?.message ?? "no answer");
  return answer.data.refundCreate;
}

export const orderGid = ({ id }: Order) => `gid://shopify/Order/${String(id)}`;
export const paymentGid = ({ id }: Transaction) => `gid://shopify/OrderTransaction/${String(id)}`;

/** The payment of an order that came in by a gateway. */
export function paymentBy(order: Order, gateway: string): Transaction {
  const payment = order.transactions.find((one) => one.kind === "SALE" && one.gateway === gateway);
  if (payment === undefined) throw new Error(`${order.name} was not paid by ${gateway}`);
  return payment;
}

/** The input that gives back so much of one payment. */
export function back(order: Order, gateway: string, amount: string) {
  return {
    orderId: orderGid(order),
    parentId: paymentGid(paymentBy(order, gateway)),
    kind: "REFUND",
    gateway,
    amount,
  };
}

/** Some pieces of the order's first line. */
export function pieces(order: Order, quantity: number, more: object = {}) {
  return { lineItemId: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity, ...more };
}
