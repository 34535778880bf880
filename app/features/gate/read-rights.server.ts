import { ROWS } from "../policy/action";
import type { Grant } from "../policy/grant";
import { myRights, type Right } from "../policy/my-rights";
import type { GateShop } from "./effect";
import { limitsOf } from "./gate-limits";
import { gateUsed } from "./intent-store.server";
import { usageKey } from "./moment";

/** A person's rights with what is left of each limit at this moment, in one trip to the database. */
export async function readRights(shop: GateShop, grant: Grant): Promise<Right[]> {
  const standing = { kind: "assistant", grant } as const;
  const limits = limitsOf(standing, ROWS);
  const actor = { userId: grant.shopifyUserId, name: "", standing };
  const basis = { subject: { orderGid: null, customerGid: null }, refundedMinor: 0 };
  const key = usageKey({ action: "refund.issue" }, { actor, shop }, { basis, limits });
  return myRights(grant, (await gateUsed(shop.domain, key, limits)).used);
}
