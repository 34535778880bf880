import { config } from "../platform/config.server";

/** The app's public key, which App Bridge needs in the page. */
export function appKey(): string {
  return config().SHOPIFY_API_KEY;
}

/** The app's handle in the admin's addresses. */
export function appHandle(): string {
  return config().SHOPIFY_APP_HANDLE;
}
