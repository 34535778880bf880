import { sweepOrders } from "../../features/register/sweep-orders.server";
import { log } from "../../platform/log.server";
import { enqueue, type JobData } from "../../platform/queue.server";
import { listShops } from "../../shopify/shop-store.server";

export const SWEEP_ORDERS_QUEUE = "sweep-orders";

/** One shop: what webhooks lost. A Shopify that cannot be asked is asked at the next sweep. */
export async function sweepOrdersJob({ shop }: JobData): Promise<void> {
  const swept = await sweepOrders(shop, new Date().toISOString());
  if (!swept.ok) log().warn({ shop, code: swept.error.code }, "a sweep of orders waits");
}

/** Every fifteen minutes: every shop, a job each, so that a slow one delays nobody. */
export async function sweepAllOrdersJob(): Promise<void> {
  for (const shop of await listShops()) await enqueue(SWEEP_ORDERS_QUEUE, { shop, id: "" }, { startAfterS: 0 });
}
