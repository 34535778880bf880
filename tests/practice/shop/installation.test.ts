import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeOwner, install, removePerson, uninstall } from "./lifecycle";
import { accessToken, mintIdToken } from "./oauth";
import { startPracticeStore, type PracticeStore } from "./server";
import type { Person } from "./person";

const SHOP = "loto-lento.myshopify.com";
const APP = { apiKey: "key", apiSecret: "a-secret-for-the-stand-in" };
const HOUR = 3_600_000;

let store: PracticeStore;
const start = async (options: { installed?: boolean } = {}) => {
  store = await startPracticeStore({ ...APP, ...options });
  store.state.webhooks.subscriptions = ["app/uninstalled", "shop/redact"].map((topic) => ({
    topic,
    url: "http://127.0.0.1:1/",
  }));
};
beforeEach(() => start());
afterEach(() => store.close());

const shop = () => {
  const found = store.state.shops.get(SHOP);
  if (found === undefined) throw new Error("no demo shop");
  return found;
};
const person = (role: Person["role"]) => {
  const found = shop().people.find((one) => one.role === role);
  if (found === undefined) throw new Error(`no ${role}`);
  return found;
};

const body = (more: object) => ({ client_id: APP.apiKey, client_secret: APP.apiSecret, ...more });
const exchanged = (kind: "online" | "offline", role: Person["role"] = "owner") =>
  accessToken(
    store.state,
    shop(),
    body({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: mintIdToken(store.state, SHOP, person(role).id),
      requested_token_type: `urn:shopify:params:oauth:token-type:${kind}-access-token`,
      expiring: "1",
    }),
  ) as { status: number; body: Record<string, never> };

const ask = async (token: string, version = "2026-07") => {
  const response = await fetch(`${store.url}/admin/api/${version}/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-practice-host": SHOP, "x-shopify-access-token": token },
    body: JSON.stringify({ query: "{ shop { name } }" }),
  });
  await response.text();
  return { status: response.status, version: response.headers.get("x-shopify-api-version") };
};

describe("an app that is not installed", () => {
  it("gets no token, neither by exchange nor by refresh, until somebody installs it", async () => {
    await store.close();
    await start({ installed: false });
    expect(exchanged("offline")).toMatchObject({ status: 400, body: { error: "app_not_installed" } });
    install(store.state, shop());
    expect(exchanged("offline")).toMatchObject({ status: 200, body: { scope: "read_orders,read_customers" } });
  });

  it("loses every token at once, and what was granted on top; a reinstall begins anew", async () => {
    shop().grantedScopes.add("write_orders");
    const { access_token: access, refresh_token: refresh } = exchanged("offline").body;
    expect((await ask(String(access))).status).toBe(200);
    uninstall(store.state, shop());
    expect((await ask(String(access))).status).toBe(401);
    install(store.state, shop());
    expect((await ask(String(access))).status).toBe(401);
    expect(accessToken(store.state, shop(), body({ grant_type: "refresh_token", refresh_token: refresh })).status).toBe(
      400,
    );
    expect(exchanged("offline").body["scope"]).toBe("read_orders,read_customers");
  });

  it.each([
    { name: "nobody comes back", then: [], redacted: 1 },
    { name: "it is installed again in time", then: [install], redacted: 0 },
    { name: "it comes and goes once more, which is one erasure", then: [install, uninstall], redacted: 1 },
  ])("is to be erased 48 hours later: $name", async ({ then, redacted }) => {
    const { webhooks } = store.state;
    // Only what is sent off counts here; nobody takes it.
    webhooks.subscriptions = webhooks.subscriptions.filter(({ topic }) => topic === "shop/redact");
    uninstall(store.state, shop());
    for (const step of then) step(store.state, shop());
    // Set after the fact: what waits already goes faster, too.
    webhooks.clockScale = (48 * HOUR) / 10;
    await sleep(200);
    expect(webhooks.sent).toBe(redacted);
  });
});

describe("a person's own token", () => {
  it.each([
    { role: "owner" as const, scopes: ["read_orders", "read_customers", "write_orders"] },
    { role: "staff" as const, scopes: ["read_orders", "read_customers", "write_orders"] },
    { role: "collaborator" as const, scopes: ["read_orders", "read_customers"] },
    { role: "assistant" as const, scopes: [] },
  ])("of the $role holds what the shop granted and the person may do themselves", ({ role, scopes }) => {
    shop().grantedScopes.add("write_orders");
    expect(exchanged("online", role).body["associated_user_scope"]).toBe(scopes.join(","));
  });

  it("says who owns the shop and whose address is verified, as of its exchange", () => {
    person("owner").emailVerified = false;
    changeOwner(shop(), person("staff"));
    expect(exchanged("online").body["associated_user"]).toMatchObject({ account_owner: false, email_verified: false });
    expect(exchanged("online", "staff").body["associated_user"]).toMatchObject({ account_owner: true });
  });

  it("ends when the person leaves the shop, and no new one comes", async () => {
    const { access_token: access } = exchanged("online", "staff").body;
    const idToken = mintIdToken(store.state, SHOP, person("staff").id);
    removePerson(store.state, shop(), person("staff"));
    expect((await ask(String(access))).status).toBe(401);
    const again = body({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idToken,
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
    });
    expect(accessToken(store.state, shop(), again).status).toBe(400);
  });
});

describe("the door of the Admin API", () => {
  it.each([
    { standing: "open" as const, status: 200 },
    { standing: "frozen" as const, status: 402 },
    { standing: "locked" as const, status: 423 },
  ])("answers $status for a shop that is $standing", async ({ standing, status }) => {
    const access = String(exchanged("offline").body["access_token"]);
    shop().standing = standing;
    expect((await ask(access)).status).toBe(status);
  });

  it.each([
    { asked: "2026-07", served: "2026-07", status: 200 },
    { asked: "2024-01", served: "2026-04", status: 200 },
    { asked: "2031-01", served: null, status: 404 },
    { asked: "2026-05", served: null, status: 404 },
    { asked: "newest", served: null, status: 404 },
  ])("version $asked is served by $served", async ({ asked, served, status }) => {
    const access = String(exchanged("offline").body["access_token"]);
    expect(await ask(access, asked)).toEqual({ status, version: served });
  });
});
