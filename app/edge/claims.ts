import { z } from "zod";

/** Longer than any id token of Shopify's (about 600 characters); nothing longer is even taken apart. */
const MOST_CHARACTERS = 4096;
/** Shopify's id tokens live for a minute; one that claims far more was not made by Shopify (shopify.md 3). */
const LONGEST_LIFE_S = 600;

const COMPACT = /^[\w-]+\.([\w-]+)\.[\w-]+$/;
const SHOP = /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/;

const Payload = z.object({
  iss: z.string(),
  dest: z.string(),
  sub: z.string().regex(/^\d{1,20}$/),
  exp: z.int(),
  nbf: z.int(),
});

/** Whom a token is about, by its own words. Worth nothing until its signature was verified. */
export type Claims = { readonly shop: string; readonly userId: string };

/** True for the one form of a shop's name that Delega knows. */
export function isShop(name: string): boolean {
  return SHOP.test(name);
}

/**
 * Takes a token apart without believing it. Null = it cannot be Shopify's: wrong form, a life of hours, issuer and
 * destination that are not exactly one shop's addresses. Done before any library sees it, so that no host of a stranger's
 * choice is ever called and no odd token gets into an error message.
 */
export function claimsOf(token: string): Claims | null {
  if (token.length > MOST_CHARACTERS) return null;
  const payload = Payload.safeParse(jsonOf(COMPACT.exec(token)?.[1] ?? ""));
  if (!payload.success) return null;
  const { iss, dest, sub, exp, nbf } = payload.data;
  const shop = dest.replace(/^https:\/\//, "");
  const exact = isShop(shop) && dest === `https://${shop}` && iss === `https://${shop}/admin`;
  return exact && exp > nbf && exp - nbf <= LONGEST_LIFE_S ? { shop, userId: sub } : null;
}

function jsonOf(base64url: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (one) =>
      one.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
