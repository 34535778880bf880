import { REFUND_SCOPE } from "../../shopify/api-version";
import { InstallationDocument } from "../../shopify/documents/installation.query";
import { readerFor } from "../../shopify/read.server";

/** Has the owner allowed refunds in Shopify? It is an optional scope, asked for when the first limit needs it. */
export async function hasRefundScope(shop: string): Promise<boolean> {
  return (await refundScope(shop)) === "granted";
}

/** Surely not allowed (yet, or any more); a Shopify that does not answer is no reason to ask the owner again. */
export async function lacksRefundScope(shop: string): Promise<boolean> {
  return (await refundScope(shop)) === "missing";
}

async function refundScope(shop: string): Promise<"granted" | "missing" | "unknown"> {
  const answer = await readerFor(shop)(InstallationDocument, {});
  if (!answer.ok) return "unknown";
  const { accessScopes } = answer.value.currentAppInstallation;
  return accessScopes.some(({ handle }) => handle === REFUND_SCOPE) ? "granted" : "missing";
}
