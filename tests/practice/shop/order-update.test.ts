import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Order } from "./state";
import { gidOf, isUnsent, newest, storeUnderTest, type StoreUnderTest } from "./store-under-test";

let test: StoreUnderTest;
let order: Order;
beforeEach(async () => {
  test = await storeUnderTest(["write_orders"]);
  order = newest(test.shop, isUnsent);
});
afterEach(() => test.close());

const UPDATE = `mutation($input: OrderInput!) { orderUpdate(input: $input) {
  order { updatedAt email phone note tags poNumber customAttributes { key value }
    shippingAddress { firstName address1 address2 city zip provinceCode countryCodeV2 company phone } billingAddress { city } }
  userErrors { field message } } }`;
type Updated = { order: Record<string, unknown> | null; userErrors: { field: string[]; message: string }[] };

const update = (input: object) => test.read<Updated>("orderUpdate", UPDATE, { input: { id: gidOf(order), ...input } });
const tags = (name: "tagsAdd" | "tagsRemove", list: string[] | string, id = gidOf(order)) =>
  test.read<{ node: { tags: string[] } | null; userErrors: { field: string[] }[] }>(
    name,
    `mutation($id: ID!, $tags: [String!]!) { ${name}(id: $id, tags: $tags) { node { id ... on Order { tags } } userErrors { field message } } }`,
    { id, tags: list },
  );

describe("orderUpdate", () => {
  it("overwrites what is given, leaves the rest, moves updatedAt and tells who listens", async () => {
    order.tags = ["old"];
    order.customAttributes = [{ key: "gift", value: "yes" }];
    const { email } = order;
    test.wait(60_000);
    const before = order.updatedAt;
    const answer = await update({
      note: "ring twice",
      tags: ["vip", "VIP", "fragile"],
      poNumber: "PO-7",
      customAttributes: [{ key: "colour", value: "blue" }],
    });
    expect(answer).toMatchObject({
      order: {
        email,
        note: "ring twice",
        tags: ["vip", "fragile"],
        poNumber: "PO-7",
        customAttributes: [{ key: "colour", value: "blue" }],
      },
      userErrors: [],
    });
    expect(order.updatedAt > before).toBe(true);
    expect((await test.hear("orders/updated"))["orders/updated"]?.["note"]).toBe("ring twice");
  });

  it("changes nothing and says nothing when everything is so already", async () => {
    await update({ note: "same" });
    await test.hear("orders/updated");
    const before = order.updatedAt;
    test.wait(60_000);
    await update({ note: "same" });
    expect(order.updatedAt).toBe(before);
    expect(test.shop.notes.filter(({ orderId }) => orderId === order.id)).toHaveLength(1);
  });

  it("a shipping address is new as a whole; billing, shipping price and total stay", async () => {
    const billed = order.shippingAddress?.city;
    const price = order.shippingMinor;
    const { order: after } = await update({
      shippingAddress: { firstName: "Ada", address1: "Via Po 1", city: "Torino", zip: "10123", countryCode: "IT" },
    });
    expect(after).toMatchObject({
      shippingAddress: { firstName: "Ada", address1: "Via Po 1", address2: null, phone: null, countryCodeV2: "IT" },
      billingAddress: { city: billed },
    });
    expect(order.shippingMinor).toBe(price);
  });

  const wrong: [what: string, input: object, field: string][] = [
    ["a note of 5001 characters", { note: "x".repeat(5001) }, "note"],
    ["an e-mail that is none", { email: "nobody" }, "email"],
    ["a phone that is none", { phone: "call me" }, "phone"],
    ["a tag of 41 characters", { tags: ["x".repeat(41)] }, "tags"],
    ["251 tags", { tags: Array.from({ length: 251 }, (_, index) => `t${String(index)}`) }, "tags"],
    ["an order that is not there", { id: "gid://shopify/Order/1" }, "id"],
  ];
  for (const [what, input, field] of wrong)
    it(`refuses ${what} and changes nothing`, async () => {
      const before = JSON.stringify(order);
      expect(await update({ poNumber: "PO-1", ...input })).toMatchObject({
        order: null,
        userErrors: [{ field: [field] }],
      });
      expect(JSON.stringify(order)).toBe(before);
    });

  it("a note of 5000 characters fits", async () => {
    expect((await update({ note: "x".repeat(5000) })).userErrors).toEqual([]);
  });

  it("a cancelled order still takes a note and tags, but no address", async () => {
    order.cancelledAt = order.createdAt;
    expect((await update({ note: "late", tags: ["lost"] })).userErrors).toEqual([]);
    expect((await update({ shippingAddress: { city: "Roma" } })).userErrors).toHaveLength(1);
  });

  it("what it does not play, a missing scope and an order older than 60 days are refused", async () => {
    const code = async (input: object) =>
      (await test.ask(UPDATE, { input: { id: gidOf(order), ...input } })).errors?.[0]?.extensions?.code;
    expect(await code({ metafields: [] })).toBe("PRACTICE_NOT_PLAYED");
    const old = test.shop.orders[0];
    expect((await update({ id: old === undefined ? "" : gidOf(old), note: "x" })).userErrors).toHaveLength(1);
    for (const token of test.store.state.tokens.values()) token.scopes = ["read_orders"];
    expect(await code({ note: "x" })).toBe("ACCESS_DENIED");
  });
});

describe("tagsAdd and tagsRemove", () => {
  it("know no case, take one string with commas, and keep what others wrote", async () => {
    order.tags = ["VIP", "wholesale"];
    expect((await tags("tagsAdd", "vip, Fragile")).node?.tags).toEqual(["VIP", "wholesale", "Fragile"]);
    expect((await tags("tagsRemove", ["FRAGILE", "never there"])).node?.tags).toEqual(["VIP", "wholesale"]);
  });

  it("add all of a call or nothing: not a 251st tag, not one of 41 characters", async () => {
    order.tags = Array.from({ length: 249 }, (_, index) => `t${String(index)}`);
    expect(await tags("tagsAdd", ["one", "two"])).toMatchObject({ node: null, userErrors: [{ field: ["tags"] }] });
    expect(await tags("tagsAdd", ["fine", "x".repeat(41)])).toMatchObject({ node: null });
    expect(order.tags).toHaveLength(249);
    expect((await tags("tagsAdd", ["x".repeat(40)])).node?.tags).toHaveLength(250);
  });

  it("two assistants who add at the same moment both keep their tag", async () => {
    await Promise.all([tags("tagsAdd", ["a"]), tags("tagsAdd", ["b"])]);
    expect([...order.tags].sort()).toEqual(["a", "b"]);
  });

  it("an id that is no order's is refused", async () => {
    expect(await tags("tagsAdd", ["a"], "gid://shopify/Order/1")).toMatchObject({
      node: null,
      userErrors: [{ field: ["id"] }],
    });
  });
});
