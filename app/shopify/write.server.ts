import type { Send, SendAnswer } from "./door";
import { problem } from "../platform/problem";
import { forgetToken, offlineToken } from "./offline.server";
import { operationKind, operationName, post, type Posted } from "./post.server";
import { inTurn } from "./turn.server";

const TIMEOUT_MS = 15_000;
/** A sending waits so long for the shop's points; after that it is the gate's to try later. */
const PATIENCE_MS = 10_000;

/**
 * The door for changing one shop. Only the gate may import this (a layer rule); an effect gets it as an argument.
 * One sending, no retry: whether to send again is the gate's decision, never the transport's.
 */
export function senderFor(shop: string): Send {
  return async (document, variables) => {
    if (operationKind(document) !== "mutation") throw new Error("the sending door takes mutations only");
    const turn = { operation: operationName(document), priority: "money", withinMs: PATIENCE_MS } as const;
    for (let refused: string | null = null; ;) {
      const token = await offlineToken(shop);
      if (!token.ok) return { kind: "not_run", problem: token.error, later: false };
      const answer = await inTurn(shop, turn, () =>
        post({ shop, token: token.value, document, variables, timeoutMs: TIMEOUT_MS }),
      );
      if (answer?.kind !== "not_run") return answerOf(answer);
      // A refused token ran nothing; another process may have refreshed it, and then the new one is tried.
      if (answer.problem.code !== "app_not_installed" || refused === token.value) return { ...answer, later: false };
      refused = token.value;
      forgetToken(shop);
    }
  };
}

function answerOf<T>(answer: Exclude<Posted<T>, { kind: "not_run" }> | null): SendAnswer<T> {
  switch (answer?.kind) {
    case undefined:
    case "throttled":
      return { kind: "not_run", problem: problem("shopify_busy"), later: true };
    case "data":
      return { kind: "answered", data: answer.data };
    case "unknown":
      return { kind: "unknown", why: answer.why };
  }
}
