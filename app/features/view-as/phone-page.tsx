import { FRAMED_HEADER } from "./view";

/** Nothing runs in the phone, whatever its page holds. */
const NO_SCRIPTS = `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">`;

/** A page's own HTML as the server draws it, without its scripts, which its frame refuses anyway. Null = no page came. */
export async function fetchPage(path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(path, { headers: { Accept: "text/html", [FRAMED_HEADER]: "1" }, signal });
    if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) return null;
    return withoutScripts(await answer.text());
  } catch {
    return null;
  }
}

function withoutScripts(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const one of page.querySelectorAll("script, link[rel=modulepreload], link[rel=preload]")) one.remove();
  page.head.insertAdjacentHTML("afterbegin", NO_SCRIPTS);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** The address of a page of ours without the token that Shopify's admin put there: it is an old one by now. */
export function plainPath({ pathname, search }: { readonly pathname: string; readonly search: string }): string {
  const query = new URLSearchParams(search);
  query.delete("id_token");
  const rest = query.toString();
  return rest === "" ? pathname : `${pathname}?${rest}`;
}

/** Where a click inside the phone leads within Delega; null = nowhere, or out of it. */
export function pathOfClick(target: EventTarget | null): string | null {
  // The frame's elements are no instances of this window's classes.
  const link = target !== null && "closest" in target ? (target as Element).closest("a[href]") : null;
  const href = link?.getAttribute("href") ?? "";
  return href.startsWith("/app") ? href : null;
}
