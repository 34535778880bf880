import { settleShop } from "../../features/gate/settle-unknown.server";
import type { JobData } from "../../platform/queue.server";
import { listShops } from "../../shopify/shop-store.server";
import { EFFECTS, JOB_PORTS } from "../registry.server";

/** Looks up what has no outcome yet; asks to be called again while something waits. */
export async function settleUnknownJob({ shop }: JobData): Promise<void> {
  const { waiting } = await settleShop({ shop, effects: EFFECTS, ports: JOB_PORTS });
  if (waiting > 0) throw new Error(`${String(waiting)} outcomes are still unknown`);
}

/** Every minute, shop by shop: what a killed process left behind. */
export async function sweepUnsettledJob(): Promise<void> {
  for (const shop of await listShops()) await settleShop({ shop, effects: EFFECTS, ports: JOB_PORTS });
}
