import { accessToken, mintIdToken } from "./oauth";
import { startPracticeStore, type PracticeStore } from "./server";
import type { Shop } from "./state";
import type { Plan } from "./throttle";

const DOMAIN = "loto-lento.myshopify.com";
const APP = { apiKey: "key", apiSecret: "a-secret-for-the-stand-in" };
const OFFLINE = {
  client_id: APP.apiKey,
  client_secret: APP.apiSecret,
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
};

export type Answer<T> = {
  readonly data: T;
  readonly errors?: {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions?: { readonly code?: string };
  }[];
  readonly extensions: {
    readonly cost?: {
      readonly requestedQueryCost: number;
      readonly throttleStatus: { readonly currentlyAvailable: number };
    };
    readonly search?: {
      readonly path: string[];
      readonly query: string;
      readonly parsed: unknown;
      readonly warnings: unknown[];
    }[];
  };
};

export type Asking = {
  readonly store: PracticeStore;
  readonly shop: Shop;
  readonly clock: { now: Date };
  /** Asks with a fresh offline token that has these scopes; without them, those the shop granted. */
  ask: <T>(query: string, variables?: object, scopes?: readonly string[]) => Promise<Answer<T>>;
  flip: (name: string, body: object) => Promise<number>;
  wait: (ms: number) => void;
};

/** A store of its own, asked over HTTP like the real one, with a clock that a test moves. */
export async function startAsking(options: { plan?: Plan } = {}): Promise<Asking> {
  const clock = { now: new Date() };
  const store = await startPracticeStore({ ...APP, ...options, now: () => clock.now });
  const shop = store.state.shops.get(DOMAIN);
  if (shop === undefined) throw new Error("no practice shop");
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${store.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-practice-host": DOMAIN, ...headers },
      body: JSON.stringify(body),
    });
  return {
    store,
    shop,
    clock,
    ask: async <T>(query: string, variables: object = {}, scopes?: readonly string[]) => {
      const response = await post(
        "/admin/api/2026-07/graphql.json",
        { query, variables },
        { "x-shopify-access-token": tokenFor(store, shop, scopes) },
      );
      return (await response.json()) as Answer<T>;
    },
    flip: async (name, body) => (await post(`/practice/${name}`, body)).status,
    wait: (ms) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
}

function tokenFor({ state }: PracticeStore, shop: Shop, scopes?: readonly string[]): string {
  const owner = shop.people.find(({ accountOwner }) => accountOwner);
  if (owner === undefined) throw new Error("no owner");
  const { body } = accessToken(state, shop, {
    ...OFFLINE,
    subject_token: mintIdToken(state, DOMAIN, owner.id),
    expiring: "1",
  });
  const { access_token: issued } = body as { access_token: string };
  const token = state.tokens.get(issued);
  if (token !== undefined && scopes !== undefined) token.scopes = [...scopes];
  return issued;
}
