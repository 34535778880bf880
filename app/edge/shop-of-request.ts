import { isShop } from "./claims";

/** The shop a document is framed for, for the frame-ancestors header only: it names no one and opens nothing. */
export function shopOfRequest(request: Request): string | null {
  const shop = new URL(request.url).searchParams.get("shop");
  return shop !== null && isShop(shop) ? shop : null;
}
