import { REFUND_SCOPE } from "../../shopify/api-version";
import { grantedScope } from "../../shopify/granted-scope.server";

/** Has the owner allowed refunds in Shopify? It is an optional scope, asked for when the first limit needs it. */
export async function hasRefundScope(shop: string): Promise<boolean> {
  return (await grantedScope(shop, REFUND_SCOPE)) === "granted";
}

/** Surely not allowed (yet, or any more); a Shopify that does not answer is no reason to ask the owner again. */
export async function lacksRefundScope(shop: string): Promise<boolean> {
  return (await grantedScope(shop, REFUND_SCOPE)) === "missing";
}
