import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { setTimeout as sleep } from "node:timers/promises";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import type { Priority } from "./budget";
import type { Read } from "./door";
import { forgetToken, offlineToken } from "./offline.server";
import { operationKind, operationName, post, type Posted } from "./post.server";
import { inTurn } from "./turn.server";

const TIMEOUT_MS = 10_000;
const TRIES = 4;
const FIRST_PAUSE_MS = 200;
/** How long a reader waits for the shop's points; whole-shop reading has time. */
const PATIENCE_MS: Readonly<Record<Priority, number>> = { money: 20_000, person: 20_000, bulk: 600_000 };

/**
 * The door for reading one shop, with the app's own (offline) token. A query may be asked again, so throttling and
 * passing faults are waited out here; anything but a query throws before it is sent.
 */
export function readerFor(shop: string, priority: Priority = "person"): Read {
  return async (document, variables) => {
    if (operationKind(document) !== "query") throw new Error("the reading door takes queries only");
    return ask({ shop, document, variables, priority });
  };
}

type Asked<T, V> = { shop: string; document: TypedDocumentNode<T, V>; variables: V; priority: Priority };

async function ask<T, V extends object>(asked: Asked<T, V>): Promise<Result<T, Problem>> {
  const until = Date.now() + PATIENCE_MS[asked.priority];
  let refusedToken = false;
  for (let faults = 0; ;) {
    const token = await offlineToken(asked.shop);
    if (!token.ok) return token;
    const answer = await oneTurn(asked, token.value, until - Date.now());
    if (answer === null) return fail(problem("shopify_busy"));
    if (answer.kind === "data") return ok(answer.data);
    if (answer.kind === "not_run") {
      // Another process may have refreshed the token: read it again, once.
      if (answer.problem.code !== "app_not_installed" || refusedToken) return fail(answer.problem);
      refusedToken = true;
      forgetToken(asked.shop);
      continue;
    }
    if (answer.kind === "throttled") continue;
    faults += 1;
    if (faults === TRIES) return fail(problem("shopify_unreachable"));
    await sleep(FIRST_PAUSE_MS * 2 ** faults * Math.random());
  }
}

function oneTurn<T, V extends object>(
  { shop, document, variables, priority }: Asked<T, V>,
  token: string,
  withinMs: number,
): Promise<Posted<T> | null> {
  if (withinMs <= 0) return Promise.resolve(null);
  return inTurn(shop, { operation: operationName(document), priority, withinMs }, () =>
    post({ shop, token, document, variables, timeoutMs: TIMEOUT_MS }),
  );
}
