import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { config } from "../platform/config.server";
import { keyRing } from "../platform/key-ring.server";
import { log } from "../platform/log.server";
import { INSTALL_SCOPES } from "./api-version";
import { SealedSessionStorage, TOKEN_KEY } from "./session-store.server";

let made: ReturnType<typeof make> | undefined;

/** Shopify's library, set up once: token exchange, online and expiring offline tokens, sealed sessions. */
export function shopify() {
  made ??= make();
  return made;
}

function make() {
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL, keysDir } = config();
  const sessionStorage = new SealedSessionStorage(keyRing(keysDir, TOKEN_KEY));
  const app = shopifyApp({
    apiKey: SHOPIFY_API_KEY,
    apiSecretKey: SHOPIFY_API_SECRET,
    apiVersion: ApiVersion.July26,
    scopes: [...INSTALL_SCOPES],
    appUrl: SHOPIFY_APP_URL,
    authPathPrefix: "/auth",
    sessionStorage,
    distribution: AppDistribution.AppStore,
    useOnlineTokens: true,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    // The library writes whole tokens at debug level, so it never logs below warning; our log scrubs the rest.
    logger: {
      level: LogSeverity.Warning,
      log: (_severity, message) => {
        log().warn({ from: "shopify" }, message);
        return Promise.resolve();
      },
    },
  });
  return { app, sessionStorage };
}
