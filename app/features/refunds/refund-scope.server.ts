import { REFUND_SCOPE } from "../../shopify/api-version";
import { InstallationDocument } from "../../shopify/documents/installation.query";
import { readerFor } from "../../shopify/read.server";

/** Has the owner allowed refunds in Shopify? It is an optional scope, asked for when the first limit needs it. */
export async function hasRefundScope(shop: string): Promise<boolean> {
  const answer = await readerFor(shop)(InstallationDocument, {});
  return answer.ok && answer.value.currentAppInstallation.accessScopes.some((scope) => scope.handle === REFUND_SCOPE);
}
