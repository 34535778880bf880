import type { Send } from "./door";
import { problem } from "../platform/problem";
import { offlineToken } from "./offline.server";
import { operationKind, post } from "./post.server";

const TIMEOUT_MS = 15_000;

/**
 * The door for changing one shop. Only the gate may import this (a layer rule); an effect gets it as an argument.
 * One sending, no retry: whether to send again is the gate's decision, never the transport's.
 */
export function senderFor(shop: string): Send {
  return async (document, variables) => {
    if (operationKind(document) !== "mutation") throw new Error("the sending door takes mutations only");
    const token = await offlineToken(shop);
    if (!token.ok) return { kind: "not_run", problem: token.error, later: false };
    const answer = await post({ shop, token: token.value, document, variables, timeoutMs: TIMEOUT_MS });
    switch (answer.kind) {
      case "data":
        return { kind: "answered", data: answer.data };
      case "throttled":
        return { kind: "not_run", problem: problem("shopify_busy"), later: true };
      case "not_run":
        return { kind: "not_run", problem: answer.problem, later: false };
      case "unknown":
        return { kind: "unknown", why: answer.why };
    }
  };
}
