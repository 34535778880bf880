import { z } from "zod";
import { parseMoney } from "../../platform/money";
import { FULFILLMENT_STATUSES, RISKS } from "../policy/condition";
import type { PastOrder, PastRefund } from "../policy/past";
import type { PastPage } from "./past";

const Bag = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const Order = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  displayFulfillmentStatus: z.enum(FULFILLMENT_STATUSES).nullable().catch(null),
  tags: z.array(z.string()),
  presentmentCurrencyCode: z.string(),
  paymentGatewayNames: z.array(z.string()),
  risk: z.object({ recommendation: z.enum(RISKS).nullable().catch(null) }),
  shippingAddress: z.object({ countryCodeV2: z.string().nullish() }).nullish(),
  customer: z.object({ id: z.string() }).nullish(),
  totalPriceSet: Bag,
  totalReceivedSet: Bag,
  totalRefundedSet: Bag,
  refunds: z.array(z.object({ id: z.string(), createdAt: z.string().nullish(), totalRefundedSet: Bag })),
  agreements: z.object({
    nodes: z.array(
      z.object({
        app: z.object({ id: z.string(), title: z.string() }).nullish(),
        refund: z.object({ id: z.string() }).optional(),
      }),
    ),
  }),
});
const Answer = z.object({
  orders: z.object({
    nodes: z.array(Order),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
  currentAppInstallation: z.object({ app: z.object({ id: z.string() }) }),
});
type Order = z.infer<typeof Order>;
type Bag = z.infer<typeof Bag>;

/** What staff do in the admin carries the admin's name: nobody can tell which of them did it. */
const SHOPIFY_ADMIN_APPS: ReadonlySet<string> = new Set(["Shopify Web", "Shopify"]);

/** How a customer's id becomes a word that only tells customers apart. */
export type Opaque = (customerGid: string) => string;

/** One page of Shopify's answer. Refunds before `since` only say what was given back on an order until then. */
export function pastPage(answer: unknown, since: string, opaque: Opaque): PastPage {
  const { orders, currentAppInstallation } = Answer.parse(answer);
  const ours = currentAppInstallation.app.id;
  const read = orders.nodes.map((order) => refundsOf(order, { ours, sinceMs: Date.parse(since), opaque }));
  const { hasNextPage, endCursor } = orders.pageInfo;
  return {
    refunds: read.flatMap(({ refunds }) => refunds),
    orders: orders.nodes.length,
    unread: read.reduce((sum, { unread }) => sum + unread, 0),
    next: hasNextPage ? (endCursor ?? null) : null,
  };
}

type Context = { readonly ours: string; readonly sinceMs: number; readonly opaque: Opaque };

/** `unread`: refunds whose amount cannot be counted, and one more where Shopify's own sum says that some are not in its list. */
function refundsOf(order: Order, { ours, sinceMs, opaque }: Context): { refunds: PastRefund[]; unread: number } {
  const apps = new Map(order.agreements.nodes.flatMap(({ app, refund }) => (refund ? [[refund.id, app]] : [])));
  const shared = orderOf(order, opaque);
  const paid = minorOf(order.totalReceivedSet) ?? 0;
  const inTime = order.refunds
    .map((refund) => ({ ...refund, atMs: Date.parse(refund.createdAt ?? order.createdAt) }))
    .toSorted((a, b) => a.atMs - b.atMs);
  const refunds: PastRefund[] = [];
  let beforeMinor = 0;
  let unread = 0;
  for (const { id, atMs, totalRefundedSet } of inTime) {
    const amountMinor = minorOf(totalRefundedSet);
    if (amountMinor === null) unread += 1;
    if (amountMinor === null || amountMinor === 0) continue;
    const paymentStatus =
      beforeMinor > 0 ? "PARTIALLY_REFUNDED" : paid < shared.facts.totalMinor ? "PARTIALLY_PAID" : "PAID";
    const currency = totalRefundedSet.shopMoney.currencyCode;
    if (atMs >= sinceMs)
      refunds.push({
        id: numberOf(id),
        atMs,
        amountMinor,
        currency,
        ...whoOf(apps.get(id), ours),
        order: shared,
        paymentStatus,
        beforeMinor,
      });
    beforeMinor += amountMinor;
  }
  if (unread === 0 && (minorOf(order.totalRefundedSet) ?? 0) > beforeMinor) unread = 1;
  return { refunds, unread };
}

function whoOf(app: { id: string; title: string } | null | undefined, ours: string): Pick<PastRefund, "by" | "app"> {
  if (app?.id === ours) return { by: "delega", app: null };
  if (app == null || SHOPIFY_ADMIN_APPS.has(app.title)) return { by: "unknown", app: null };
  return { by: "app", app: app.title };
}

function orderOf(order: Order, opaque: Opaque): PastOrder {
  return {
    id: numberOf(order.id),
    name: order.name,
    customer: order.customer == null ? null : opaque(order.customer.id),
    facts: {
      createdAtMs: Date.parse(order.createdAt),
      totalMinor: minorOf(order.totalPriceSet) ?? 0,
      fulfillmentStatus: order.displayFulfillmentStatus,
      risk: order.risk.recommendation,
      tags: order.tags,
      country: order.shippingAddress?.countryCodeV2 ?? null,
      currency: order.presentmentCurrencyCode,
      gateways: order.paymentGatewayNames,
      products: [],
    },
  };
}

function minorOf({ shopMoney: { amount, currencyCode } }: Bag): number | null {
  const money = parseMoney(amount, currencyCode);
  return money.ok ? money.value.amountMinor : null;
}

function numberOf(gid: string): string {
  return gid.split("/").at(-1) ?? gid;
}
