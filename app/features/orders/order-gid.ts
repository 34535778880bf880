import { z } from "zod";

/** The order's number in an address of ours; Shopify's own id, never its name. */
export const OrderParams = z.object({ orderId: z.string().regex(/^\d{1,20}$/) });

export function orderGid(orderId: string): string {
  return `gid://shopify/Order/${orderId}`;
}

/** The address of an order's page. */
export function orderPath(gid: string): string {
  return `/app/orders/${gid.split("/").at(-1) ?? ""}`;
}
