import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { orderNow, paidOrder, refund, refundInput } from "../orders";
import type { Behaviour } from "../shop";

const KEYLESS = `mutation Keyless($input: RefundInput!) {
  refundCreate(input: $input) { refund { id } userErrors { field message } }
}`;

/** What keeps a refund single on Shopify's side. */
export const KEYS: readonly Behaviour[] = [
  {
    says: "a refund without an idempotency key is refused at run time, and moves nothing",
    assumed: 1,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const { body } = await shop.ask(KEYLESS, { input: refundInput(order) });
      expect(body.errors?.[0]?.message).toMatch(/idempotent/i);
      expect((await orderNow(shop, order)).totalRefundedSet).toBe(0);
    },
  },
  {
    says: "the same key and input twice is one refund, and both answers name it",
    check: async (shop) => {
      const order = await paidOrder(shop);
      const key = randomUUID();
      const first = await refund(shop, refundInput(order), key);
      const second = await refund(shop, refundInput(order), key);
      expect(first.refund).not.toBeNull();
      expect(second.refund?.id).toBe(first.refund?.id);
      const now = await orderNow(shop, order);
      expect([now.refunds.length, now.totalRefundedSet]).toEqual([1, 10]);
    },
  },
  {
    says: "two calls at once with one key are one refund; the other is told to wait or shown the same",
    check: async (shop) => {
      const order = await paidOrder(shop);
      const key = randomUUID();
      const both = await Promise.all([1, 2].map(() => refund(shop, refundInput(order), key)));
      const ids = new Set(both.flatMap((one) => one.refund?.id ?? []));
      expect(ids.size).toBe(1);
      expect((await orderNow(shop, order)).totalRefundedSet).toBe(10);
    },
  },
  {
    says: "the same key with another amount is a userError without a code, and moves nothing more",
    assumed: 1,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const key = randomUUID();
      await refund(shop, refundInput(order), key);
      const other = await refund(shop, refundInput(order, { amount: "9.00" }), key);
      expect(other.refund).toBeNull();
      expect(other.userErrors.map(({ __typename }) => __typename)).toEqual(["UserError"]);
      expect((await orderNow(shop, order)).totalRefundedSet).toBe(10);
    },
  },
  {
    says: "a key whose first use was refused answers a userError again, and a new key works",
    assumed: 1,
    check: async (shop) => {
      const order = await paidOrder(shop);
      const key = randomUUID();
      const tooMuch = refundInput(order, { items: 0, amount: "1000.00" });
      expect((await refund(shop, tooMuch, key)).userErrors).not.toEqual([]);
      const again = await refund(shop, tooMuch, key);
      expect(again.refund).toBeNull();
      expect(again.userErrors).not.toEqual([]);
      expect((await refund(shop, refundInput(order), randomUUID())).refund).not.toBeNull();
    },
  },
];
