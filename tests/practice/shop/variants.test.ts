import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VARIANTS } from "./catalog";
import { storeUnderTest, type StoreUnderTest } from "./store-under-test";

let test: StoreUnderTest;
beforeEach(async () => {
  test = await storeUnderTest(["read_products"]);
});
afterEach(() => test.close());

describe("variants", () => {
  it("are found by sku and by words, and need read_products", async () => {
    const skus = (query: string) =>
      test.read<{ sku: string }[]>(
        "productVariants.nodes",
        "query($query: String) { productVariants(first: 5, query: $query) { nodes { sku } } }",
        { query },
      );
    expect(await skus("sku:STRAP-25")).toEqual([{ sku: "STRAP-25" }]);
    expect((await skus("cork mat")).map(({ sku }) => sku)).toEqual(["MAT-CORK-5", "MAT-CORK-3"]);
    const one = await test.read("productVariant", "query($id: ID!) { productVariant(id: $id) { price } }", {
      id: `gid://shopify/ProductVariant/${String(VARIANTS[0]?.id)}`,
    });
    expect(one).toEqual({ price: "49.0" });
    for (const token of test.store.state.tokens.values()) token.scopes = ["write_order_edits"];
    const denied = await test.ask("{ productVariants(first: 1) { nodes { id } } }");
    expect(denied.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });
});
