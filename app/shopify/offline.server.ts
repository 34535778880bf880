import type { Session } from "@shopify/shopify-api";
import { withShopLock } from "../platform/db.server";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import { shopify } from "./shopify.server";

/** Refreshed when less than this is left, so that a token never dies between here and Shopify. */
const MARGIN_MS = 60_000;
const REMEMBERED_MS = 15_000;

const remembered = new Map<string, { token: string; until: number }>();
const loading = new Map<string, Promise<Session | undefined>>();

/**
 * The app's own token for one shop. An old one is refreshed under a lock that all processes share, and read again first:
 * refresh tokens rotate, and two refreshers at once would lock each other out.
 */
export async function offlineToken(shop: string): Promise<Result<string, Problem>> {
  const known = remembered.get(shop);
  if (known !== undefined && known.until > Date.now()) return ok(known.token);
  const session = await loadOnce(shop);
  if (session?.accessToken === undefined) return fail(problem("app_not_installed"));
  remembered.set(shop, { token: session.accessToken, until: Date.now() + REMEMBERED_MS });
  return ok(session.accessToken);
}

/** Forgets one shop's token: it was refused, or the app was removed. */
export function forgetToken(shop: string): void {
  remembered.delete(shop);
}

/** Forgets all remembered tokens; between tests. */
export function forgetTokens(): void {
  remembered.clear();
}

/** Many who ask at the same moment share one look. */
function loadOnce(shop: string): Promise<Session | undefined> {
  const known = loading.get(shop);
  if (known !== undefined) return known;
  const look = load(shop).finally(() => loading.delete(shop));
  loading.set(shop, look);
  return look;
}

async function load(shop: string): Promise<Session | undefined> {
  return (await usable(shop)) ?? (await withShopLock(shop, "refresh", () => refreshed(shop)));
}

async function usable(shop: string): Promise<Session | undefined> {
  const session = await shopify().sessionStorage.loadSession(`offline_${shop}`);
  return session === undefined || session.isExpired(MARGIN_MS) ? undefined : session;
}

async function refreshed(shop: string): Promise<Session | undefined> {
  const already = await usable(shop);
  if (already !== undefined) return already;
  const session = await shopify().sessionStorage.loadSession(`offline_${shop}`);
  if (session?.refreshToken === undefined) return undefined;
  return (await shopify().app.unauthenticated.admin(shop)).session;
}
