import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault } from "./faults";
import { mintIdToken } from "./oauth";
import { startPracticeStore, type PracticeStore } from "./server";

const SHOP = "loto-lento.myshopify.com";
const OWNER = 9_000_000_001;
const APP = { apiKey: "key", apiSecret: "a-secret-for-the-stand-in" };
let store: PracticeStore;
beforeEach(async () => {
  store = await startPracticeStore(APP);
});
afterEach(() => store.close());

const fault = (one: Partial<Fault> & Pick<Fault, "kind">) =>
  store.state.faults.push({ operation: "*", times: 1, ...one });

const send = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${store.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-practice-host": SHOP, ...headers },
    body: JSON.stringify(body),
  });
const atTokens = (more: object) =>
  send("/admin/oauth/access_token", { client_id: APP.apiKey, client_secret: APP.apiSecret, ...more });
const exchange = () =>
  atTokens({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: mintIdToken(store.state, SHOP, OWNER),
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  });
type Tokens = { access_token: string; refresh_token: string };
const tokens = async () => (await (await exchange()).json()) as Tokens;
const read = async (access: string) =>
  send("/admin/api/2026-07/graphql.json", { query: "{ shop { name } }" }, { "x-shopify-access-token": access });

describe("throttling as a fault", () => {
  type Throttled = {
    errors?: { extensions: { code: string } }[];
    extensions: {
      cost: {
        requestedQueryCost: number;
        actualQueryCost: number | null;
        throttleStatus: { currentlyAvailable: number; maximumAvailable: number; restoreRate: number };
      };
    };
  };

  it("is HTTP 200 with the points of this query, and a bucket so empty that waiting as long as it says helps", async () => {
    const { access_token: access } = await tokens();
    fault({ kind: "throttled", operation: "shop", ms: 300 });
    const response = await read(access);
    const answer = (await response.json()) as Throttled;
    expect([response.status, answer.errors?.[0]?.extensions.code]).toEqual([200, "THROTTLED"]);
    const { requestedQueryCost, actualQueryCost, throttleStatus } = answer.extensions.cost;
    expect([requestedQueryCost, actualQueryCost]).toEqual([1, null]);
    expect(throttleStatus).toEqual({ maximumAvailable: 2000, restoreRate: 100, currentlyAvailable: 0 });
    // The bucket is really that empty: what comes next finds it so, and does not pretend to a full one.
    const next = (await (await read(access)).json()) as Throttled;
    expect(next.extensions.cost.throttleStatus.currentlyAvailable).toBeLessThan(200);
  });

  it("http_429 names when to come again", async () => {
    const { access_token: access } = await tokens();
    fault({ kind: "http_429", ms: 3000 });
    const response = await read(access);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "3"]);
  });
});

describe("the token endpoint", () => {
  const refresh = (token: string) => atTokens({ grant_type: "refresh_token", refresh_token: token });

  it("is not meant by *, which is every call of the API", async () => {
    fault({ kind: "error_before" });
    expect((await exchange()).status).toBe(200);
  });

  it("fails before, and the refresh token is as it was", async () => {
    const { refresh_token: token } = await tokens();
    fault({ kind: "error_before", operation: "token_refresh" });
    const known = store.state.tokens.size;
    expect((await refresh(token)).status).toBe(500);
    expect(store.state.tokens.size).toBe(known);
    expect((await refresh(token)).status).toBe(200);
  });

  it.each(["error_after", "lost_answer"] as const)(
    "%s: the new token was made and nobody has it; the old refresh token still brings another",
    async (kind) => {
      const { refresh_token: token } = await tokens();
      fault({ kind, operation: "token_refresh" });
      const known = store.state.tokens.size;
      await refresh(token).then(
        ({ status }) => expect(status).toBe(500),
        () => undefined,
      );
      expect(store.state.tokens.size).toBe(known + 1);
      expect((await refresh(token)).status).toBe(200);
    },
  );

  it("is slow where told, for the exchange alone", async () => {
    fault({ kind: "slow", operation: "token_exchange", ms: 120 });
    const started = performance.now();
    const { refresh_token: token } = await tokens();
    expect(performance.now() - started).toBeGreaterThan(100);
    expect((await refresh(token)).status).toBe(200);
  });
});

describe("Shopify's clock", () => {
  it("is off by what is asked: an id token that it minted then is of another time", () => {
    fault({ kind: "clock_skew", ms: -600_000 });
    const [, payload = ""] = mintIdToken(store.state, SHOP, OWNER).split(".");
    const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp: number };
    expect(exp * 1000).toBeLessThan(Date.now());
  });
});
