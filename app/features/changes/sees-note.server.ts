import type { Ask } from "../gate/ask";
import { readOrder } from "../orders/read-order.server";
import { readSights } from "../orders/read-sights.server";
import type { ShownFields } from "../orders/shown-fields";

/** A note may hold anything that a customer wrote: it is read by whoever sees everything of that customer. */
export function isNoteShown(shown: ShownFields): boolean {
  return Object.values(shown).every((state) => state === "clear");
}

/** Does this person read the order's note? Nobody reads one of an order that cannot be read. */
export async function seesNote(who: Pick<Ask, "shop" | "actor">, orderGid: string): Promise<boolean> {
  if (who.actor.standing.kind === "owner") return true;
  const order = await readOrder(who.shop.domain, orderGid);
  return order.ok && isNoteShown((await readSights(who, order.value)).shown);
}
