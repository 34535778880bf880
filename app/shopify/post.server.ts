import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { getOperationAST, print, type OperationTypeNode } from "graphql";
import { ClientError, GraphQLClient } from "graphql-request";
import { API_VERSION } from "./api-version";
import { classifyFailure, type Failure } from "./answer";

export type Posted<T> = { readonly kind: "data"; readonly data: T } | Failure;

type Post<T, V> = {
  readonly shop: string;
  readonly token: string;
  readonly document: TypedDocumentNode<T, V>;
  readonly variables: V;
  readonly timeoutMs: number;
};

/** One request to the Admin API, no retry. The token never leaves this function, not even in an error. */
export async function post<T, V extends object>(request: Post<T, V>): Promise<Posted<T>> {
  const client = new GraphQLClient(`https://${request.shop}/admin/api/${API_VERSION}/graphql.json`, {
    headers: { "X-Shopify-Access-Token": request.token },
    signal: AbortSignal.timeout(request.timeoutMs),
  });
  try {
    const { data } = await client.rawRequest<T>(print(request.document), request.variables as Record<string, unknown>);
    return { kind: "data", data };
  } catch (error) {
    if (error instanceof ClientError) {
      const { status, errors, extensions } = error.response;
      return classifyFailure(status, { errors, extensions });
    }
    return { kind: "unknown", why: error instanceof Error ? error.name : "no answer" };
  }
}

/** The kind of operation in a document: what keeps queries and mutations behind their own doors. */
export function operationKind(document: TypedDocumentNode<unknown, never>): OperationTypeNode | undefined {
  return getOperationAST(document)?.operation;
}
