import { parseMoney } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { RefundsSinceDocument, type RefundsSinceQuery } from "../../shopify/documents/refunds-since.query";
import { readerFor } from "../../shopify/read.server";
import type { PastRefund } from "./past-refunds";

const DAYS = 60;
const MAX_PAGES = 50;
const SHOPIFY_ADMIN_APPS: ReadonlySet<string> = new Set(["Shopify Web", "Shopify"]);

/** Every refund of the last 60 days that an app may read, page by page; reading only, no bulk operation. */
export async function readPastRefunds(shop: string, now: string): Promise<Result<PastRefund[], Problem>> {
  const read = readerFor(shop, "bulk");
  const since = new Date(Date.parse(now) - DAYS * 86_400_000).toISOString();
  const query = `updated_at:>='${since}' financial_status:partially_refunded,refunded`;
  const refunds: PastRefund[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer: Result<RefundsSinceQuery, Problem> = await read(RefundsSinceDocument, { query, after });
    if (!answer.ok) return answer;
    const { orders }: RefundsSinceQuery = answer.value;
    for (const order of orders.nodes) refunds.push(...refundsOf(order, since));
    if (!orders.pageInfo.hasNextPage) break;
    after = orders.pageInfo.endCursor ?? null;
  }
  return ok(refunds);
}

function refundsOf(order: RefundsSinceQuery["orders"]["nodes"][number], since: string): PastRefund[] {
  const byApp = new Set(
    order.agreements.nodes.flatMap((agreement) =>
      "refund" in agreement && agreement.app != null && !SHOPIFY_ADMIN_APPS.has(agreement.app.title)
        ? [agreement.refund.id]
        : [],
    ),
  );
  return order.refunds.flatMap((refund) => {
    const { amount, currencyCode } = refund.totalRefundedSet.shopMoney;
    const money = parseMoney(amount, currencyCode);
    if (!money.ok || money.value.amountMinor === 0 || (refund.createdAt ?? since) < since) return [];
    return [
      { amountMinor: money.value.amountMinor, by: byApp.has(refund.id) ? ("app" as const) : ("unknown" as const) },
    ];
  });
}
