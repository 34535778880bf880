import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startAsking, type Asking } from "./asking";
import { nextId, type Order } from "./state";
import { BOUNDLESS } from "./throttle";

let asking: Asking;
beforeEach(async () => {
  asking = await startAsking({ plan: BOUNDLESS });
});
afterEach(() => asking.store.close());

const ALL = ["read_orders", "read_all_orders", "read_customers"];
type Page = {
  orders: {
    nodes: { id: string; name: string }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  };
};
const PAGE = `query($first: Int, $after: String, $last: Int, $before: String, $query: String, $sortKey: OrderSortKeys, $reverse: Boolean) {
  orders(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: $sortKey, reverse: $reverse) {
    nodes { id name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

async function page(variables: object) {
  const { data, errors } = await asking.ask<Page | null>(PAGE, variables, ALL);
  return { orders: data?.orders, errors };
}

async function everyName(variables: object): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { orders, errors } = await page({ first: 40, after, ...variables });
    if (orders === undefined) throw new Error(JSON.stringify(errors));
    names.push(...orders.nodes.map(({ name }) => name));
    if (!orders.pageInfo.hasNextPage) return names;
    after = orders.pageInfo.endCursor;
  }
}

describe("every sort key of orders", () => {
  const KEYS = [
    "CREATED_AT",
    "CURRENT_TOTAL_PRICE",
    "CUSTOMER_NAME",
    "DESTINATION",
    "FINANCIAL_STATUS",
    "FULFILLMENT_STATUS",
    "ID",
    "ORDER_NUMBER",
    "PO_NUMBER",
    "PROCESSED_AT",
    "TOTAL_ITEMS_QUANTITY",
    "TOTAL_PRICE",
    "UPDATED_AT",
  ];
  it.each(KEYS)("%s pages through all of them once, and reversed in the opposite order", async (sortKey) => {
    const names = await everyName({ sortKey });
    expect(new Set(names).size).toBe(300);
    expect(names).toHaveLength(300);
    expect(await everyName({ sortKey, reverse: true })).toEqual(names.toReversed());
  });

  it("RELEVANCE puts the best first, and is refused where nothing is searched", async () => {
    const order = asking.shop.orders[10];
    const other = asking.shop.orders[250];
    if (order === undefined || other === undefined) throw new Error("no order");
    order.email = "zenobia@posta.example";
    other.email = "zenobia.long.address@posta.example";
    const { orders } = await page({ first: 5, query: "zenobia*", sortKey: "RELEVANCE" });
    expect(orders?.nodes.map(({ name }) => name)).toHaveLength(2);
    expect((await page({ first: 5, sortKey: "RELEVANCE" })).errors).toHaveLength(1);
  });

  it("processed at, oldest first, when nothing is said", async () => {
    expect((await everyName({}))[0]).toBe("#1001");
  });
});

describe("cursors", () => {
  it("hold their place when the order they stand on changes or leaves the list", async () => {
    const { orders: first } = await page({ first: 3, query: "tag_not:gone", sortKey: "UPDATED_AT" });
    const last = asking.shop.orders.find(({ name }) => name === first?.nodes.at(-1)?.name);
    const { orders: wanted } = await page({
      first: 3,
      query: "tag_not:gone",
      sortKey: "UPDATED_AT",
      after: first?.pageInfo.endCursor,
    });
    if (last === undefined) throw new Error("no order");
    last.tags = ["gone"];
    const { orders: second } = await page({
      first: 3,
      query: "tag_not:gone",
      sortKey: "UPDATED_AT",
      after: first?.pageInfo.endCursor,
    });
    expect(second?.nodes).toEqual(wanted?.nodes);
  });

  it("of another sort, or no cursors at all, are refused", async () => {
    const { orders } = await page({ first: 3, sortKey: "CREATED_AT" });
    for (const after of [orders?.pageInfo.endCursor, "abc", Buffer.from("[1,2]").toString("base64url")])
      expect((await page({ first: 3, sortKey: "TOTAL_PRICE", after })).errors).toHaveLength(1);
  });

  it("go back as well as on; 250 are the most on a page", async () => {
    const { orders: first } = await page({ first: 3 });
    const { orders: second } = await page({ first: 3, after: first?.pageInfo.endCursor });
    const { orders: back } = await page({ last: 3, before: second?.pageInfo.startCursor });
    expect(back?.nodes).toEqual(first?.nodes);
    expect([back?.pageInfo.hasPreviousPage, back?.pageInfo.hasNextPage]).toEqual([false, true]);
    for (const wrong of [{ first: 251 }, { last: 251 }, {}]) expect((await page(wrong)).errors).toHaveLength(1);
  });
});

describe("long lists", () => {
  const grow = (count: number) => {
    const [base] = asking.shop.orders;
    if (base === undefined) throw new Error("no order");
    const light: Order = { ...base, transactions: [], refunds: [], fulfilments: [], agreements: [], lines: [] };
    while (asking.shop.orders.length < count) {
      const id = nextId(asking.store.state);
      asking.shop.orders.push({ ...light, id, number: id, name: `#${String(id)}` });
    }
  };
  const count = async (variables: object) =>
    (
      await asking.ask<{ ordersCount: { count: number; precision: string } }>(
        "query($query: String, $limit: Int = 10000) { ordersCount(query: $query, limit: $limit) { count precision } }",
        variables,
        ALL,
      )
    ).data.ordersCount;

  it("are counted exactly below the limit, and at least where it is reached", async () => {
    grow(10_400);
    expect(await count({ query: "name:#1001" })).toEqual({ count: 1, precision: "EXACT" });
    expect(await count({})).toEqual({ count: 10_000, precision: "AT_LEAST" });
    expect(await count({ limit: 10_399 })).toEqual({ count: 10_399, precision: "AT_LEAST" });
    expect(await count({ limit: null })).toEqual({ count: 10_400, precision: "EXACT" });
  });

  it("end after 25,000 objects", async () => {
    grow(25_010);
    const cursorAt = (position: number) => {
      const order = asking.shop.orders.toSorted((a, b) => a.id - b.id)[position - 1];
      return Buffer.from(JSON.stringify(["ID", order?.id, order?.id])).toString("base64url");
    };
    expect((await page({ first: 1, sortKey: "ID", after: cursorAt(24_999) })).errors).toBeUndefined();
    expect((await page({ first: 1, sortKey: "ID", after: cursorAt(25_000) })).errors?.[0]?.message).toContain("25000");
  });
});

describe("what the search says about itself", () => {
  it("stands in extensions.search under the field's own path, and only when something is wrong", async () => {
    const { extensions } = await asking.ask(
      `{ mine: orders(first: 1, query: "colour:red AND created_at:>='2026-01-01' OR -wang") { nodes { id } } }`,
    );
    expect(extensions.search).toEqual([
      {
        path: ["mine"],
        query: "colour:red AND created_at:>='2026-01-01' OR -wang",
        parsed: {
          or: [
            {
              and: [
                { field: "colour", match_all: "red" },
                { field: "created_at", range: { gte: "2026-01-01" } },
              ],
            },
            { not: { field: "default", match_all: "wang" } },
          ],
        },
        warnings: [{ field: "colour", message: "Invalid search field for this query.", code: "invalid_field" }],
      },
    ]);
    expect(
      (await asking.ask('{ orders(first: 1, query: "status:open") { nodes { id } } }')).extensions.search,
    ).toBeUndefined();
  });
});

describe("the index lags behind", () => {
  it("a write is read by id at once and found only after the lag; switched off, at once", async () => {
    const order = asking.shop.orders.at(-1);
    if (order === undefined) throw new Error("no order");
    const sale = order.transactions.find(({ kind }) => kind === "SALE") ?? order.transactions[0];
    const id = `gid://shopify/Order/${String(order.id)}`;
    const found = async () => {
      const { orders } = await page({ first: 250, query: "financial_status:partially_refunded updated_at:>=2020" });
      return orders?.nodes.some((one) => one.id === id);
    };
    order.transactions = [
      {
        ...(sale ?? { id: 1, gateway: "manual", amountMinor: 0, at: order.createdAt }),
        kind: "SALE",
        status: "SUCCESS",
        parentId: null,
        amountMinor: 5000,
      },
    ];
    const [paid] = order.transactions;
    await asking.flip("index-lag", { lagMs: 10_000 });
    await asking.ask(
      `mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "k") { userErrors { message } } }`,
      {
        input: {
          orderId: id,
          transactions: [
            {
              orderId: id,
              parentId: `gid://shopify/OrderTransaction/${String(paid?.id)}`,
              kind: "REFUND",
              gateway: paid?.gateway,
              amount: "1.00",
            },
          ],
        },
      },
      ["write_orders", "read_all_orders"],
    );
    const read = await asking.ask<{ order: { displayFinancialStatus: string } }>(
      "query($id: ID!) { order(id: $id) { displayFinancialStatus } }",
      { id },
    );
    expect(read.data.order.displayFinancialStatus).toBe("PARTIALLY_REFUNDED");
    expect(await found()).toBe(false);
    asking.wait(9_000);
    expect(await found()).toBe(false);
    asking.wait(1_500);
    expect(await found()).toBe(true);
    await asking.flip("index-lag", { lagMs: 0 });
    order.transactions.push({
      id: 2,
      kind: "REFUND",
      status: "SUCCESS",
      gateway: "manual",
      amountMinor: 4900,
      parentId: 1,
      at: order.createdAt,
    });
    expect(await found()).toBe(false);
  });

  it("a new order is not found before its time, and the steps in between are seen one after another", async () => {
    await asking.flip("index-lag", { lagMs: 10_000 });
    const [base] = asking.shop.orders;
    if (base === undefined) throw new Error("no order");
    const fresh = { ...structuredClone(base), id: nextId(asking.store.state), name: "#9999", tags: ["one"] };
    asking.shop.orders.push(fresh);
    const names = async (query: string) => (await page({ first: 5, query: `name:9999 ${query}` })).orders?.nodes.length;
    expect(await names("")).toBe(0);
    asking.wait(6_000);
    fresh.tags = ["two"];
    expect(await names("")).toBe(0);
    asking.wait(6_000);
    expect([await names("tag:one"), await names("tag:two")]).toEqual([1, 0]);
    asking.wait(6_000);
    expect([await names("tag:one"), await names("tag:two")]).toEqual([0, 1]);
  });
});
