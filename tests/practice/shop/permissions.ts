/** What a person may do in the shop themselves, as the owner ticks it in Shopify's own list. */
export const PERMISSIONS = [
  "install_apps",
  "view_orders",
  "edit_orders",
  "fulfil_orders",
  "view_customers",
  "edit_customers",
  "view_products",
  "edit_products",
] as const;
export type Permission = (typeof PERMISSIONS)[number];
