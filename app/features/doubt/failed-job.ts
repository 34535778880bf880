/** What a failed job was about, as far as an owner needs it. */
export type JobKind = "settle" | "sweep" | "redact" | "data_request" | "shop" | "order";

/** A job that failed every time. Times ISO, UTC. */
export type FailedJob = { readonly id: string; readonly kind: JobKind; readonly failedAt: string };

const KINDS: Readonly<Record<string, JobKind>> = {
  "settle-shop": "settle",
  "sweep-orders": "sweep",
  "customers/redact": "redact",
  "customers/data_request": "data_request",
  "shop/redact": "shop",
  "app/uninstalled": "shop",
  "app/scopes_update": "shop",
};

/** By queue or by webhook topic; every other message is about an order. */
export function jobKind(queue: string): JobKind {
  return KINDS[queue] ?? "order";
}
