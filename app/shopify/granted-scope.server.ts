import { InstallationDocument } from "./documents/installation.query";
import { readerFor } from "./read.server";

/** Did the owner give Delega this optional permission? `unknown` = Shopify does not answer at the moment. */
export async function grantedScope(shop: string, scope: string): Promise<"granted" | "missing" | "unknown"> {
  const answer = await readerFor(shop)(InstallationDocument, {});
  if (!answer.ok) return "unknown";
  const { accessScopes } = answer.value.currentAppInstallation;
  return accessScopes.some(({ handle }) => handle === scope) ? "granted" : "missing";
}
