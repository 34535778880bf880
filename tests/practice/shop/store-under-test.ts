import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startPracticeStore, type PracticeStore } from "./server";
import type { Order, Shop } from "./state";
import { BOUNDLESS } from "./throttle";
import { received } from "./sums";

export const SHOP = "loto-lento.myshopify.com";
export const OWNER = 9_000_000_001;
const TOKEN = "shpat_under_test";
const TOPICS = [
  "orders/updated",
  "orders/edited",
  "orders/cancelled",
  "orders/paid",
  "refunds/create",
  "order_transactions/create",
];

/** What a test may grant on the way, as if the app's configuration had asked for it. */
const ASKED = {
  required: ["read_orders", "read_customers"],
  optional: ["write_orders", "write_order_edits", "read_products"],
};

export type Answer = {
  readonly data: Record<string, unknown> | null;
  readonly errors?: { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: Record<string, unknown>;
};

export type StoreUnderTest = {
  readonly store: PracticeStore;
  readonly shop: Shop;
  /** Webhooks that arrived, oldest first. */
  readonly heard: { readonly topic: string; readonly body: Record<string, unknown> }[];
  /** Moves the store's clock; timers stay real. */
  readonly wait: (ms: number) => void;
  readonly ask: (query: string, variables?: object) => Promise<Answer>;
  /** One field of an answer, its path as dots: "order.events.nodes". Throws on any error of the answer. */
  readonly read: <T>(path: string, query: string, variables?: object) => Promise<T>;
  readonly control: (path: string, body: object) => Promise<{ status: number; body: Record<string, unknown> }>;
  /** Waits until a webhook of each topic arrived, then forgets all. */
  readonly hear: (...topics: string[]) => Promise<Record<string, Record<string, unknown>>>;
  readonly close: () => Promise<void>;
};

/** A practice store, an offline token with `scopes`, and somebody who takes its webhooks. */
export async function storeUnderTest(scopes: readonly string[]): Promise<StoreUnderTest> {
  let clock = Date.now();
  const heard: { topic: string; body: Record<string, unknown> }[] = [];
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
      heard.push({ topic: String(request.headers["x-shopify-topic"]), body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, "127.0.0.1", resolve);
  });
  const address = listener.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const store = await startPracticeStore({
    apiKey: "key",
    apiSecret: "a-secret-for-the-stand-in",
    now: () => new Date(clock),
    plan: BOUNDLESS,
    asked: ASKED,
    webhooks: TOPICS.map((topic) => ({ topic, url: `http://127.0.0.1:${String(port)}` })),
  });
  const shop = store.state.shops.get(SHOP);
  if (shop === undefined) throw new Error("no demo shop");
  const expiresAt = clock + 1e12;
  store.state.tokens.set(TOKEN, {
    token: TOKEN,
    shop: SHOP,
    kind: "offline",
    userId: null,
    scopes: [...scopes],
    expiresAt,
  });
  const post = async (path: string, body: object) => {
    const response = await fetch(`${store.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-practice-host": SHOP, "x-shopify-access-token": TOKEN },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const ask = async (query: string, variables: object = {}) =>
    (await post("/admin/api/2026-07/graphql.json", { query, variables })).body as unknown as Answer;
  return {
    store,
    shop,
    heard,
    wait: (ms) => {
      clock += ms;
    },
    ask,
    read: async <T>(path: string, query: string, variables: object = {}) => {
      const { data, errors } = await ask(query, variables);
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join("; "));
      return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], data) as T;
    },
    control: (path, body) => post(`/practice/${path}`, { shop: SHOP, ...body }),
    hear: async (...topics) => {
      await until(() => topics.every((topic) => heard.some((one) => one.topic === topic)));
      const found = Object.fromEntries(heard.map(({ topic, body }) => [topic, body]));
      heard.length = 0;
      return found;
    },
    close: async () => {
      await store.close();
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

/** Waits up to ten seconds for something to become true. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    if (await isTrue()) return;
    await sleep(10);
  }
  throw new Error("it did not happen within ten seconds");
}

export const gidOf = (order: Order) => `gid://shopify/Order/${String(order.id)}`;

/** The newest order that fits. */
export function newest(shop: Shop, fits: (order: Order) => boolean): Order {
  const found = shop.orders.findLast(fits);
  if (found === undefined) throw new Error("the demo shop has no such order");
  return found;
}

/** Paid, nothing sent, nothing given back. */
export const isUnsent = (order: Order) =>
  received(order) > 0 && order.refunds.length === 0 && order.fulfilments.length === 0 && order.cancelledAt === null;
