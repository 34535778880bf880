/** The shop in Shopify's admin: where the owner looks for themselves. */
export function adminUrl(domain: string): string {
  return `https://admin.shopify.com/store/${domain.replace(/\.myshopify\.com$/, "")}`;
}

/** The app inside the shop's admin, where an invitation and a request lead. `handle` = the app's, as Shopify lists it. */
export function appUrl(domain: string, handle: string): string {
  return `${adminUrl(domain)}/apps/${handle}`;
}

/** One object there, by its global id: gid://shopify/Order/7 -> …/orders/7. */
export function adminPage(base: string, gid: string): string {
  const [kind = "", id = ""] = gid.split("/").slice(-2);
  return `${base}/${kind.toLowerCase()}s/${id}`;
}
