import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { setTimeout as sleep } from "node:timers/promises";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import type { Read } from "./door";
import { offlineToken } from "./offline.server";
import { operationKind, post } from "./post.server";

const TIMEOUT_MS = 10_000;
const TRIES = 4;
const MAX_WAIT_MS = 5_000;

/**
 * The door for reading one shop, with the app's own (offline) token. A query may be asked again, so throttling and
 * passing faults are waited out here; anything but a query throws before it is sent.
 */
export function readerFor(shop: string): Read {
  return async (document, variables) => {
    if (operationKind(document) !== "query") throw new Error("the reading door takes queries only");
    const token = await offlineToken(shop);
    return token.ok ? ask({ shop, token: token.value, document, variables }) : token;
  };
}

type Asked<T, V> = { shop: string; token: string; document: TypedDocumentNode<T, V>; variables: V };

async function ask<T, V extends object>(request: Asked<T, V>): Promise<Result<T, Problem>> {
  let waitMs = 200;
  for (let tries = 1; ; tries += 1) {
    const answer = await post({ ...request, timeoutMs: TIMEOUT_MS });
    if (answer.kind === "data") return ok(answer.data);
    if (answer.kind === "not_run") return fail(answer.problem);
    const busy = answer.kind === "throttled";
    if (tries === TRIES) return fail(problem(busy ? "shopify_busy" : "shopify_unreachable"));
    // Full jitter, so that many readers who were refused together do not come back together.
    await sleep(Math.min(MAX_WAIT_MS, busy ? answer.waitMs : waitMs) * (0.5 + Math.random() / 2));
    waitMs *= 2;
  }
}
