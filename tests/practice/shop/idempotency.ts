/** Shopify keeps a key for 24 hours; after that the same key is a new operation. */
const KEY_WINDOW_MS = 24 * 3_600_000;

/** One key of one shop: what it was first used for, and what came of it. */
export type KeyUse = {
  at: number;
  fingerprint: string;
  outcome: "running" | "failed" | { refundId: number; orderId: number };
};

/** `new` = this call runs it; the rest are Shopify's answers to a key it knows. */
export type KeyAnswer =
  | { readonly kind: "new"; readonly use: KeyUse }
  | { readonly kind: "mismatch" | "concurrent" | "previous_failed" }
  | { readonly kind: "replay"; readonly refundId: number; readonly orderId: number };

/** Looks a key up, and takes it when it is new or forgotten. The caller writes the outcome into `use`. */
export function useKey(
  keys: Map<string, KeyUse>,
  stored: string,
  { fingerprint, now }: { fingerprint: string; now: number },
): KeyAnswer {
  const known = keys.get(stored);
  if (known === undefined || now - known.at >= KEY_WINDOW_MS) {
    const use: KeyUse = { at: now, fingerprint, outcome: "running" };
    keys.set(stored, use);
    return { kind: "new", use };
  }
  if (known.fingerprint !== fingerprint) return { kind: "mismatch" };
  if (known.outcome === "running") return { kind: "concurrent" };
  if (known.outcome === "failed") return { kind: "previous_failed" };
  return { kind: "replay", ...known.outcome };
}
