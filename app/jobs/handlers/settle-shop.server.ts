import { EFFECTS } from "../../effects.server";
import { expireRequests } from "../../features/gate/expire-requests-store.server";
import { SETTLE_QUEUE } from "../../features/gate/settle-queue";
import { settleShop } from "../../features/gate/settle-unknown.server";
import { hasUnsettled } from "../../features/gate/unsettled-store.server";
import { enqueue, type JobData } from "../../platform/queue.server";
import { findShopSetting, listShops } from "../../shopify/shop-store.server";
import { JOB_PORTS } from "../registry.server";

/** How soon a shop is looked at again while something waits: a Shopify that came back is noticed within this. */
const AGAIN_S = 10;

/** Settles what one shop has without an outcome, and asks to be called again while something waits. */
export async function settleShopJob({ shop }: JobData): Promise<void> {
  const setting = await findShopSetting(shop);
  if (setting === undefined) return;
  const { currency, timeZone } = setting;
  const { waiting } = await settleShop({
    shop: { domain: shop, currency, timeZone },
    effects: EFFECTS,
    ports: JOB_PORTS,
  });
  if (waiting > 0) await enqueue(SETTLE_QUEUE, { shop, id: "" }, { startAfterS: AGAIN_S });
}

/** Every minute: shops with something that a killed process left behind, and requests whose time has run out. */
export async function sweepJob(): Promise<void> {
  for (const shop of await listShops()) {
    await expireRequests(shop, new Date().toISOString());
    if (await hasUnsettled(shop)) await enqueue(SETTLE_QUEUE, { shop, id: "" }, { startAfterS: 0 });
  }
}
