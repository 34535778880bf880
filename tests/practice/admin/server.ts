import { existsSync, readFileSync } from "node:fs";
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Server } from "node:net";
import { frameHtml, MODAL_HTML } from "./frame";
import { oneScript } from "./one-script";
import { rewriteHeaders, rewriteText, wantsRewrite } from "./rewrite";
import { selfSigned } from "./self-signed";
import { switchesHtml } from "./switches";

const FRAME_FILE = /^\/frame\/([\w-]+)\.(js|css)$/;
/** A page of ours at the app's origin, under a name that no route of Remix can have. */
const MODAL_PATH = "/.practice/modal";
const appBridge = () => oneScript(new URL("app-bridge/", import.meta.url), "start");
const STORE_PATH = /^\/store\/([a-z0-9-]+)\/apps\/delega(\/.*)?$/;

export type Listening = { readonly port: number; close: () => Promise<void> };
type Places = { readonly storeUrl: string; readonly appUrl: string };

/** The admin frame over plain http, for a person's own browser; the app is framed through the rewriting proxy. */
export function startFrame(places: Places & { proxyOrigin: string; port: number }): Promise<Listening> {
  return listen(createServer(frameListener(places.storeUrl, places.proxyOrigin)), places.port);
}

/** Hands requests to the app; swaps App Bridge's address and adds the frame to the app's CSP, nothing else. */
export function startRewritingProxy(places: Places & { frameOrigin: string; port: number }): Promise<Listening> {
  const listener: RequestListener = (request, response) => {
    if (request.url === MODAL_PATH) {
      send(response, 200, "text/html; charset=utf-8", MODAL_HTML);
      return;
    }
    forward(places.appUrl, request, response, (answer) => {
      const headers = rewriteHeaders(answer.headers, places.frameOrigin);
      if (!wantsRewrite(answer.headers)) {
        response.writeHead(answer.statusCode ?? 502, headers);
        answer.pipe(response);
        return;
      }
      void textOf(answer).then((text) => {
        delete headers["content-length"];
        response.writeHead(answer.statusCode ?? 502, headers).end(rewriteText(text, places.frameOrigin));
      });
    });
  };
  return listen(createServer(listener), places.port);
}

/** Shopify's real addresses over TLS with a certificate of our own: nothing the app says is rewritten. For tests. */
export async function startTls(places: Places & { appHost: string; port: number }): Promise<Listening> {
  const frame = frameListener(places.storeUrl, `https://${places.appHost}`);
  const { key, cert } = await selfSigned(["admin.shopify.com", "cdn.shopify.com", places.appHost]);
  const listener: RequestListener = (request, response) => {
    const host = (request.headers.host ?? "").split(":")[0];
    if (host === "admin.shopify.com") frame(request, response);
    else if (host === "cdn.shopify.com") send(response, 200, "text/javascript", appBridge());
    else if (host === places.appHost && request.url === MODAL_PATH)
      send(response, 200, "text/html; charset=utf-8", MODAL_HTML);
    else if (host === places.appHost) forward(places.appUrl, request, response);
    else send(response, 421, "text/plain", "no such host in the practice");
  };
  return listen(createTlsServer({ key, cert }, listener), places.port);
}

function frameListener(storeUrl: string, appOrigin: string): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://frame");
    const store = STORE_PATH.exec(url.pathname);
    const file = FRAME_FILE.exec(url.pathname);
    if (url.pathname === "/practice") send(response, 200, "text/html; charset=utf-8", switchesHtml());
    else if (url.pathname.startsWith("/practice/")) forward(storeUrl, request, response);
    else if (url.pathname === "/app-bridge.js") send(response, 200, "text/javascript", appBridge());
    else if (file !== null) sendFile(response, { name: file[1] ?? "", kind: file[2] ?? "" });
    else if (store === null)
      send(response, 302, "text/plain", "", { location: "/store/loto-lento/apps/delega?as=owner" });
    else {
      const handle = store[1] ?? "";
      const settings = {
        appOrigin,
        handle,
        shop: `${handle}.myshopify.com`,
        path: `${store[2] ?? ""}${queryOfApp(url)}`,
        as: url.searchParams.get("as") ?? "owner",
      };
      send(response, 200, "text/html; charset=utf-8", frameHtml(settings));
    }
  };
}

/** What stands in the address for the app; who is acting is the practice's own. */
function queryOfApp({ searchParams }: URL): string {
  const query = new URLSearchParams([...searchParams].filter(([name]) => name !== "as")).toString();
  return query === "" ? "" : `?${query}`;
}

function sendFile(response: ServerResponse, { name, kind }: { name: string; kind: string }): void {
  const file = new URL(`frame/${name}.${kind}`, import.meta.url);
  if (existsSync(file)) send(response, 200, kind === "css" ? "text/css" : "text/javascript", readFileSync(file));
  else send(response, 404, "text/plain", "no such file");
}

function forward(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  onAnswer?: (answer: IncomingMessage) => void,
): void {
  const url = new URL(request.url ?? "/", target);
  const headers = { ...request.headers };
  // Answers that may be rewritten must come uncompressed.
  if (onAnswer !== undefined) delete headers["accept-encoding"];
  const outgoing = httpRequest(url, { method: request.method, headers }, (answer) => {
    if (onAnswer !== undefined) {
      onAnswer(answer);
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => {
    if (!response.headersSent) send(response, 502, "text/plain", "the app does not answer");
  });
  request.pipe(outgoing);
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...more }).end(body);
}

function listen(server: Server & { closeAllConnections: () => void }, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.on("error", reject).listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address !== null ? address.port : port,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => {
              done();
            });
          }),
      });
    });
  });
}
