import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import { field, orderNow, paidOrder, refund, refundInput } from "../orders";
import type { Behaviour, ContractShop } from "../shop";

const ADJUSTMENTS = `query Adjustments($id: ID!) {
  refund(id: $id) { orderAdjustments(first: 5) { nodes { reason amountSet { shopMoney { amount } } } } }
}`;
const Adjustments = z.object({
  orderAdjustments: z.object({
    nodes: z.array(
      z.object({ reason: z.string(), amountSet: z.object({ shopMoney: z.object({ amount: z.coerce.number() }) }) }),
    ),
  }),
});

async function adjustments(shop: ContractShop, id: string | undefined) {
  const { nodes } = field(await shop.ask(ADJUSTMENTS, { id }), "refund", Adjustments).orderAdjustments;
  return nodes.map(({ reason, amountSet }) => [reason, amountSet.shopMoney.amount]);
}

/** What refunds book beside the money, and what they may not do with it. */
export const MONEY: readonly Behaviour[] = [
  {
    says: "a payment without items is an adjustment in the customer's favour",
    assumed: 7,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const done = await refund(shop, refundInput(order, { items: 0, amount: "5.00" }), randomUUID());
      expect(await adjustments(shop, done.refund?.id)).toEqual([["REFUND_DISCREPANCY", -5]]);
    },
  },
  {
    says: "one payment named twice gives back at most what it took",
    assumed: 7,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const input = refundInput(order, { items: 0, amount: "20.00" });
      const done = await refund(
        shop,
        { ...input, transactions: [...input.transactions, ...input.transactions] },
        randomUUID(),
      );
      expect([done.refund, done.userErrors.length > 0]).toEqual([null, true]);
      expect((await orderNow(shop, order)).totalRefundedSet).toBe(0);
    },
  },
  {
    says: "a currency that the customer did not pay in is refused",
    assumed: 9,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const done = await refund(shop, { ...refundInput(order), currency: "ISK" }, randomUUID());
      expect([done.refund, done.userErrors.length > 0]).toEqual([null, true]);
    },
  },
  {
    says: "who of the staff refunded is denied without read_users; the rest of the answer comes",
    check: async (shop) => {
      const order = await paidOrder(shop);
      await refund(shop, refundInput(order), randomUUID());
      const query = "query Staff($id: ID!) { order(id: $id) { id refunds(first: 5) { staffMember { id } } } }";
      const { body } = await shop.ask(query, { id: order.id });
      expect(body.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
      expect(body.data).toMatchObject({ order: { id: order.id } });
    },
  },
];
