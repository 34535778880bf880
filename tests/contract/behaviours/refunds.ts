import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import { field, orderNow, paidOrder, refund, refundInput } from "../orders";
import type { Behaviour } from "../shop";

const AGREEMENTS = `query Agreements($id: ID!) {
  order(id: $id) { agreements(first: 10) { nodes { reason app { id } ... on RefundAgreement { refund { id } } } } }
  currentAppInstallation { app { id } }
}`;
const SUGGESTED = `query Suggested($id: ID!, $line: ID!) {
  order(id: $id) { suggestedRefund(refundLineItems: [{ lineItemId: $line, quantity: 1 }]) {
    amountSet { shopMoney { amount } }
    suggestedTransactions { kind gateway parentTransaction { id } amountSet { shopMoney { amount } } }
  } }
}`;
const Suggested = z.object({
  suggestedRefund: z.object({
    amountSet: z.object({ shopMoney: z.object({ amount: z.coerce.number() }) }),
    suggestedTransactions: z.array(z.object({ kind: z.string(), parentTransaction: z.object({ id: z.string() }) })),
  }),
});
const Agreements = z.object({
  agreements: z.object({
    nodes: z.array(
      z.object({
        reason: z.string(),
        app: z.object({ id: z.string() }).nullable(),
        refund: z.object({ id: z.string() }).optional(),
      }),
    ),
  }),
});

/** What a refund does, and who Shopify says did it. */
export const REFUNDS: readonly Behaviour[] = [
  {
    says: "a refund with its transaction moves exactly that money, and reading by id shows it at once",
    check: async (shop) => {
      const order = await paidOrder(shop);
      const done = await refund(shop, refundInput(order), randomUUID());
      expect(done.refund?.totalRefundedSet).toBe(10);
      const now = await orderNow(shop, order);
      expect([now.totalRefundedSet, now.netPaymentSet]).toEqual([10, 25]);
      expect(now.lineItems.nodes[0]?.refundableQuantity).toBe(2);
    },
  },
  {
    says: "lines without a transaction are booked and move no money",
    check: async (shop) => {
      const order = await paidOrder(shop);
      const done = await refund(shop, refundInput(order, { amount: null }), randomUUID());
      expect([done.refund?.totalRefundedSet, done.userErrors]).toEqual([0, []]);
      expect((await orderNow(shop, order)).totalRefundedSet).toBe(0);
    },
  },
  {
    says: "the note of a refund is kept to the letter: name, reference and fingerprint",
    check: async (shop) => {
      const order = await paidOrder(shop);
      const note = "Chiara D'Amico-Åström via Delega · D-10482 · 0123456789abcdef";
      await refund(shop, refundInput(order, { note }), randomUUID());
      expect((await orderNow(shop, order)).refunds.map((one) => one.note)).toEqual([note]);
    },
  },
  {
    says: "more money than is left is refused by a userError, and moves nothing",
    assumed: 2,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const done = await refund(shop, refundInput(order, { items: 0, amount: "35.01" }), randomUUID());
      expect(done.refund).toBeNull();
      expect(done.userErrors).not.toEqual([]);
      expect((await orderNow(shop, order)).totalRefundedSet).toBe(0);
    },
  },
  {
    says: "more items than were bought are refused by a userError",
    assumed: 2,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const done = await refund(shop, refundInput(order, { items: 4 }), randomUUID());
      expect([done.refund, done.userErrors.length > 0]).toEqual([null, true]);
    },
  },
  {
    says: "a payment of another order cannot be refunded",
    assumed: 2,
    check: async (shop) => {
      const [mine, other] = [await paidOrder(shop), await paidOrder(shop)];
      const [foreign] = refundInput(other).transactions;
      const done = await refund(
        shop,
        { ...refundInput(mine), transactions: [{ ...foreign, orderId: mine.id }] },
        randomUUID(),
      );
      expect([done.refund, done.userErrors.length > 0]).toEqual([null, true]);
    },
  },
  {
    says: "the agreement of our refund names our app and the refund, so others' refunds can be told apart",
    assumed: 4,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const done = await refund(shop, refundInput(order), randomUUID());
      const answer = await shop.ask(AGREEMENTS, { id: order.id });
      const ours = field(answer, "currentAppInstallation", z.object({ app: z.object({ id: z.string() }) })).app.id;
      const { nodes } = field(answer, "order", Agreements).agreements;
      const found = nodes.find((one) => one.refund?.id === done.refund?.id);
      expect([found?.reason, found?.app?.id]).toEqual(["REFUND", ours]);
    },
  },
  {
    says: "the suggested refund of one item is its price, to be taken from the payment it came by",
    assumed: 7,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const line = order.lineItems.nodes[0]?.id;
      const { suggestedRefund } = field(await shop.ask(SUGGESTED, { id: order.id, line }), "order", Suggested);
      expect(suggestedRefund.amountSet.shopMoney.amount).toBe(10);
      expect(suggestedRefund.suggestedTransactions).toEqual([
        { kind: "SUGGESTED_REFUND", parentTransaction: { id: order.transactions[0]?.id } },
      ]);
    },
  },
];
