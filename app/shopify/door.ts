import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Problem } from "../platform/problem";
import type { Result } from "../platform/result";

/** Runs one query of ours against one shop. Anything but a query throws: a change has one door, the gate. */
export type Read = <T, V extends object>(
  document: TypedDocumentNode<T, V>,
  variables: V,
) => Promise<Result<T, Problem>>;

/**
 * What one sending of a mutation told us. `answered`: Shopify ran it and said how it went (userErrors included).
 * `not_run`: it surely did not run; `later` = the same may run another time. `unknown`: nobody can tell; only looking it up can.
 */
export type SendAnswer<T> =
  | { readonly kind: "answered"; readonly data: T }
  | { readonly kind: "not_run"; readonly problem: Problem; readonly later: boolean }
  | { readonly kind: "unknown"; readonly why: string };

/** Sends one mutation of ours to one shop, once, never retried here. Handed to effects by the gate only. */
export type Send = <T, V extends object>(document: TypedDocumentNode<T, V>, variables: V) => Promise<SendAnswer<T>>;
