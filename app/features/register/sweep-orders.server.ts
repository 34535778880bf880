import { parseMoney } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { OrdersTouchedDocument, type OrdersTouchedQuery } from "../../shopify/documents/orders-touched.query";
import { readerFor } from "../../shopify/read.server";
import { refreshOrder } from "./refresh-order.server";
import { knownSums, readCursor, saveCursor } from "./register-store.server";

const FIRST_LOOK_MS = 60 * 86_400_000;
/** Search lags behind writes, and clocks differ: each sweep looks a little further back than the last one ended. */
const OVERLAP_MS = 10 * 60_000;

type Touched = OrdersTouchedQuery["orders"]["nodes"][number];

/**
 * What webhooks lost: orders that changed since the last sweep and whose refunds are not what we know. Only those are
 * read in full, so that a quiet shop costs one query. Returns how many orders were news.
 */
export async function sweepOrders(shop: string, now: string): Promise<Result<number, Problem>> {
  const cursor = (await readCursor(shop)) ?? new Date(Date.parse(now) - FIRST_LOOK_MS).toISOString();
  const since = new Date(Date.parse(cursor) - OVERLAP_MS).toISOString();
  const read = readerFor(shop, "bulk");
  let after: string | null = null;
  let news = 0;
  for (;;) {
    const answer: Result<OrdersTouchedQuery, Problem> = await read(OrdersTouchedDocument, {
      query: `updated_at:>='${since}'`,
      after,
    });
    if (!answer.ok) return answer;
    const { nodes, pageInfo }: OrdersTouchedQuery["orders"] = answer.value.orders;
    const refreshed = await refreshDifferent(shop, nodes, now);
    if (!refreshed.ok) return refreshed;
    news += refreshed.value;
    const last = nodes.at(-1);
    if (last !== undefined) await saveCursor(shop, last.updatedAt);
    if (!pageInfo.hasNextPage) return ok(news);
    after = pageInfo.endCursor ?? null;
  }
}

async function refreshDifferent(
  shop: string,
  orders: readonly Touched[],
  now: string,
): Promise<Result<number, Problem>> {
  const known = await knownSums(
    shop,
    orders.map(({ id }) => id),
  );
  let news = 0;
  for (const order of orders.filter((one) => refundedMinor(one) !== (known.get(one.id) ?? 0))) {
    const refreshed = await refreshOrder(shop, order.id, now);
    if (!refreshed.ok) return refreshed;
    news += refreshed.value;
  }
  return ok(news);
}

/** -1 = an amount that cannot be counted: always looked at. */
function refundedMinor({ totalRefundedSet: { shopMoney } }: Touched): number {
  const money = parseMoney(shopMoney.amount, shopMoney.currencyCode);
  return money.ok ? money.value.amountMinor : -1;
}
