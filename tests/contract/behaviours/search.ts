import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import { eventually, field, paidOrder } from "../orders";
import type { Behaviour, ContractShop } from "../shop";

const FIND = `query Find($query: String!) { orders(first: 10, query: $query) { nodes { id } } }`;
const Found = z.object({ nodes: z.array(z.object({ id: z.string() })) });

async function find(shop: ContractShop, query: string): Promise<string[]> {
  return field(await shop.ask(FIND, { query }), "orders", Found).nodes.map(({ id }) => id);
}

/** What a search finds; an assistant's search must be no oracle (decisions.md 15), so the differences matter. */
export const SEARCH: readonly Behaviour[] = [
  {
    says: "an order is found by its number and by its whole e-mail in quotes, and by no other whole e-mail",
    check: async (shop) => {
      const email = `contract-${randomUUID()}@contract.example.com`;
      const order = await paidOrder(shop, { email });
      expect(await eventually(async () => (await find(shop, `email:"${email}"`)).includes(order.id))).toBe(true);
      expect(await find(shop, `name:"${order.name}"`)).toContain(order.id);
      expect(await find(shop, `email:"x${email}"`)).toEqual([]);
    },
  },
  {
    says: "an e-mail without quotes is cut into words, so half of one finds the order, too",
    assumed: 6,
    check: async (shop) => {
      const word = `half${randomUUID().slice(0, 8)}`;
      const order = await paidOrder(shop, { email: `${word}@contract.example.com` });
      expect(await eventually(async () => (await find(shop, `email:${word}`)).includes(order.id))).toBe(true);
    },
  },
  {
    says: "an unknown filter narrows nothing and is warned of in the answer's extensions",
    check: async (shop) => {
      await paidOrder(shop);
      const { body } = await shop.ask(FIND, { query: "no_such_filter:1" });
      expect(body.errors).toBeUndefined();
      expect(JSON.stringify(body.extensions?.["search"])).toMatch(/no_such_filter/);
    },
  },
];
