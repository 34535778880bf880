import { SIGHTS } from "../policy/action";
import type { OrderFacts } from "../policy/facts";
import { sightsOf, type Sights } from "../policy/sight";
import type { Ask } from "./ask";
import type { Subject } from "./effect";
import { limitsOf } from "./gate-limits";
import { gateUsed } from "./intent-store.server";
import { momentOf, usageKey } from "./moment";

/** What this person sees of a customer at this moment; `order` null = not read, and what hangs on it stays hidden. */
export async function sightsNow(
  who: Pick<Ask, "shop" | "actor">,
  { subject, order }: { readonly subject: Subject; readonly order: OrderFacts | null },
): Promise<Sights> {
  const limits = limitsOf(who.actor.standing, SIGHTS);
  const key = usageKey({ action: "customer.name" }, who, { basis: { subject, refundedMinor: 0 }, limits });
  const known = await gateUsed(who.shop.domain, key, limits);
  return sightsOf(who.actor.standing, { ...momentOf(who, known), order });
}
