import { problem, type Problem } from "../../platform/problem";
import { fail, type Result } from "../../platform/result";
import { OrderFulfilmentDocument } from "../../shopify/documents/order-fulfilment.query";
import { OrderCoreDocument } from "../../shopify/documents/order.query";
import { readerFor } from "../../shopify/read.server";
import type { Order } from "./order";
import { parseOrder } from "./parse-order";

/**
 * One order, in two questions asked side by side. `not_found` covers what does not exist, what belongs to another shop
 * and what is older than the 60 days an app may see: the three must look the same.
 */
export async function readOrder(shop: string, gid: string): Promise<Result<Order, Problem>> {
  const read = readerFor(shop);
  const [core, parcels] = await Promise.all([
    read(OrderCoreDocument, { id: gid }),
    read(OrderFulfilmentDocument, { id: gid }),
  ]);
  if (!core.ok) return core;
  if (!parcels.ok) return parcels;
  if (core.value.order == null) return fail(problem("not_found"));
  return parseOrder(core.value.order, parcels.value.order?.fulfillments ?? []);
}
