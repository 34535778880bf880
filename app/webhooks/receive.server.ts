import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { config } from "../platform/config.server";
import { describeError, log } from "../platform/log.server";
import { keepHint } from "./inbox-store.server";
import { nudge } from "./nudge.server";
import { readHint } from "./read-hint";

/** Larger than any order Shopify sends; whatever is larger is not Shopify. */
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Shopify calls us: signature over the raw bytes, ids kept on disk, answer. Nothing is worked here, so that the answer
 * never waits for anything but one commit. 401 = not signed by Shopify (or its header names another shop than its body),
 * 503 = it could not be kept and shall come again.
 */
export async function receiveWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(await statusFor(request)).end();
}

async function statusFor(request: IncomingMessage): Promise<number> {
  if (request.method !== "POST") return 405;
  const body = await bodyOf(request);
  if (body === null) return 413;
  if (!isSigned(body, request.headers["x-shopify-hmac-sha256"])) return 401;
  const read = readHint(request.headers, body.toString("utf8"));
  if (!read.ok) {
    log().warn({ why: read.why }, "a signed webhook was not taken");
    return read.why === "unknown_topic" ? 200 : read.why === "bad" ? 400 : 401;
  }
  try {
    await keepHint(read.hint);
  } catch (error) {
    log().error({ err: describeError(error) }, "a webhook could not be kept");
    return 503;
  }
  nudge(read.hint.shop);
  return 200;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isSigned(body: Buffer, signature: string | string[] | undefined): boolean {
  if (typeof signature !== "string") return false;
  const expected = createHmac("sha256", config().SHOPIFY_API_SECRET).update(body).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
