import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { InstallationDocument } from "../../shopify/documents/installation.query";
import { forgetToken } from "../../shopify/offline.server";
import { readerFor } from "../../shopify/read.server";
import { markUninstalled } from "../../shopify/shop-store.server";
import { suspendGrants } from "./leave-store.server";

/**
 * The shop removed the app. Tokens and sessions go; every assistant's right sleeps until the owner wakes it, so that
 * nobody is let in silently by a later installation. Shopify is asked first: while it still lets us in, the message is
 * late or forged and nothing happens.
 */
export async function leaveShop(shop: string, now: string): Promise<Result<null, Problem>> {
  forgetToken(shop);
  const installed = await readerFor(shop)(InstallationDocument, {});
  if (installed.ok) return ok(null);
  if (installed.error.code !== "app_not_installed") return installed;
  await suspendGrants(shop, now);
  await markUninstalled(shop);
  forgetToken(shop);
  return ok(null);
}
