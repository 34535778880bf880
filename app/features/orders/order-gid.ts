/** Shopify's global id of an order's number. */
export function orderGid(orderId: string): string {
  return `gid://shopify/Order/${orderId}`;
}

/** The address of an order's page. */
export function orderPath(gid: string): string {
  return `/app/orders/${gid.split("/").at(-1) ?? ""}`;
}
