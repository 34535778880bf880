type Page = { readonly shop: string | null; readonly nonce: string | null; readonly secure: boolean };

/** App Bridge must come from Shopify's own address (app store rule 2.2.3). */
const APP_BRIDGE = "https://cdn.shopify.com";

/** What is no page of ours may not be framed, and loads nothing. */
const NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The headers of every answer, whatever it is; an answer that sets one of them itself keeps its own. */
export function answerHeaders(secure: boolean): [string, string][] {
  return [
    ["Content-Security-Policy", NO_PAGE],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "no-referrer"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
    ["Cache-Control", "no-store"],
    ...(secure ? ([["Strict-Transport-Security", "max-age=31536000; includeSubDomains"]] as [string, string][]) : []),
  ];
}

/**
 * The headers of every document (decisions.md 27): exactly two frame ancestors, scripts by nonce, no storage of pages,
 * and no referrer, because the first address carries an id token. Without a shop nobody may frame the page.
 */
export function securityHeaders({ shop, nonce, secure }: Page): [string, string][] {
  const ancestors = shop === null ? "'none'" : `https://${shop} https://admin.shopify.com`;
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${nonce === null ? "" : `'nonce-${nonce}' `}${APP_BRIDGE}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https://cdn.shopify.com",
    `connect-src 'self' ${shop === null ? "" : `https://${shop}`} https://admin.shopify.com`.trim(),
    "font-src 'self' data: https://cdn.shopify.com",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ];
  return [...answerHeaders(secure).slice(1), ["Content-Security-Policy", policy.join("; ")]];
}
