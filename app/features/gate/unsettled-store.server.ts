import { inShop } from "../../platform/db.server";
import { intentFrom } from "./intent-row";
import type { StoredIntent } from "./ports";

const MOST = 200;

/**
 * Intents without an outcome whose sender must be gone (unknown ones, expired leases, reserved ones nobody sends), those
 * that were held and are not any more, those left to the owner, and those whose money is still at a gateway: whatever may be looked at again by now.
 */
export async function listUnsettled(shop: string): Promise<StoredIntent[]> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select * from intent where shop = $1 and (not_before is null or not_before <= app_now())
         and (state in ('UNKNOWN', 'NEEDS_OWNER') or (state = 'SENDING' and lease_until < app_now())
              or (state = 'HELD' and held_until <= app_now())
              or (state = 'RESERVED' and (not_before is not null or created_at < app_now() - interval '10 seconds'))
              or (state = 'SUCCEEDED' and settlement = 'PENDING'))
       order by created_at limit $2`,
      [shop, MOST],
    );
    return rows.map(intentFrom);
  });
}

/** Notes that a look-up found nothing; returns since when nothing was found (ISO, UTC). */
export async function noteAbsent(shop: string, intentId: string): Promise<string | null> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<{ first_absent_at: Date }>(
      `update intent set looked_up = looked_up + 1, first_absent_at = coalesce(first_absent_at, app_now())
       where shop = $1 and id = $2 returning first_absent_at`,
      [shop, intentId],
    );
    return rows[0]?.first_absent_at.toISOString() ?? null;
  });
}

/** Leaves an intent alone for a while. */
export async function lookLater(shop: string, intentId: string, seconds: number): Promise<void> {
  await inShop(shop, (tx) =>
    tx.query("update intent set not_before = app_now() + make_interval(secs => $3) where shop = $1 and id = $2", [
      shop,
      intentId,
      seconds,
    ]),
  );
}

/** Is there anything that may have to be settled? */
export async function hasUnsettled(shop: string): Promise<boolean> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query(
      `select 1 from intent where shop = $1
         and (state in ('RESERVED', 'SENDING', 'UNKNOWN', 'NEEDS_OWNER') or settlement = 'PENDING'
              or (state = 'HELD' and held_until <= app_now())) limit 1`,
      [shop],
    );
    return rows.length > 0;
  });
}

/** Something happened on the order: what waits there is looked at now. True = there is something. */
export async function wakeOrder(shop: string, orderGid: string): Promise<boolean> {
  return inShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `update intent set not_before = app_now() where shop = $1 and order_gid = $2
         and (state in ('RESERVED', 'SENDING', 'UNKNOWN', 'NEEDS_OWNER') or settlement = 'PENDING')`,
      [shop, orderGid],
    );
    return (rowCount ?? 0) > 0;
  });
}
