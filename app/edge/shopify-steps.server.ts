import { shopify } from "../shopify/shopify.server";
import { config } from "../platform/config.server";
import { securityHeaders } from "./security-headers";
import { shopOfRequest } from "./shop-of-request";
import { isPlainAddress } from "./shown-token";

/**
 * The page on which App Bridge fetches a fresh id token: the library's markup, our headers (its own let more than two
 * frame it). It needs no person: it shows nothing and knows nothing.
 */
export async function bouncePage(request: Request): Promise<Response> {
  const shop = shopOfRequest(request);
  if (shop === null || !isPlainAddress(request.url)) return new Response(null, { status: 404 });
  const markup = await shopify()
    .app.authenticate.admin(request)
    .catch((thrown: unknown) => thrown);
  if (!(markup instanceof Response) || markup.status !== 200) return new Response(null, { status: 404 });
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  const secure = config().SHOPIFY_APP_URL.startsWith("https:");
  for (const [name, value] of securityHeaders({ shop, nonce: null, secure })) headers.set(name, value);
  return new Response(markup.body, { status: 200, headers });
}
