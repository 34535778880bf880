import type { Ask } from "../gate/ask";
import { decideNow } from "../gate/decide-now.server";
import { NOTHING_GIVEN, type Subject } from "../gate/effect";
import { orderAskedAbout } from "../gate/order-asked-about.server";
import { OFFERS, type OfferedChange } from "./change";

/**
 * What policy says to each change of an order before anybody clicks; the gate decides again when it is really asked.
 * Shopify is asked once for all of them, and only where a rule of this person asks about the order.
 */
export async function offeredChanges(who: Pick<Ask, "shop" | "actor">, subject: Subject): Promise<OfferedChange[]> {
  const actions = OFFERS.map(({ action }) => action);
  const order = await orderAskedAbout(who, actions, subject.orderGid);
  const basis = { order: order.ok ? order.value : null, subject, refundedMinor: 0 };
  return Promise.all(
    OFFERS.map(async ({ what, action }) => ({
      what,
      decision: await decideNow(who, [{ action, amountMinor: 0 }], { basis, given: NOTHING_GIVEN }),
    })),
  );
}
