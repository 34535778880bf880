import { decimal } from "./money";
import { originOf } from "./order-origin";
import { currencyOf } from "./paid-in";
import type { Dispute } from "./shop-money";
import { nextId, type Order, type Shop, type State } from "./state";
import { sendWebhook } from "./webhooks";

const DAY_MS = 86_400_000;
const OPEN: ReadonlySet<Dispute["status"]> = new Set(["NEEDS_RESPONSE", "UNDER_REVIEW"]);

/** What a customer's bank opens: about a card payment only. Null = the order has none, or not so much. */
export function openDispute(
  state: State,
  shop: Shop,
  asked: { order: Order; type: Dispute["type"]; reason: string; amountMinor?: number | undefined },
): Dispute | null {
  const paid = asked.order.transactions.find(
    ({ gateway, kind, status }) =>
      gateway === "shopify_payments" && (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS",
  );
  const amountMinor = asked.amountMinor ?? paid?.amountMinor ?? 0;
  if (paid === undefined || !(amountMinor > 0) || amountMinor > paid.amountMinor) return null;
  const now = state.now();
  const dispute: Dispute = {
    id: nextId(state),
    orderId: asked.order.id,
    amountMinor,
    type: asked.type,
    status: "NEEDS_RESPONSE",
    reason: asked.reason,
    initiatedAt: now.toISOString(),
    evidenceDueBy: new Date(now.getTime() + 10 * DAY_MS).toISOString(),
    finalizedOn: null,
  };
  shop.money.disputes.push(dispute);
  const summary = { id: dispute.id, initiatedAs: dispute.type, status: dispute.status };
  asked.order.origin = { ...asked.order.origin, disputes: [...originOf(asked.order).disputes, summary] };
  announce(state, shop, { topic: "disputes/create", dispute });
  return dispute;
}

/** The bank's next word; an inquiry may become a chargeback. */
export function changeDispute(
  state: State,
  shop: Shop,
  asked: { dispute: Dispute; status: Dispute["status"]; type?: Dispute["type"] | undefined },
): void {
  const { dispute, status, type } = asked;
  dispute.status = status;
  dispute.type = type ?? dispute.type;
  // The order goes on saying what it began as.
  for (const { origin } of shop.orders)
    for (const one of origin?.disputes ?? []) if (one.id === dispute.id) one.status = status;
  dispute.finalizedOn = OPEN.has(status) ? null : state.now().toISOString();
  announce(state, shop, { topic: "disputes/update", dispute });
}

/** Told only to an app that may read disputes. */
function announce(state: State, shop: Shop, { topic, dispute }: { topic: string; dispute: Dispute }): void {
  if (!shop.grantedScopes.has("read_shopify_payments_disputes")) return;
  const order = shop.orders.find(({ id }) => id === dispute.orderId);
  const currency = order === undefined ? shop.currency : currencyOf(shop, order);
  sendWebhook(state, shop.domain, {
    topic,
    body: {
      id: dispute.id,
      admin_graphql_api_id: `gid://shopify/ShopifyPaymentsDispute/${String(dispute.id)}`,
      order_id: dispute.orderId,
      type: dispute.type.toLowerCase(),
      amount: decimal(dispute.amountMinor, currency),
      currency,
      reason: dispute.reason.toLowerCase(),
      network_reason_code: null,
      status: dispute.status.toLowerCase(),
      evidence_due_by: dispute.evidenceDueBy,
      evidence_sent_on: null,
      finalized_on: dispute.finalizedOn,
      initiated_at: dispute.initiatedAt,
    },
  });
}
