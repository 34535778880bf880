import { GraphQLError } from "graphql";
import type { RootContext } from "./access";

/** A scope for each kind of place that goods leave from. The practice's places are all the merchant's own. */
const KINDS = ["merchant_managed", "third_party", "assigned", "marketplace"].map(
  (kind) => `${kind}_fulfillment_orders`,
);

type Asked = { readonly write: boolean; readonly field: string };

/** Runs what the scopes for fulfilment orders allow. With those of other places only, `allowed` is false: nothing is seen. */
export function withFulfilmentOrders<T>({ token }: RootContext, asked: Asked, run: (allowed: boolean) => T): T {
  const verbs = asked.write ? ["write"] : ["read", "write"];
  const held = KINDS.filter((kind) => verbs.some((verb) => token.scopes.includes(`${verb}_${kind}`)));
  if (held.length > 0) return run(held.includes("merchant_managed_fulfillment_orders"));
  const needed = KINDS.map((kind) => `\`${asked.write ? "write" : "read"}_${kind}\``).join(" or ");
  throw new GraphQLError(`Access denied for ${asked.field} field. Required access: ${needed} access scope.`, {
    extensions: { code: "ACCESS_DENIED", requiredAccess: `${needed} access scope.` },
  });
}
