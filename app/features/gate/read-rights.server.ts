import type { Grant } from "../policy/grant";
import { NOTHING_USED } from "../policy/facts";
import { myRights, type Right } from "../policy/my-rights";
import type { Action } from "../policy/action";
import type { GateShop } from "./effect";
import { gateUsed } from "./intent-store.server";

const LIMITED: readonly Action[] = ["refund.issue", "order.search", "order.reveal"];

/** A person's rights with what is left of each limit at this moment. */
export async function readRights(shop: GateShop, grant: Grant): Promise<Right[]> {
  const used = await Promise.all(
    LIMITED.map(async (action) => {
      const key = {
        person: grant.shopifyUserId,
        action,
        orderGid: null,
        customerGid: null,
        refundedMinor: 0,
        timeZone: shop.timeZone,
      };
      return [action, (await gateUsed(shop.domain, key)).used] as const;
    }),
  );
  return myRights(grant, Object.fromEntries(used), NOTHING_USED);
}
