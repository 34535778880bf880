import { SETTLE_QUEUE } from "../../features/gate/settle-queue";
import { wakeOrder } from "../../features/gate/unsettled-store.server";
import { refreshOrder } from "../../features/register/refresh-order.server";
import { enqueue } from "../../platform/queue.server";
import { ok } from "../../platform/result";
import type { WebhookHandler } from "../handler";

/** A refund, a payment, an edit, a cancellation: the order's refunds are read afresh, and what waits on it is settled. */
export const orderTouched: WebhookHandler = async ({ shop, orderGid, now }) => {
  if (orderGid === null) return ok(0);
  const refreshed = await refreshOrder(shop, orderGid, now);
  if (!refreshed.ok) return refreshed;
  if (await wakeOrder(shop, orderGid)) await enqueue(SETTLE_QUEUE, { shop, id: "" }, { startAfterS: 0 });
  return refreshed;
};
