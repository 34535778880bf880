import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { RefundInput } from "./refund";
import { unusual } from "./usual";

const Row = z.object({ median: z.coerce.number().int().nullable(), known: z.coerce.number().int() });

/** As many of the newest refunds as say what is usual now. */
const RECENT = 200;

/**
 * The usual amount for a reason, where this one is far above it; null = it is not, or too little is known. Minor units of
 * the shop's currency; Delega's own refunds whose money left.
 */
export async function farAboveUsual(
  shop: { readonly domain: string; readonly currency: string },
  asked: { readonly reason: RefundInput["reason"] | null; readonly countedMinor: number },
): Promise<number | null> {
  if (asked.reason === null) return null;
  const { rows } = await inShop(shop.domain, (tx) =>
    tx.query(
      `select percentile_disc(0.5) within group (order by amount_minor) as median, count(*) as known
         from (select amount_minor from intent
                where shop = $1 and effect = 'refund.issue' and state = 'SUCCEEDED'
                  and settlement is distinct from 'FAILURE' and currency = $2 and input->>'reason' = $3
                order by created_at desc limit $4) as recent`,
      [shop.domain, shop.currency, asked.reason, RECENT],
    ),
  );
  const { median, known } = Row.parse(rows[0]);
  return unusual(asked.countedMinor, { medianMinor: median, known });
}
