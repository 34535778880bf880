import { accessToken, mintIdToken } from "../practice/shop/oauth";
import { startPracticeStore, type PracticeStore } from "../practice/shop/server";
import type { Order, Shop } from "../practice/shop/state";
import { BOUNDLESS } from "../practice/shop/throttle";

const APP = { apiKey: "key", apiSecret: "a-secret-for-the-stand-in" };
const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

type Answer<T> = {
  readonly data: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};

/** A practice store by itself, and a client that talks to one of its shops as an app does. */
export type AdminClient = {
  readonly store: PracticeStore;
  readonly shop: Shop;
  /** Asks with a token of the scopes granted so far. */
  ask: <T>(query: string, variables?: object, token?: string) => Promise<Answer<T>>;
  token: (kind: "online" | "offline", userId?: number) => string;
  /** One of the store's own switches. */
  turn: (path: string, body: object) => Promise<unknown>;
  close: () => Promise<void>;
};

export type AdminClientOptions = {
  readonly domain: string;
  readonly scopes?: readonly string[];
  readonly webhooks?: readonly { readonly topic: string; readonly url: string }[];
};

export async function anAdminClient({ domain, scopes = [], webhooks = [] }: AdminClientOptions): Promise<AdminClient> {
  const store = await startPracticeStore({ ...APP, plan: BOUNDLESS, webhooks });
  const shop = store.state.shops.get(domain);
  if (shop === undefined) throw new Error(`no practice shop ${domain}`);
  for (const scope of scopes) shop.grantedScopes.add(scope);
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${store.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-practice-host": domain, ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as unknown;
  };
  const token = (kind: "online" | "offline", userId = ownerOf(shop)) => {
    const reply = accessToken(store.state, shop, {
      client_id: APP.apiKey,
      client_secret: APP.apiSecret,
      grant_type: EXCHANGE,
      subject_token: mintIdToken(store.state, domain, userId),
      requested_token_type: `urn:shopify:params:oauth:token-type:${kind}-access-token`,
      expiring: "1",
    });
    return String((reply.body as { access_token?: unknown }).access_token);
  };
  return {
    store,
    shop,
    token,
    ask: async <T>(query: string, variables: object = {}, access = token("offline")) =>
      (await post(
        "/admin/api/2026-07/graphql.json",
        { query, variables },
        { "x-shopify-access-token": access },
      )) as Answer<T>,
    turn: (path, body) => post(`/practice/${path}`, { shop: domain, ...body }),
    close: () => store.close(),
  };
}

export function ownerOf(shop: Shop): number {
  const owner = shop.people.find(({ accountOwner }) => accountOwner);
  if (owner === undefined) throw new Error(`${shop.name} has no owner`);
  return owner.id;
}

export function orderNamed(shop: Shop, name: string): Order {
  const order = shop.orders.find((one) => one.name === name);
  if (order === undefined) throw new Error(`no order ${name}`);
  return order;
}
