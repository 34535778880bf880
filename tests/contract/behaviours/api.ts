import { expect } from "vitest";
import type { Behaviour } from "../shop";

const NAME = "{ shop { name } }";

/** How the Admin API itself answers: costs, versions, tokens. */
export const API: readonly Behaviour[] = [
  {
    says: "every answer tells what it cost and what is left of the bucket",
    assumed: 15,
    check: async (shop) => {
      const { body } = await shop.ask(NAME);
      expect(body.extensions?.["cost"]).toMatchObject({
        requestedQueryCost: expect.any(Number) as number,
        actualQueryCost: expect.any(Number) as number,
        throttleStatus: {
          maximumAvailable: expect.any(Number) as number,
          currentlyAvailable: expect.any(Number) as number,
          restoreRate: expect.any(Number) as number,
        },
      });
    },
  },
  {
    says: "a query of more than 1,000 points is refused before it runs",
    check: async (shop) => {
      const wide = "{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }";
      const { body } = await shop.ask(wide);
      expect(body.errors?.[0]?.extensions?.code).toBe("MAX_COST_EXCEEDED");
      expect(body.data ?? null).toBeNull();
    },
  },
  {
    says: "an invalid token is 401, whatever is asked",
    check: async (shop) => {
      expect((await shop.ask(NAME, {}, { token: "shpat_00000000000000000000000000000000" })).status).toBe(401);
    },
  },
  {
    says: "an API version that never was is 404",
    check: async (shop) => {
      expect((await shop.ask(NAME, {}, { version: "1999-13" })).status).toBe(404);
    },
  },
  {
    says: "a field that the schema does not have is an error of the whole request, not an empty answer",
    check: async (shop) => {
      const { body } = await shop.ask("{ shop { noSuchField } }");
      expect(body.errors?.[0]?.message).toMatch(/noSuchField/);
      expect(body.data ?? null).toBeNull();
    },
  },
  {
    says: "an order that never was is null, without an error",
    check: async (shop) => {
      const { body } = await shop.ask(`{ order(id: "gid://shopify/Order/1") { id } }`);
      expect(body).toMatchObject({ data: { order: null } });
      expect(body.errors).toBeUndefined();
    },
  },
];
