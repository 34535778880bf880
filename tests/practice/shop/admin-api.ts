import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { OperationDefinitionNode } from "graphql";
import { delayOf, msOf, takeFault, type Fault } from "./faults";
import { executeAdmin, idempotencyKey, operationOf, throttleNow, type Call } from "./graphql";
import { noteTokenUse } from "./oauth";
import type { Token } from "./token";
import type { SeenMutation, Shop, State } from "./state";

type GraphqlRequest = { shop: Shop; version: string; body: unknown; token: string | string[] | undefined };

/** One call of the Admin API, with whatever goes wrong on its way. */
export async function answerAdminApi(state: State, request: GraphqlRequest, response: ServerResponse): Promise<void> {
  const { shop } = request;
  if (shop.standing !== "open") {
    const closed = CLOSED[shop.standing];
    send(response, closed.status, { errors: closed.errors });
    return;
  }
  state.calls.set(shop.domain, (state.calls.get(shop.domain) ?? 0) + 1);
  const token = tokenOf(state, request);
  if (token === null) {
    send(response, 401, { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
    return;
  }
  noteTokenUse(state, token.token);
  const { query = "", variables = {} } = (request.body ?? {}) as {
    query?: string;
    variables?: Record<string, unknown>;
  };
  const operation = operationOf(query);
  const fields = fieldsOf(operation);
  const fault = takeFault(state.faults, { shop: shop.domain, fields, kind: operation?.operation }, Math.random);
  const delayMs = delayOf(fault);
  const call: Call = { state, shop, token, version: request.version, query, variables, delayMs };
  const stopped = refuseBefore(fault, call, response);
  if (operation?.operation === "query") await sleep(delayMs);
  const result = stopped ? null : await executeAdmin(call);
  if (operation?.operation === "mutation") {
    state.mutations.push({
      shop: shop.domain,
      operation: operation.name?.value ?? "",
      fields,
      variables,
      idempotencyKey: idempotencyKey(operation, variables),
      tokenKind: token.kind,
      at: state.now().toISOString(),
      outcome: outcomeOf(fault, result),
    });
  }
  if (result !== null) sendAfter(fault, response, { version: request.version, result });
}

/** An unpaid shop, and one that Shopify closed. */
export const CLOSED = {
  frozen: { status: 402, errors: "Unavailable Shop" },
  locked: { status: 423, errors: "Locked" },
} as const;

function fieldsOf(operation: OperationDefinitionNode | null): string[] {
  return operation?.selectionSet.selections.flatMap((one) => (one.kind === "Field" ? [one.name.value] : [])) ?? [];
}

function outcomeOf(fault: Fault | null, result: { errors?: unknown } | null): SeenMutation["outcome"] {
  if (fault !== null && fault.kind !== "slow") return "faulted";
  return result?.errors === undefined ? "executed" : "refused";
}

/** The answer of what was run; two faults swallow it. */
function sendAfter(
  fault: Fault | null,
  response: ServerResponse,
  { version, result }: { version: string; result: object },
): void {
  if (fault?.kind === "lost_answer") response.destroy();
  else if (fault?.kind === "error_after") send(response, 500, { errors: "Internal Server Error" });
  else send(response, 200, result, { "x-shopify-api-version": version });
}

function tokenOf(state: State, { token, shop }: GraphqlRequest): Token | null {
  const known = typeof token === "string" ? state.tokens.get(token) : undefined;
  return known === undefined || known.shop !== shop.domain || known.expiresAt < state.now().getTime() ? null : known;
}

/** Faults that keep the operation from running. True = the request was answered already. */
function refuseBefore(fault: Fault | null, call: Call, response: ServerResponse): boolean {
  switch (fault?.kind) {
    case "error_before":
    case "failing_reads":
      send(response, 500, { errors: "Internal Server Error" });
      return true;
    case "http_429":
      send(response, 429, { errors: "Too Many Requests" }, { "retry-after": String(msOf(fault) / 1000) });
      return true;
    case "throttled":
      send(response, 200, throttleNow(call, msOf(fault)), { "x-shopify-api-version": call.version });
      return true;
    default:
      return false;
  }
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
