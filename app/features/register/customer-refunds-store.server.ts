import { z } from "zod";
import { inShop } from "../../platform/db.server";

const Sum = z.object({ count: z.coerce.number().int(), sum: z.coerce.number().int() });

/** A customer's refunds of the last 365 days, whoever made them: how many, and how much in the shop's minor units. */
export async function refundsOfCustomer(
  shop: string,
  { customerGid, currency }: { readonly customerGid: string; readonly currency: string },
): Promise<{ count: number; sumMinor: number }> {
  const { rows } = await inShop(shop, (tx) =>
    tx.query(
      `select count(*) as count, coalesce(sum(amount_minor), 0) as sum from register_refund
       where shop = $1 and customer_gid = $2 and currency = $3 and amount_minor > 0
         and created_at > app_now() - interval '365 days'`,
      [shop, customerGid, currency],
    ),
  );
  const { count, sum } = Sum.parse(rows[0]);
  return { count, sumMinor: sum };
}
