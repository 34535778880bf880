import { listHeld } from "../gate/held-store.server";
import { reference } from "../gate/reference";
import { mayOpen } from "../policy/may-open";
import type { Actor } from "../policy/standing";
import type { HeldChange } from "./held";

/** Who looks, in which shop, when. */
export type HeldVisit = {
  readonly shop: { readonly domain: string; readonly timeZone: string };
  readonly actor: Actor;
  readonly now: string;
};

const MOST = 20;

/** What waits to leave and this person may see, on one order or (null) on all. */
export async function readHeld({ shop, actor, now }: HeldVisit, orderGid: string | null): Promise<HeldChange[]> {
  const isOwner = actor.standing.kind === "owner";
  const seesAll = mayOpen(actor.standing, "record.read", { now, timeZone: shop.timeZone });
  const rows = await listHeld(shop.domain, { actorUser: seesAll ? null : actor.userId, orderGid, limit: MOST });
  return rows.map((row) => ({
    id: row.id,
    reference: reference(row.number),
    who: row.actorName,
    mayUndo: isOwner || row.actorUser === actor.userId,
    orderGid: row.orderGid,
    orderName: row.orderName,
    amount:
      row.currency === null || row.amountMinor === 0 ? null : { amountMinor: row.amountMinor, currency: row.currency },
    heldUntil: row.heldUntil,
    leftMs: row.leftMs,
  }));
}
