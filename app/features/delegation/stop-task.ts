/** Accesses that Delega cannot take back (product.md J10): the owner ticks each off when it is gone. Shopify comes first. */
export const STOP_TASKS = [
  "shopify",
  "zendesk",
  "facebook",
  "gmail",
  "paypal",
  "aliexpress",
  "slack",
  "hootsuite",
  "zapier",
] as const;
export type StopTask = (typeof STOP_TASKS)[number];

/** One access; who took it back and when (ISO, UTC), or null while it is open. */
export type StopTaskRow = {
  readonly kind: StopTask;
  readonly ticked: { readonly by: string; readonly at: string } | null;
};
