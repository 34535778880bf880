import { inShop } from "../../platform/db.server";
import type { RefundRow } from "./refund-rows";

/** Writes what Shopify says now; an older look never overwrites a newer one. Returns how many rows changed. */
export async function keepRefunds(shop: string, rows: readonly RefundRow[], seenAt: string): Promise<number> {
  if (rows.length === 0) return 0;
  return inShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into register_refund (shop, refund_gid, order_gid, customer_gid, amount_minor, currency, money, ours,
                                    app_gid, created_at, seen_at)
       select $1, refund_gid, order_gid, customer_gid, amount_minor, currency, money, ours, app_gid, created_at, $3
       from jsonb_to_recordset($2::jsonb) as row(refund_gid text, order_gid text, customer_gid text, amount_minor bigint,
         currency text, money text, ours boolean, app_gid text, created_at timestamptz)
       on conflict (shop, refund_gid) do update
         set amount_minor = excluded.amount_minor, money = excluded.money, seen_at = excluded.seen_at,
             ours = excluded.ours, app_gid = excluded.app_gid
         where register_refund.seen_at < excluded.seen_at`,
      [shop, JSON.stringify(rows.map(columnsOf)), seenAt],
    );
    return rowCount ?? 0;
  });
}

function columnsOf(row: RefundRow) {
  return {
    refund_gid: row.refundGid,
    order_gid: row.orderGid,
    customer_gid: row.customerGid,
    amount_minor: row.amountMinor,
    currency: row.currency,
    money: row.money,
    ours: row.ours,
    app_gid: row.appGid,
    created_at: row.createdAt,
  };
}

/** What the register knows of these orders: minor units whose money came or is on its way, by order. */
export async function knownSums(shop: string, orderGids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ order_gid: string; sum: string }>(
      `select order_gid, sum(amount_minor) as sum from register_refund
       where shop = $1 and order_gid = any ($2) group by order_gid`,
      [shop, orderGids],
    );
    return new Map(rows.map((row) => [row.order_gid, Number(row.sum)]));
  });
}

/** Where the sweep goes on; null before the first one. */
export async function readCursor(shop: string): Promise<string | null> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ updated_since: Date }>("select updated_since from sweep_cursor where shop = $1", [
      shop,
    ]);
    return rows[0]?.updated_since.toISOString() ?? null;
  });
}

export async function saveCursor(shop: string, updatedSince: string): Promise<void> {
  await inShop(shop, (tx) =>
    tx.query(
      `insert into sweep_cursor (shop, updated_since) values ($1, $2)
       on conflict (shop) do update set updated_since = greatest(sweep_cursor.updated_since, excluded.updated_since)`,
      [shop, updatedSince],
    ),
  );
}
