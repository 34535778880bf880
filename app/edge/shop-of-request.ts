const SHOP = /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/;

/** The shop a document is framed for, for the frame-ancestors header only: it names no one and opens nothing. */
export function shopOfRequest(request: Request): string | null {
  const shop = new URL(request.url).searchParams.get("shop");
  return shop !== null && SHOP.test(shop) ? shop : null;
}
