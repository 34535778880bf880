import type { Order, Shop } from "../state";
import type { Customer } from "../customer";
import type { SearchIndex } from "./index-state";

/** Switches the lag. What is there now is known at once; only later writes come late. */
export function setIndexLag(index: SearchIndex, shops: Iterable<Shop>, lagMs: number): void {
  index.lagMs = lagMs;
  index.versions.clear();
  if (lagMs > 0) for (const shop of shops) noteWrites(index, shop, Number.NEGATIVE_INFINITY);
}

/** Remembers what changed since the last look. Called after everything that may have written, and before each search. */
export function noteWrites(index: SearchIndex, shop: Shop, now: number): void {
  if (index.lagMs === 0) return;
  for (const order of shop.orders) note(index, keyOf("Order", shop, order.id), order, now);
  for (const customer of shop.customers.values()) note(index, keyOf("Customer", shop, customer.id), customer, now);
}

function note(index: SearchIndex, key: string, thing: Order | Customer, now: number): void {
  const print = JSON.stringify(thing);
  const known = index.versions.get(key) ?? [];
  if (known.at(-1)?.print === print) return;
  // All that is older than the newest one already known to the search is never asked for again.
  const kept = known.filter((_, position) => {
    const next = known[position + 1];
    return next === undefined || next.at + index.lagMs > now;
  });
  index.versions.set(key, [...kept, { at: now, print, thing: structuredClone(thing) }]);
}

function keyOf(kind: "Order" | "Customer", shop: Shop, id: number): string {
  return `${kind}:${shop.domain}:${String(id)}`;
}

/** A thing as the search knows it at `now`; null = not yet at all. Without a lag: as it is. */
export function indexed<T extends Order | Customer>(
  index: SearchIndex,
  { kind, shop, now }: { kind: "Order" | "Customer"; shop: Shop; now: number },
  thing: T,
): T | null {
  if (index.lagMs === 0) return thing;
  const known = index.versions.get(keyOf(kind, shop, thing.id)) ?? [];
  const seen = known.findLast(({ at }) => at + index.lagMs <= now);
  return (seen?.thing as T | undefined) ?? null;
}
