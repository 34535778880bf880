import { announceOrder, announceTransaction } from "./announce";
import type { GatewayRule } from "./shop-money";
import type { Order, Shop, State, Transaction } from "./state";
import { later } from "./webhooks";

const ALWAYS: GatewayRule = { answer: "success", settleAfterMs: null, settleTo: "success" };
const STATUS = {
  success: "SUCCESS",
  pending: "PENDING",
  failure: "FAILURE",
  error: "ERROR",
  refused: "FAILURE",
} as const;
const ERROR_CODES = { SUCCESS: null, PENDING: null, FAILURE: "PROCESSING_ERROR", ERROR: "GENERIC_ERROR" } as const;

/** How the payment behind a refund answers now. A gift card that was deactivated takes nothing back. */
export function ruleFor(shop: Shop, { gateway, giftCardId }: Transaction): GatewayRule {
  const card = shop.money.giftCards.find(({ id }) => id === giftCardId);
  if (card !== undefined && card.deactivatedAt !== null) return { ...ALWAYS, answer: "refused" };
  return shop.money.gateways.get(gateway) ?? ALWAYS;
}

type Payment = { readonly order: Order; readonly transaction: Transaction };

/** Sends a new refund transaction to its gateway: it stands as answered, and may come to its end later. */
export function pay(state: State, shop: Shop, { order, transaction }: Payment): void {
  const parent = order.transactions.find(({ id }) => id === transaction.parentId);
  const rule = ruleFor(shop, parent ?? transaction);
  end(transaction, STATUS[rule.answer]);
  if (transaction.status !== "PENDING" || rule.settleAfterMs === null) return;
  later(state.webhooks, rule.settleAfterMs, () => {
    settle(state, shop, { order, transaction }, rule.settleTo);
  });
}

/** A pending refund comes to its end; Shopify tells of the transaction only now. */
function settle(state: State, shop: Shop, payment: Payment, to: GatewayRule["settleTo"]): void {
  // The shop may have been seeded anew, or somebody was quicker.
  if (payment.transaction.status !== "PENDING" || state.shops.get(shop.domain) !== shop) return;
  end(payment.transaction, STATUS[to]);
  payment.order.updatedAt = state.now().toISOString();
  announceTransaction(state, shop, payment);
  announceOrder(state, shop, { topic: "orders/updated", order: payment.order });
}

/** Settles whatever is pending in a shop. Returns how many there were. */
export function settleAll(state: State, shop: Shop, to: GatewayRule["settleTo"]): number {
  const pending = shop.orders.flatMap((order) =>
    order.transactions
      .filter(({ kind, status }) => kind === "REFUND" && status === "PENDING")
      .map((transaction) => ({ order, transaction })),
  );
  for (const payment of pending) settle(state, shop, payment, to);
  return pending.length;
}

function end(transaction: Transaction, status: Transaction["status"]): void {
  transaction.status = status;
  transaction.errorCode = ERROR_CODES[status];
}
