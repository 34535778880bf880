import type { Room } from "./decision";
import type { Facts } from "./facts";
import type { KeyedLimit } from "./grant";
import type { Action } from "./action";

/**
 * What one limit leaves, before and with this action; null = a share of an order that could not be read. A use that was
 * not read is a bug and throws: nothing may pass because somebody forgot to look.
 */
export function roomIn(
  action: Action,
  limit: KeyedLimit,
  facts: Pick<Facts, "amountMinor" | "order" | "used">,
): Room | null {
  const used = facts.used[limit.key];
  if (used === undefined) throw new Error(`the use of ${limit.key} was not read`);
  const max = maxOf(limit, facts.order?.totalMinor ?? null);
  if (max === null) return null;
  const wanted = limit.measure === "count" ? 1 : facts.amountMinor;
  return {
    action,
    measure: limit.measure,
    window: limit.window,
    whose: limit.whose,
    max,
    used,
    left: Math.max(0, max - used),
    over: Math.max(0, used + wanted - max),
  };
}

/** A limit as a number of minor units or times; a share of the order is rounded down. */
export function maxOf({ measure, max }: Pick<KeyedLimit, "measure" | "max">, totalMinor: number | null): number | null {
  if (measure !== "percent") return max;
  return totalMinor === null ? null : Math.floor((totalMinor * max) / 100);
}
