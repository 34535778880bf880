import { decideAll, type Use } from "../policy/decide";
import type { Decision } from "../policy/decision";
import type { Ask } from "./ask";
import type { Basis, Given } from "./effect";
import { limitsOf } from "./gate-limits";
import { gateUsed } from "./intent-store.server";
import { momentOf, usageKey } from "./moment";

/**
 * Decides about a change without making it, on what is used at this moment: what a page says before the click. The gate
 * decides again, under locks, when it is really asked.
 */
export async function decideNow(
  who: Pick<Ask, "shop" | "actor">,
  uses: readonly [Use, ...Use[]],
  { basis, given }: { basis: Basis; given: Given },
): Promise<Decision> {
  const limits = limitsOf(
    who.actor.standing,
    uses.map((use) => use.action),
  );
  const key = usageKey(uses[0], who, { basis, limits });
  const known = await gateUsed(who.shop.domain, key, limits);
  return decideAll(who.actor.standing, uses, { ...momentOf(who, known), ...given, order: basis.order });
}
