/** Every topic the app subscribes to; a test compares this list with shopify.app.toml and with the handlers. */
export const TOPICS = [
  "app/uninstalled",
  "app/scopes_update",
  "refunds/create",
  "order_transactions/create",
  "orders/updated",
  "orders/edited",
  "orders/cancelled",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
] as const;
export type Topic = (typeof TOPICS)[number];

/** They act on nothing but the body, so the signed body must name the shop itself (decisions.md 22). */
export const BODY_MUST_NAME_SHOP: ReadonlySet<string> = new Set<Topic>([
  "app/uninstalled",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
]);
