import { decideAll, type Use } from "../policy/decide";
import type { Decision } from "../policy/decision";
import type { Facts } from "../policy/facts";
import type { Ask } from "./ask";
import type { Basis, Given } from "./effect";
import { limitsOf } from "./gate-limits";
import { gateUsed } from "./intent-store.server";
import { momentOf, usageKey } from "./moment";
import type { GateLimit, KnownUse } from "./ports";

/** A decision with everything it was made on, for a page that shows every rule. */
export type Rehearsed = { readonly decision: Decision; readonly facts: Omit<Facts, "amountMinor"> };

/**
 * Decides as `decideNow` does, now or at another moment (ISO, UTC), and hands out the facts. At another moment nothing of
 * a person's windows is used yet; what was done on the order and for the customer counts at any time. Nothing is recorded.
 */
export async function rehearse(
  who: Pick<Ask, "shop" | "actor">,
  uses: readonly [Use, ...Use[]],
  { basis, given, at }: { readonly basis: Basis; readonly given: Given; readonly at: string | null },
): Promise<Rehearsed> {
  const limits = limitsOf(
    who.actor.standing,
    uses.map((use) => use.action),
  );
  const key = usageKey(uses[0], who, { basis, limits });
  const known = await gateUsed(who.shop.domain, key, limits);
  const moment = momentOf(who, at === null ? known : { now: at, used: lasting(limits, known) });
  const facts = { ...moment, ...given, order: basis.order };
  return { decision: decideAll(who.actor.standing, uses, facts), facts };
}

function lasting(limits: readonly GateLimit[], { used }: KnownUse): Facts["used"] {
  const lasts = ({ window }: GateLimit) => window === "order" || window.startsWith("customer");
  return Object.fromEntries(limits.map((limit) => [limit.key, lasts(limit) ? used[limit.key] : 0]));
}
