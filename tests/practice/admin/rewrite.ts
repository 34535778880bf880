import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** Only markup and scripts name App Bridge's address. */
export function wantsRewrite(headers: IncomingHttpHeaders): boolean {
  return /text\/html|javascript/.test(headers["content-type"] ?? "");
}

export function rewriteText(text: string, frameOrigin: string): string {
  return text.replaceAll(APP_BRIDGE, `${frameOrigin}/app-bridge.js`);
}

/** The frame's own address joins the two ancestors and the script sources; a preload of the real script is dropped. */
export function rewriteHeaders(headers: IncomingHttpHeaders, frameOrigin: string): OutgoingHttpHeaders {
  const changed: OutgoingHttpHeaders = { ...headers };
  const policy = headers["content-security-policy"];
  if (typeof policy === "string") {
    changed["content-security-policy"] = policy
      .replace(/frame-ancestors [^;]*/, (ancestors) => `${ancestors.replace("'none'", "")} ${frameOrigin}`)
      .replace(/script-src /, `script-src ${frameOrigin} `);
  }
  if (String(headers["link"] ?? "").includes(APP_BRIDGE)) delete changed["link"];
  return changed;
}
