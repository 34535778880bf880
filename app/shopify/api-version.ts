/** The Admin API version that every document is written and typed for. */
export const API_VERSION = "2026-07";

/** What installing asks for: reading only. Each write right is optional and asked for when a limit first needs it. */
export const INSTALL_SCOPES = ["read_orders", "read_customers"] as const;
export const REFUND_SCOPE = "write_orders";
/** For putting items back into stock: Shopify wants to know where. */
export const LOCATION_SCOPE = "read_locations";
export const OPTIONAL_SCOPES = [REFUND_SCOPE, LOCATION_SCOPE] as const;
