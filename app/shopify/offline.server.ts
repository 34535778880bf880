import type { Session } from "@shopify/shopify-api";
import { withShopLock } from "../platform/db.server";
import { log } from "../platform/log.server";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import { refreshedSession } from "./refresh-token.server";
import { shopify } from "./shopify.server";

/** Refreshed when less than this is left, so that a token never dies between here and Shopify. */
const MARGIN_MS = 60_000;
const REMEMBERED_MS = 15_000;

/** After a refresh that failed, the old token is used on and Shopify is left alone for a moment. */
const RETRY_AFTER_MS = 5_000;

type Token = { readonly token: string; readonly until: number };
const remembered = new Map<string, Token>();
const loading = new Map<string, Promise<Result<Token, Problem>>>();

/**
 * The app's own token for one shop. An old one is refreshed under a lock that all processes share, and read again first:
 * refresh tokens rotate, and two refreshers at once would lock each other out. While Shopify does not answer, a token
 * that still lives is used to its end.
 */
export async function offlineToken(shop: string): Promise<Result<string, Problem>> {
  const known = remembered.get(shop);
  if (known !== undefined && known.until > Date.now()) return ok(known.token);
  const loaded = await loadOnce(shop);
  if (!loaded.ok) return loaded;
  remembered.set(shop, loaded.value);
  return ok(loaded.value.token);
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
function loadOnce(shop: string): Promise<Result<Token, Problem>> {
  const known = loading.get(shop);
  if (known !== undefined) return known;
  const look = load(shop).finally(() => loading.delete(shop));
  loading.set(shop, look);
  return look;
}

async function load(shop: string): Promise<Result<Token, Problem>> {
  const fresh = usable(await stored(shop), MARGIN_MS);
  return fresh === null ? withShopLock(shop, "refresh", () => refreshed(shop)) : ok(fresh);
}

function stored(shop: string): Promise<Session | undefined> {
  return shopify().sessionStorage.loadSession(`offline_${shop}`);
}

/** Null = there is no token, or it has less than this left. */
function usable(session: Session | undefined, leftMs: number, forMs = REMEMBERED_MS): Token | null {
  if (session?.accessToken === undefined || session.isExpired(leftMs)) return null;
  return { token: session.accessToken, until: Date.now() + forMs };
}

async function refreshed(shop: string): Promise<Result<Token, Problem>> {
  const session = await stored(shop);
  const already = usable(session, MARGIN_MS);
  if (already !== null) return ok(already);
  const next =
    session?.refreshToken === undefined
      ? fail(problem("app_not_installed"))
      : await refreshedSession({ shop, refreshToken: session.refreshToken });
  if (next.ok) {
    await shopify().sessionStorage.storeSession(next.value);
    const token = usable(next.value, 0);
    return token === null ? fail(problem("shopify_unreachable")) : ok(token);
  }
  log().warn({ shop, code: next.error.code }, "a token could not be refreshed");
  const old = usable(session, 0, RETRY_AFTER_MS);
  return old === null ? next : ok(old);
}
