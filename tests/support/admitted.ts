import { openPersonal } from "../../app/features/changes/personal.server";
import { inShop } from "../../app/platform/db.server";
import type { SeenMutation } from "../practice/shop/state";

type Intent = { readonly key: string; readonly leaf: string; readonly effect: string; readonly frozen: unknown };

/**
 * The changes that a shop saw and the gate did not admit. Where Shopify keeps a key, the key tells. Elsewhere each value
 * that was sent must stand in what one intent had stored before, or be marked with that intent's key or leaf.
 */
export async function notAdmitted(shop: string, mutations: readonly SeenMutation[]): Promise<SeenMutation[]> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query<Intent>("select idem_key::text as key, leaf, effect, frozen from intent"),
  );
  const keys = new Set(rows.map(({ key }) => key));
  return mutations.filter(({ idempotencyKey, variables }) =>
    idempotencyKey === null
      ? isNothing(variables) || !rows.some((intent) => isOf(intent, variables, storedOf(intent)))
      : !keys.has(idempotencyKey),
  );
}

/** A change with everything written into its text: no intent can tell of it. */
function isNothing(variables: unknown): boolean {
  return Object.keys(variables ?? {}).length === 0;
}

/** What was stored of an order's personal field stands there sealed. */
function storedOf({ effect, frozen }: Intent): unknown {
  const { shop, order, part } = (frozen ?? {}) as Partial<Record<"shop" | "order" | "part", string>>;
  if (shop === undefined || part === undefined) return frozen;
  const value = openPersonal({ purpose: `${effect} frozen`, shop }, part);
  return { input: { id: order, note: value, email: value, shippingAddress: value } };
}

function isOf(intent: Intent, sent: unknown, stored: unknown): boolean {
  if (Array.isArray(sent))
    return (
      Array.isArray(stored) &&
      sent.length === stored.length &&
      sent.every((one, index) => isOf(intent, one, stored[index]))
    );
  if (typeof sent === "object" && sent !== null) {
    const known = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
    return Object.entries(sent).every(([name, value]) => isOf(intent, value, known[name]));
  }
  const marked = typeof sent === "string" && (sent.includes(intent.key) || sent.includes(intent.leaf.slice(0, 16)));
  return marked || sent === stored || (sent === null && stored === "");
}
