import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import { claimsOf, isShop, type Claims } from "./claims";

const BEARER = /^Bearer (\S+)$/;

/**
 * The token a request shows: the header's, else the address's. All that the request says of shop and person must agree;
 * `not_signed_in` when it does not, or when the token cannot be Shopify's. Null = it shows none.
 */
export function shownToken(request: Request): Result<Claims | null, Problem> {
  const { searchParams } = new URL(request.url);
  const header = request.headers.get("authorization");
  const inHeader = header === null ? null : claimsOf(BEARER.exec(header)?.[1] ?? "");
  const inAddress = searchParams.get("id_token");
  const fromAddress = inAddress === null || inAddress === "" ? null : claimsOf(inAddress);
  const claims = header === null ? fromAddress : inHeader;
  const shown = header !== null || (inAddress !== null && inAddress !== "");
  if (shown && claims === null) return fail(problem("not_signed_in"));
  const agree = claims === null || (agrees(claims, searchParams) && (!inAddress || same(claims, fromAddress)));
  return agree ? ok(claims) : fail(problem("not_signed_in"));
}

function same(one: Claims, other: Claims | null): boolean {
  return other !== null && one.shop === other.shop && one.userId === other.userId;
}

/** The address names the shop a page is framed for; it must be the token's, once each. */
function agrees(claims: Claims, searchParams: URLSearchParams): boolean {
  const shops = searchParams.getAll("shop");
  return (
    shops.length <= 1 && searchParams.getAll("id_token").length <= 1 && shops.every((shop) => shop === claims.shop)
  );
}

/**
 * What an address must look like before Shopify's library sees it: it reads `shop` and `host` itself, and breaks on a
 * host that is no address.
 */
export function isPlainAddress(url: string): boolean {
  const { searchParams } = new URL(url);
  const shop = searchParams.get("shop");
  const host = searchParams.get("host");
  return (shop === null || isShop(shop)) && (host === null || isHost(host));
}

/** Shopify's admin opens the app with both; only then is there somebody to ask for a token. */
export function comesFromAdmin(url: string): boolean {
  const { searchParams } = new URL(url);
  return searchParams.has("shop") && searchParams.has("host");
}

/** Base64 of `admin.shopify.com/store/…` or `{shop}.myshopify.com/admin`. */
function isHost(host: string): boolean {
  if (!/^[\w+/-]{1,200}={0,2}$/.test(host)) return false;
  try {
    return /^(admin\.shopify\.com\/store\/[\w-]+|[a-z0-9][a-z0-9-]*\.myshopify\.com\/admin)$/.test(
      atob(host.replaceAll("-", "+").replaceAll("_", "/")),
    );
  } catch {
    return false;
  }
}
