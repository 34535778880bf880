import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { common as commonEn } from "../i18n/messages/en/common";
import { problem as en } from "../i18n/messages/en/problem";
import { common as commonIt } from "../i18n/messages/it/common";
import { problem as it } from "../i18n/messages/it/problem";
import { pickLocale } from "../i18n/locale";
import { config } from "../platform/config.server";
import { describeError, log } from "../platform/log.server";
import { addressMustWait } from "./rate-limit.server";
import { FORM_TYPE, MOST_FORM_BYTES } from "./read-form";
import { answerHeaders } from "./security-headers";

/** Shopify's own links carry about 2,000 characters, an id token among them. */
const LONGEST_ADDRESS = 8192;
const MOST_UNREAD_BYTES = 32 * 1024 * 1024;
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);
const ONCE_ONLY: ReadonlySet<string> = new Set(["authorization", "host", "content-length", "content-type"]);
/** Whoever calls us may write these; the app's address is a setting, never a header (ASVS 4.1.3). */
const HEARSAY = ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-forwarded-server", "forwarded"];

const SENTENCES = {
  en: { ...en, broken: commonEn.errorNoReference },
  it: { ...it, broken: commonIt.errorNoReference },
} as const;
type Refusal = { readonly code: keyof typeof en | "broken"; readonly status: number; readonly waitS?: number };

/** How long a request may take to come in: a caller that drips its bytes holds one socket, for this long. */
export const SERVER_LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  // Longer than the usual proxy's, so that a proxy never sends into a socket that we are just closing.
  keepAliveTimeout: 65_000,
};

/**
 * Every request comes through here first: the headers of every answer, and the limits of what is read at all. Shopify's
 * webhooks have their own (webhooks/receive.server.ts).
 */
export function guard(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const { origin, host } = new URL(config().SHOPIFY_APP_URL);
  giveHeaders(response, origin.startsWith("https:"));
  const from = addressOf(request);
  const refusal = refusalOf(request, from);
  if (refusal !== null) {
    whenRead(request, () => refuse(request, response, refusal));
    return;
  }
  for (const name of HEARSAY) Reflect.deleteProperty(request.headers, name);
  request.headers.host = host;
  next();
}

/** What no route caught. The page says so without a word about the reason. */
export function sayBroken(
  ...[error, request, response, next]: [unknown, IncomingMessage, ServerResponse, (error: unknown) => void]
): void {
  const status = statusIn(error);
  if (status >= 500) log().error({ err: describeError(error) }, "a request broke");
  // Half an answer cannot be taken back: express cuts the connection.
  if (response.headersSent) next(new Error("cut"));
  else refuse(request, response, { code: status >= 500 ? "broken" : "bad_input", status });
}

/** What never became a request: too long a head, too slow, no HTTP at all. */
export function sayNoRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = NO_REQUEST[error.code ?? ""] ?? "400 Bad Request";
  const headers = answerHeaders(true).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join("")}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}

const NO_REQUEST: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** An answer's own headers stay; what it has not said is said when its head is written. */
function giveHeaders(response: ServerResponse, secure: boolean): void {
  const write = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    for (const [name, value] of answerHeaders(secure)) if (!response.hasHeader(name)) response.setHeader(name, value);
    // Shopify's library opens its refusals to every origin; nothing of Delega's is for other origins.
    for (const name of response.getHeaderNames()) if (name.startsWith("access-control-")) response.removeHeader(name);
    return write(...args);
  };
}

function refusalOf(request: IncomingMessage, from: string | null): Refusal | null {
  const { url = "", method = "" } = request;
  const waitS = from === null ? 0 : addressMustWait(from, Date.now());
  if (waitS > 0) return { code: "too_many_requests", status: 429, waitS };
  if (url.length > LONGEST_ADDRESS) return { code: "address_too_long", status: 414 };
  if (!url.startsWith("/") || url.startsWith("//") || !isDecodable(url) || saidTwice(request))
    return { code: "bad_input", status: 400 };
  if (!METHODS.has(method)) return { code: "bad_input", status: 405 };
  return method === "POST" && !/^\/webhooks(\/|$)/i.test(url) ? refusedBody(request) : null;
}

function refusedBody({ headers }: IncomingMessage): Refusal | null {
  if (Number(headers["content-length"] ?? 0) > MOST_FORM_BYTES) return { code: "too_large", status: 413 };
  const empty = headers["content-length"] === "0" || headers["content-length"] === undefined;
  if (empty && headers["transfer-encoding"] === undefined) return null;
  return FORM_TYPE.test(headers["content-type"] ?? "") ? null : { code: "wrong_form", status: 415 };
}

/** Node keeps the first of two such headers, a proxy before it may have looked at the second. */
function saidTwice({ rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [name.toLowerCase()] : []));
  const once = names.filter((name) => ONCE_ONLY.has(name));
  return new Set(once).size < once.length;
}

function isDecodable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split("?")[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}

/** Who calls. Behind proxies it is the entry that the outermost of ours wrote; null = a proxy of this machine. */
function addressOf({ headers, socket }: IncomingMessage): string | null {
  const hops = config().TRUSTED_PROXY_HOPS;
  if (hops > 0) {
    const entries = String(headers["x-forwarded-for"] ?? "").split(",");
    return entries.at(-hops)?.trim().slice(0, 60) ?? null;
  }
  const address = socket.remoteAddress ?? "";
  return /^(::1|(::ffff:)?127\.)/.test(address) ? null : address;
}

/** Whoever is still sending does not hear an answer: a body of some size is let run out, unread. */
function whenRead(request: IncomingMessage, answer: () => void): void {
  const bytes = Number(request.headers["content-length"] ?? 0);
  if (bytes > 0 && bytes <= MOST_UNREAD_BYTES) request.once("end", answer).resume();
  else answer();
}

function refuse(request: IncomingMessage, response: ServerResponse, { code, status, waitS }: Refusal): void {
  const locale = pickLocale(request.headers["accept-language"]);
  if (waitS !== undefined) response.setHeader("Retry-After", String(waitS));
  if (status === 405) response.setHeader("Allow", [...METHODS].join(", "));
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Content-Language", locale);
  // What is left of a body is not worth reading.
  response.setHeader("Connection", "close");
  response.writeHead(status).end(SENTENCES[locale][code].replace("{{seconds}}", String(waitS ?? 0)));
}

function statusIn(error: unknown): number {
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
