import type { Ask } from "../gate/ask";
import { orderAskedAbout } from "../gate/order-asked-about.server";
import { sightsNow } from "../gate/sights-now.server";
import { SIGHTS } from "../policy/action";
import type { Sights } from "../policy/sight";
import type { Order } from "./order";
import { openedFields } from "./reveal-store.server";
import { shownFields, type ShownFields } from "./shown-fields";

type Who = Pick<Ask, "shop" | "actor">;

/**
 * What this person sees of an order's customer: the state of each field, and the decisions that explain it. An order that a
 * rule asks about and nobody could read decides as unknown.
 */
export async function readSights(who: Who, order: Order): Promise<{ shown: ShownFields; sights: Sights }> {
  const { shop, actor } = who;
  const subject = { orderGid: order.gid, customerGid: order.customer.gid };
  const [facts, opened] = await Promise.all([
    orderAskedAbout(who, SIGHTS, order.gid),
    openedFields(shop.domain, { userId: actor.userId, orderGid: order.gid }),
  ]);
  const sights = await sightsNow(who, { subject, order: facts.ok ? facts.value : null });
  return { shown: shownFields(sights, opened), sights };
}

/**
 * Are first names shown in lists? Where the right to a name hangs on the order they are not: a list does not weigh each
 * of its orders.
 */
export async function seesFirstNames(who: Who): Promise<boolean> {
  const sights = await sightsNow(who, { subject: { orderGid: null, customerGid: null }, order: null });
  return sights["customer.name"].state !== "hidden";
}
