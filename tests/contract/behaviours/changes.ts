import { expect } from "vitest";
import { z } from "zod";
import { eventually, field, paidOrder } from "../orders";
import type { Behaviour, ContractShop } from "../shop";

const CANCEL = `mutation ContractCancel($id: ID!, $refund: OrderCancelRefundMethodInput) {
  orderCancel(orderId: $id, reason: OTHER, restock: false, refundMethod: $refund) {
    job { id done } orderCancelUserErrors { field code }
  }
}`;
const Cancelled = z.object({
  job: z.object({ id: z.string(), done: z.boolean() }).nullable(),
  orderCancelUserErrors: z.array(z.object({ field: z.array(z.string()).nullable(), code: z.string().nullable() })),
});
const JOB = "query ContractJob($id: ID!) { job(id: $id) { done } }";
const STATE = `query ContractState($id: ID!) {
  order(id: $id) { cancelledAt merchantEditable netPaymentSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } }
}`;
const Amount = z.object({ shopMoney: z.object({ amount: z.coerce.number() }) });
const State = z.object({
  cancelledAt: z.string().nullable(),
  merchantEditable: z.boolean(),
  netPaymentSet: Amount,
  currentTotalPriceSet: Amount,
});
const TAGS = `mutation ContractTags($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) { node { ... on Order { tags } } userErrors { message } }
}`;
const Tagged = z.object({
  node: z.object({ tags: z.array(z.string()) }).nullable(),
  userErrors: z.array(z.object({ message: z.string() })),
});

const ask = async (shop: ContractShop, id: string, refund?: object) =>
  field(await shop.ask(CANCEL, { id, refund }), "orderCancel", Cancelled);

async function cancelled(shop: ContractShop, id: string, refund?: object): Promise<z.infer<typeof State>> {
  const { job } = await ask(shop, id, refund);
  const done = async () => field(await shop.ask(JOB, { id: job?.id }), "job", z.object({ done: z.boolean() })).done;
  expect(await eventually(done)).toBe(true);
  return field(await shop.ask(STATE, { id }), "order", State);
}

/** What changing an order does there: nothing of it can be taken back. */
export const CHANGES: readonly Behaviour[] = [
  {
    says: "a cancellation is a job; when it is done the order is cancelled, closed to edits, and all its money given back",
    check: async (shop) => {
      const { id } = await paidOrder(shop);
      const after = await cancelled(shop, id, { originalPaymentMethodsRefund: true });
      expect([after.cancelledAt === null, after.merchantEditable]).toEqual([false, false]);
      expect([after.netPaymentSet.shopMoney.amount, after.currentTotalPriceSet.shopMoney.amount]).toEqual([0, 0]);
    },
  },
  {
    says: "a cancellation without a refund method keeps the money",
    check: async (shop) => {
      const { id } = await paidOrder(shop);
      expect((await cancelled(shop, id)).netPaymentSet.shopMoney.amount).toBe(35);
    },
  },
  {
    says: "a second cancellation is refused with INVALID and starts no job",
    assumed: 2,
    check: async (shop) => {
      const { id } = await paidOrder(shop);
      await cancelled(shop, id);
      const again = await ask(shop, id);
      expect([again.job, again.orderCancelUserErrors.map(({ code }) => code)]).toEqual([null, ["INVALID"]]);
    },
  },
  {
    says: "tags know no case, and one of 41 characters is refused with all its call",
    check: async (shop) => {
      const { id } = await paidOrder(shop);
      const add = async (tags: string[]) => field(await shop.ask(TAGS, { id, tags }), "tagsAdd", Tagged);
      await add(["Contract"]);
      expect((await add(["CONTRACT", "second"])).node?.tags).toHaveLength(2);
      expect((await add(["third", "x".repeat(41)])).userErrors).toHaveLength(1);
      expect((await add(["second"])).node?.tags).toHaveLength(2);
    },
  },
];
