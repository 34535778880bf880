import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { InstallationDocument } from "../../shopify/documents/installation.query";
import { forgetToken } from "../../shopify/offline.server";
import { readerFor } from "../../shopify/read.server";
import { keepScopes } from "./leave-store.server";

/** Reads the scopes the shop granted and records them; the message's own list is not believed. */
export async function recordScopes(shop: string, now: string): Promise<Result<null, Problem>> {
  forgetToken(shop);
  const answer = await readerFor(shop)(InstallationDocument, {});
  if (!answer.ok) return answer;
  const scopes = answer.value.currentAppInstallation.accessScopes.map(({ handle }) => handle).toSorted();
  await keepScopes(shop, scopes, now);
  return ok(null);
}
