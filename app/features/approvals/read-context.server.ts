import { readOrder } from "../orders/read-order.server";
import { refundsOfCustomer } from "../register/customer-refunds-store.server";
import type { RequestContext } from "./request-view";

/** The order and its customer's past, for the owner; null = Shopify does not tell now, and the request is there all the same. */
export async function readContext(shop: string, orderGid: string | null): Promise<RequestContext | null> {
  const order = orderGid === null ? null : await readOrder(shop, orderGid);
  if (order?.ok !== true) return null;
  const { createdAt, total, refunded, currency, customer } = order.value;
  const refunds = customer.gid === null ? null : await refundsOfCustomer(shop, { customerGid: customer.gid, currency });
  return { orderedAt: createdAt, total, refunded, orders: customer.orders, refunds };
}
