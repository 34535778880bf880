import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { CatalogueProvider } from "./i18n/catalogue-context";
import { loadCatalogue } from "./i18n/load";
import { pickLocale } from "./i18n/locale";
import { makeWords } from "./i18n/words";
import { config } from "./platform/config.server";
import { describeError, log } from "./platform/log.server";
import { securityHeaders } from "./edge/security-headers";
import { shopOfRequest } from "./edge/shop-of-request";
import { NonceProvider } from "./ui/nonce";

export { boot, shutdown } from "./boot.server";
export { guard, sayBroken, sayNoRequest, SERVER_LIMITS } from "./edge/guard.server";
export { receiveWebhook } from "./webhooks/receive.server";

const RENDER_TIMEOUT_MS = 5_000;

type Rendering = [request: Request, status: number, headers: Headers, context: EntryContext];

/** Renders one document in the reader's language with the app's own security headers. */
export default async function handleRequest(...[request, status, headers, context]: Rendering): Promise<Response> {
  const shell = context.staticHandlerContext.loaderData["routes/app"] as { locale?: string } | undefined;
  const locale = pickLocale(shell?.locale, request.headers.get("accept-language"));
  const catalogue = await loadCatalogue(locale);
  const nonce = randomBytes(16).toString("base64");
  const secure = config().SHOPIFY_APP_URL.startsWith("https:");
  for (const [name, value] of securityHeaders({ shop: shopOfRequest(request), nonce, secure }))
    headers.set(name, value);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", locale);
  const page = (
    <I18nextProvider i18n={makeWords(locale, catalogue)}>
      <CatalogueProvider value={catalogue}>
        <NonceProvider value={nonce}>
          <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={RENDER_TIMEOUT_MS} />
        </NonceProvider>
      </CatalogueProvider>
    </I18nextProvider>
  );
  const body = await render(page, { nonce, whole: isbot(request.headers.get("user-agent") ?? "") });
  return new Response(body, { status, headers });
}

function render(
  page: React.ReactElement,
  { nonce, whole }: { nonce: string; whole: boolean },
): Promise<ReadableStream> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      const body = new PassThrough();
      stream.pipe(body);
      resolve(createReadableStreamFromReadable(body));
    };
    const stream = renderToPipeableStream(page, {
      nonce,
      ...(whole ? { onAllReady: begin } : { onShellReady: begin }),
      onShellError: reject,
      onError: (error) => {
        log().error({ err: describeError(error) }, "a page failed to render");
      },
    });
    setTimeout(() => {
      stream.abort();
    }, RENDER_TIMEOUT_MS + 1000).unref();
  });
}

/** Bugs in loaders and actions are logged at the edge already; what comes here broke before it. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // An address without a page, a method without an action: said to the caller, and no news.
  if (isRouteErrorResponse(error)) return;
  if (!request.signal.aborted) log().error({ err: describeError(error) }, "a request broke");
}
