import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureKeyFolder } from "../../app/platform/key-folder.server";
import { log } from "../../app/platform/log.server";
import { forgetTokens } from "../../app/shopify/offline.server";
import { forgetBudgets } from "../../app/shopify/turn.server";
import { shopify } from "../../app/shopify/shopify.server";
import { installRedirect } from "../practice/redirect.mjs";
import { startPracticeStore, type PracticeStore } from "../practice/shop/server";
import { accessToken } from "../practice/shop/oauth";
import { mintIdToken } from "../practice/shop/oauth";
import type { Shop } from "../practice/shop/state";
import { BOUNDLESS, type Plan } from "../practice/shop/throttle";
import { notAdmitted } from "./admitted";
import { Session } from "@shopify/shopify-api";

export const LOTO = "loto-lento.myshopify.com";
export const ONDA = "onda-lenta.myshopify.com";
export const API_KEY = "delega-practice-key";
export const API_SECRET = "practice-secret-of-the-tests";

export type PracticeShop = { store: PracticeStore; shop: (domain?: string) => Shop; close: () => Promise<void> };

let keys: string | undefined;

/** The settings the app needs, once for this process and those it starts; called before the first use of config(). */
export function practiceEnvironment(): void {
  log("silent");
  keys ??= mkdtempSync(join(tmpdir(), "delega-keys-"));
  ensureKeyFolder(keys);
  Object.assign(process.env, {
    SHOPIFY_API_KEY: API_KEY,
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: "https://delega.practice.test",
    DELEGA_KEYS: keys,
    LOG_LEVEL: "silent",
  });
}

/** Without a `plan` nothing is throttled: most tests are about something else, and ask more than one shop ever does. */
export type PracticeShopOptions = { scopes?: string[]; ordersCsv?: string; bypassesGate?: boolean; plan?: Plan };

/** A practice store in this process, with Delega installed in both shops; needs the test database to be open. */
export async function aPracticeShop(options: PracticeShopOptions = {}): Promise<PracticeShop> {
  practiceEnvironment();
  const csv = options.ordersCsv === undefined ? {} : { ordersCsv: { path: options.ordersCsv, keepDates: false } };
  const store = await startPracticeStore({
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    plan: options.plan ?? BOUNDLESS,
    ...csv,
  });
  const restore = installRedirect(store.url);
  forgetTokens();
  forgetBudgets();
  for (const shop of store.state.shops.values()) {
    for (const scope of options.scopes ?? ["write_orders"]) shop.grantedScopes.add(scope);
    await install(store, shop);
  }
  const find = (domain = LOTO) => {
    const shop = store.state.shops.get(domain);
    if (shop === undefined) throw new Error(`no practice shop ${domain}`);
    return shop;
  };
  return {
    store,
    shop: find,
    close: async () => {
      restore();
      await store.close();
      if (options.bypassesGate !== true) await everyMutationHasAnIntent(store);
    },
  };
}

/** Over all tests: what the store saw as a change equals what the gate admitted. A test that goes past it must say so. */
async function everyMutationHasAnIntent({ state }: PracticeStore): Promise<void> {
  for (const shop of new Set(state.mutations.map((one) => one.shop))) {
    const seen = state.mutations.filter((one) => one.shop === shop);
    const past = await notAdmitted(shop, seen);
    if (past.length > 0)
      throw new Error(
        `${String(past.length)} changes reached ${shop} without an intent: ${past.map((one) => one.operation).join(", ")}`,
      );
  }
}

/** Stores an offline session as the token exchange would. */
async function install({ state }: PracticeStore, shop: Shop): Promise<void> {
  const owner = shop.people.find((person) => person.accountOwner);
  const reply = accessToken(state, shop, {
    client_id: API_KEY,
    client_secret: API_SECRET,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: mintIdToken(state, shop.domain, owner?.id ?? 0),
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  }).body as { access_token: string; refresh_token: string; scope: string };
  await shopify().sessionStorage.storeSession(
    new Session({
      id: `offline_${shop.domain}`,
      shop: shop.domain,
      state: "",
      isOnline: false,
      accessToken: reply.access_token,
      refreshToken: reply.refresh_token,
      scope: reply.scope,
      expires: new Date(Date.now() + 3_600_000),
    }),
  );
}
