import { ok } from "../../platform/result";
import { forgetShop } from "../../shopify/shop-store.server";
import type { WebhookHandler } from "../handler";

/** Two days after a shop left, everything about it is erased; a shop that came back meanwhile is not. */
export const shopRedact: WebhookHandler = async ({ shop }) => {
  await forgetShop(shop);
  return ok(null);
};
