import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { getOperationAST, print, type OperationTypeNode } from "graphql";
import { ClientError, GraphQLClient } from "graphql-request";
import { z } from "zod";
import { log } from "../platform/log.server";
import { API_VERSION } from "./api-version";
import { classifyFailure, type Failure } from "./answer";
import { CostSeen } from "./budget";
import type { Answered } from "./turn.server";

export type Posted<T> = { readonly kind: "data"; readonly data: T } | Failure;

type Post<T, V> = {
  readonly shop: string;
  readonly token: string;
  readonly document: TypedDocumentNode<T, V>;
  readonly variables: V;
  readonly timeoutMs: number;
};

/** When Shopify says neither how long to wait nor what is left. */
const DEFAULT_PAUSE_MS = 1000;
const Extensions = z.object({ cost: CostSeen });

/** One request to the Admin API, no retry. The token never leaves this function, not even in an error. */
export async function post<T, V extends object>(request: Post<T, V>): Promise<Answered<Posted<T>>> {
  const client = new GraphQLClient(`https://${request.shop}/admin/api/${API_VERSION}/graphql.json`, {
    headers: { "X-Shopify-Access-Token": request.token },
    signal: AbortSignal.timeout(request.timeoutMs),
  });
  try {
    const answer = await client.rawRequest<T>(print(request.document), request.variables as Record<string, unknown>);
    noteVersion(operationName(request.document), answer.headers);
    return { result: { kind: "data", data: answer.data }, seen: costOf(answer.extensions), blockedMs: 0 };
  } catch (error) {
    if (!(error instanceof ClientError)) {
      const why = error instanceof Error ? error.name : "no answer";
      return { result: { kind: "unknown", why }, seen: null, blockedMs: 0 };
    }
    const { status, errors, extensions, headers, data } = error.response;
    const result = classifyFailure(status, { errors, data });
    const seen = costOf(extensions);
    return { result, seen, blockedMs: result.kind === "throttled" && seen === null ? retryAfterMs(headers) : 0 };
  }
}

function costOf(extensions: unknown): CostSeen | null {
  const parsed = Extensions.safeParse(extensions);
  return parsed.success ? parsed.data.cost : null;
}

/** Seconds, as HTTP has it; Shopify's own library takes them for milliseconds. */
function retryAfterMs(headers: unknown): number {
  const text = headers instanceof Headers ? headers.get("retry-after") : null;
  const seconds = Number(text ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 60) * 1000 : DEFAULT_PAUSE_MS;
}

const noted = new Set<string>();

/** An old version falls forward silently, and deprecations come by header only: each is said once. */
function noteVersion(operation: string, headers: Headers): void {
  const version = headers.get("x-shopify-api-version");
  const reason = headers.get("x-shopify-api-deprecated-reason");
  if (version !== null && version !== API_VERSION) once(`version ${version}`, { asked: API_VERSION, served: version });
  if (reason !== null) once(`deprecated ${operation}`, { operation, reason });
}

function once(key: string, facts: Readonly<Record<string, string>>): void {
  if (noted.has(key)) return;
  noted.add(key);
  log().warn(facts, "Shopify's API is changing under us");
}

/** The kind of operation in a document: what keeps queries and mutations behind their own doors. */
export function operationKind(document: TypedDocumentNode<unknown, never>): OperationTypeNode | undefined {
  return getOperationAST(document)?.operation;
}

/** The name an operation is known by: costs are learned by it. */
export function operationName(document: TypedDocumentNode<unknown, never>): string {
  return getOperationAST(document)?.name?.value ?? "unnamed";
}
