import { z } from "zod";
import { inShop } from "../../platform/db.server";
import { REVEAL_FIELDS, type RevealField } from "./reveal-field";

const Row = z.object({ field: z.enum(REVEAL_FIELDS) });

/**
 * What this person opened of this order's customer in the last 24 hours, as the record has it: so long a tap holds, for
 * this order and this person only, and a page that is loaded again costs no second one.
 */
export async function openedFields(
  shop: string,
  { userId, orderGid }: { readonly userId: string; readonly orderGid: string },
): Promise<ReadonlySet<RevealField>> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select distinct input->>'field' as field from intent
       where shop = $1 and order_gid = $2 and actor_user = $3 and effect = 'order.reveal' and state = 'SUCCEEDED'
         and created_at > app_now() - interval '24 hours'`,
      [shop, orderGid, userId],
    );
    return new Set(rows.map((row) => Row.parse(row).field));
  });
}
