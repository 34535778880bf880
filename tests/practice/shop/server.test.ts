import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mintIdToken } from "./oauth";
import { startPracticeStore, type PracticeStore } from "./server";
import type { Order } from "./state";
import { received, refunded, total } from "./sums";

const SHOP = "loto-lento.myshopify.com";
const OWNER = 9_000_000_001;
const ASSISTANT = 9_000_000_002;
const TYPE = "urn:shopify:params:oauth:token-type:";
const APP = { apiKey: "key", apiSecret: "a-secret-for-the-stand-in" };

let clock: Date;
let store: PracticeStore;
beforeEach(async () => {
  clock = new Date();
  store = await startPracticeStore({ ...APP, now: () => clock });
});
afterEach(() => store.close());

type Answer = {
  data?: Record<string, never> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
  extensions?: Record<string, unknown>;
};

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${store.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-practice-host": SHOP, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const exchange = (kind: "online" | "offline", userId = OWNER, idToken = mintIdToken(store.state, SHOP, userId)) =>
  post("/admin/oauth/access_token", {
    client_id: APP.apiKey,
    client_secret: APP.apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: idToken,
    requested_token_type: `${TYPE}${kind}-access-token`,
    expiring: "1",
  });

async function token(kind: "online" | "offline" = "offline", userId = OWNER): Promise<string> {
  return String((await exchange(kind, userId)).body["access_token"]);
}

async function graphql(query: string, variables: object = {}, access?: string): Promise<Answer> {
  const { body } = await post(
    "/admin/api/2026-07/graphql.json",
    { query, variables },
    { "x-shopify-access-token": access ?? (await token()) },
  );
  return body;
}

const orders = () => store.state.shops.get(SHOP)?.orders ?? [];
const allowRefunds = () => post("/practice/scopes", { shop: SHOP, grant: ["write_orders"] });

function aPaidOrder(): Order {
  const order = orders().findLast((one) => received(one) > 3000 && one.refunds.length === 0);
  if (order === undefined) throw new Error("no paid order");
  return order;
}

const REFUND =
  "mutation R($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } refund { id totalRefundedSet { shopMoney { amount } } } } }";

function refundInput(order: Order, amount: string, more: object = {}) {
  const id = `gid://shopify/Order/${String(order.id)}`;
  const [sale] = order.transactions;
  return {
    orderId: id,
    transactions: [
      {
        orderId: id,
        parentId: `gid://shopify/OrderTransaction/${String(sale?.id)}`,
        kind: "REFUND",
        gateway: sale?.gateway,
        amount,
      },
    ],
    ...more,
  };
}

describe("the stand-in executes the real schema", () => {
  it("a field that Shopify does not have is refused, and so is a wrong variable", async () => {
    expect((await graphql("{ shop { nom } }")).errors?.[0]?.message).toContain("nom");
    expect((await graphql("query($id: ID!) { order(id: $id) { id } }")).errors).toHaveLength(1);
  });

  it("what it does not play says so instead of answering empty", async () => {
    expect((await graphql("{ products(first: 1) { nodes { id } } }")).errors?.[0]?.extensions?.code).toBe(
      "PRACTICE_NOT_PLAYED",
    );
  });
});

describe("refundCreate", () => {
  it("needs the write scope, which an owner may allow later: living tokens learn of it", async () => {
    const access = await token();
    const ask = () => graphql(REFUND, { input: refundInput(aPaidOrder(), "1.00"), key: "k" }, access);
    expect((await ask()).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
    await allowRefunds();
    expect((await ask()).errors).toBeUndefined();
  });

  it("without a key is refused; the same key is the same refund; another amount under it is refused; after 24 hours it is new", async () => {
    await allowRefunds();
    const order = aPaidOrder();
    const keyless = await graphql(
      "mutation($input: RefundInput!) { refundCreate(input: $input) { userErrors { message } } }",
      { input: refundInput(order, "1.00") },
    );
    expect(keyless.errors?.[0]?.message).toContain("@idempotent");
    const send = async (amount: string) =>
      JSON.stringify((await graphql(REFUND, { input: refundInput(order, amount), key: "same" })).data);
    const first = await send("1.00");
    expect(await send("1.00")).toBe(first);
    expect(await send("2.00")).toContain("different parameters");
    expect(refunded(order)).toBe(100);
    clock = new Date(clock.getTime() + 25 * 3_600_000);
    expect(await send("1.00")).not.toBe(first);
    expect(refunded(order)).toBe(200);
  });

  it("moves no money without transactions, and none when the amount, gateway, payment or quantity is wrong", async () => {
    await allowRefunds();
    const order = aPaidOrder();
    const other = orders().find((one) => one !== order && one.transactions.length > 0);
    const good = refundInput(order, "1.00");
    const [transaction] = good.transactions;
    const line = {
      lineItemId: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`,
      quantity: 99,
      restockType: "NO_RESTOCK",
    };
    const cases: object[] = [
      refundInput(order, "99999.00"),
      refundInput(order, "0.00"),
      { ...good, transactions: [{ ...transaction, gateway: "another" }] },
      {
        ...good,
        transactions: [
          { ...transaction, parentId: `gid://shopify/OrderTransaction/${String(other?.transactions[0]?.id)}` },
        ],
      },
      { ...good, refundLineItems: [line] },
    ];
    for (const [index, input] of cases.entries()) {
      const answer = JSON.stringify((await graphql(REFUND, { input, key: `bad-${String(index)}` })).data);
      expect(answer).toContain('"refund":null');
    }
    const none = await graphql(REFUND, {
      input: { orderId: good.orderId, refundLineItems: [{ ...line, quantity: 1 }] },
      key: "no-money",
    });
    expect(JSON.stringify(none.data)).toContain('"amount":"0.0"');
    expect(refunded(order)).toBe(0);
  });

  it("a lost answer leaves the refund made; an error before leaves none; both are seen", async () => {
    await allowRefunds();
    const order = aPaidOrder();
    for (const kind of ["lost_answer", "error_before"])
      await post("/practice/faults", { operation: "refundCreate", kind });
    await expect(graphql(REFUND, { input: refundInput(order, "1.00"), key: "a" })).rejects.toThrow();
    expect(refunded(order)).toBe(100);
    await graphql(REFUND, { input: refundInput(order, "1.00"), key: "b" });
    expect(refunded(order)).toBe(100);
    expect(store.state.mutations.map((one) => one.idempotencyKey)).toEqual(["a", "b"]);
  });
});

describe("tokens", () => {
  it("an id token that is forged, expired or of another shop brings nothing", async () => {
    const good = mintIdToken(store.state, SHOP, OWNER);
    for (const bad of [
      `${good.slice(0, -2)}xx`,
      mintIdToken(store.state, SHOP, OWNER, -60),
      mintIdToken(store.state, "onda-lenta.myshopify.com", OWNER),
    ]) {
      expect((await exchange("offline", OWNER, bad)).status).toBe(400);
    }
  });

  it("an access token ends after an hour; a refresh token rotates and dies with the first use of what it brought", async () => {
    const { body } = await exchange("offline");
    const refresh = () =>
      post("/admin/oauth/access_token", {
        client_id: APP.apiKey,
        client_secret: APP.apiSecret,
        grant_type: "refresh_token",
        refresh_token: body["refresh_token"],
      });
    clock = new Date(clock.getTime() + 3_700_000);
    const dead = await post(
      "/admin/api/2026-07/graphql.json",
      { query: "{ shop { name } }" },
      { "x-shopify-access-token": String(body["access_token"]) },
    );
    expect(dead.status).toBe(401);
    const fresh = await refresh();
    expect((await refresh()).status).toBe(200);
    await graphql("{ shop { name } }", {}, String(fresh.body["access_token"]));
    expect((await refresh()).status).toBe(400);
  });

  it("an assistant's own token has no right to orders: an app that used it would turn red", async () => {
    const { body } = await exchange("online", ASSISTANT);
    expect(body["associated_user"]).toMatchObject({
      id: ASSISTANT,
      account_owner: false,
      email: "chiara@assist.example",
    });
    const answer = await graphql("{ orders(first: 1) { nodes { id } } }", {}, await token("online", ASSISTANT));
    expect(answer.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });
});

describe("searching and paging", () => {
  const names = async (query: string, rest = "first: 50") => {
    const answer = await graphql(
      `query($query: String) { orders(${rest}, query: $query, sortKey: CREATED_AT) { nodes { name email } } }`,
      { query },
    );
    return (answer.data as unknown as { orders: { nodes: { name: string; email: string }[] } }).orders.nodes;
  };

  it("finds a name and a quoted e-mail exactly, an unquoted e-mail by any of its words, and warns of unknown filters", async () => {
    const order = aPaidOrder();
    expect((await names(`name:"${order.name}"`)).map(({ name }) => name)).toEqual([order.name]);
    for (const { email } of await names(`email:"${order.email ?? ""}"`)) expect(email).toBe(order.email);
    expect(new Set((await names(`email:${order.email ?? ""}`)).map(({ email }) => email)).size).toBeGreaterThan(1);
    expect(
      (await graphql('{ orders(first: 1, query: "colour:red") { nodes { id } } }')).extensions?.["search"],
    ).toHaveLength(1);
  });

  it("pages forwards and back by cursors that belong to their sort, at most 250 a page, only the last 60 days", async () => {
    const page = async (rest: string) => {
      const answer = await graphql(
        `{ orders(${rest}, sortKey: CREATED_AT) { nodes { name } pageInfo { hasNextPage startCursor endCursor } } }`,
      );
      return answer.data as unknown as {
        orders: {
          nodes: { name: string }[];
          pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string };
        };
      };
    };
    const { orders: first } = await page("first: 3");
    const { orders: second } = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
    const { orders: back } = await page(`last: 3, before: "${second.pageInfo.startCursor}"`);
    expect(back.nodes).toEqual(first.nodes);
    expect((await graphql("{ orders(first: 251) { nodes { id } } }")).errors).toHaveLength(1);
    expect(
      (
        await graphql(
          `{ orders(first: 3, sortKey: UPDATED_AT, after: "${first.pageInfo.endCursor}") { nodes { id } } }`,
        )
      ).errors,
    ).toHaveLength(1);
    const oldest = orders()[0];
    expect(
      (await graphql("query($id: ID!) { order(id: $id) { id } }", { id: `gid://shopify/Order/${String(oldest?.id)}` }))
        .data,
    ).toEqual({ order: null });
  });
});

describe("the demo shop", () => {
  it("has 300 orders over 90 days and 40 refunds, 34 of them in the last 60 days, three above 30.00, none through Delega", () => {
    const refunds = orders().flatMap((order) => order.refunds.map((refund) => ({ order, refund })));
    const young = refunds.filter(({ refund }) => clock.getTime() - Date.parse(refund.createdAt) < 60 * 86_400_000);
    const amounts = young.map(({ order }) => refunded(order)).sort((a, b) => a - b);
    expect([orders().length, refunds.length, young.length, amounts.filter((amount) => amount > 3000).length]).toEqual([
      300, 40, 34, 3,
    ]);
    expect(amounts[16]).toBeLessThan(1500);
    expect(
      orders()
        .flatMap((order) => order.agreements)
        .filter((one) => one.app?.title === "Delega"),
    ).toEqual([]);
  });

  it("never gave back more than it took, and took what was owed", () => {
    for (const order of orders()) {
      expect(refunded(order)).toBeLessThanOrEqual(received(order));
      if (received(order) > 0) expect(received(order)).toBe(total(order));
    }
  });
});
