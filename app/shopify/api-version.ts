/** The Admin API version that every document is written and typed for. */
export const API_VERSION = "2026-07";

/** What installing asks for: reading only. Each write right is optional and asked for when a limit first needs it. */
export const INSTALL_SCOPES = ["read_orders", "read_customers"] as const;
export const REFUND_SCOPE = "write_orders";
/** For putting items back into stock: Shopify wants to know where. */
export const LOCATION_SCOPE = "read_locations";
/** Sending, holding and tracking of what the shop ships itself; it lets Delega read these as well. */
export const SHIPPING_SCOPE = "write_merchant_managed_fulfillment_orders";
export const OPTIONAL_SCOPES = [REFUND_SCOPE, LOCATION_SCOPE, SHIPPING_SCOPE] as const;
