import type { Actor } from "./actor";
import { announceOrder, announceRefund, announceTransaction } from "./announce";
import { isPaymentPending, openAuthorizations, unsent } from "./order-standing";
import { nextId, type Order, type Refund, type Shop, type State } from "./state";
import { lineShare, refundable, refundableOf, shippingRefunded } from "./sums";
import { note } from "./timeline";

/** Where the money goes: back along its payments, to store credit, or nowhere. */
export type RefundMethod = "original" | { readonly storeCreditUntil: string | null } | null;

export type Cancellation = {
  readonly by: Actor;
  readonly reason: string;
  readonly restock: boolean;
  readonly notifyCustomer: boolean;
  readonly method: RefundMethod;
  readonly staffNote: string | null;
};

/** Why an order cannot be cancelled, in the words of a userError; null = it can. */
export function obstacleToCancel(order: Order): string | null {
  if (order.cancelledAt !== null) return "Order has already been cancelled";
  if (isPaymentPending(order)) return "Order has a pending payment and can't be cancelled";
  if ((order.returns ?? []).some(({ status }) => status === "OPEN" || status === "REQUESTED"))
    return "Order has an active return and can't be cancelled";
  if (refundable(order) > 0 && order.fulfilments.some(({ status }) => status === "SUCCESS"))
    return "Order is paid and has fulfillments, so it can't be cancelled";
  return null;
}

/** Cancels at once, for good: voids what was only authorised, gives the whole paid amount back if asked to. */
export function cancelOrder(state: State, shop: Shop, { order, how }: { order: Order; how: Cancellation }): void {
  const at = state.now().toISOString();
  voidAuthorizations(state, shop, { order, by: how.by });
  const pieces = order.lines.reduce((sum, line) => sum + unsent(line), 0);
  const refund = how.method === null || refundable(order) === 0 ? null : refundAll(state, order, how);
  Object.assign(order, {
    cancelledAt: at,
    cancelReason: how.reason,
    cancelledBy: how.by,
    staffNote: how.staffNote,
    updatedAt: at,
  });
  if (how.restock && pieces > 0)
    note(state, shop, { order, by: how.by, action: "restock_line_items", detail: String(pieces) });
  if (how.notifyCustomer) note(state, shop, { order, by: how.by, action: "mail_sent", detail: "Order canceled" });
  announceOrder(state, shop, { topic: "orders/cancelled", order });
  if (refund === null) announceOrder(state, shop, { topic: "orders/updated", order });
  else announceRefund(state, shop, { order, refund });
}

/** Lets go of each payment that was only held. */
export function voidAuthorizations(state: State, shop: Shop, { order, by }: { order: Order; by: Actor }): void {
  for (const held of openAuthorizations(order)) {
    const transaction = {
      id: nextId(state),
      kind: "VOID",
      status: "SUCCESS",
      gateway: held.gateway,
      amountMinor: held.amountMinor,
      parentId: held.id,
      at: state.now().toISOString(),
      by,
    } as const;
    order.transactions.push(transaction);
    announceTransaction(state, shop, { order, transaction });
  }
}

const STORE_CREDIT = "shopify_store_credit";

function refundAll(state: State, order: Order, { by, restock, method }: Cancellation): Refund {
  const at = state.now().toISOString();
  const base = { kind: "REFUND", status: "SUCCESS", at } as const;
  const parts =
    method === "original"
      ? order.transactions.flatMap(({ id, gateway }) => {
          const amountMinor = refundableOf(order, id);
          return amountMinor === 0 ? [] : [{ ...base, id: nextId(state), gateway, amountMinor, parentId: id }];
        })
      : [{ ...base, id: nextId(state), gateway: STORE_CREDIT, amountMinor: refundable(order), parentId: null }];
  const shippingMinor = order.shippingMinor - shippingRefunded(order);
  const refund: Refund = {
    id: nextId(state),
    note: null,
    createdAt: at,
    lines: takeOut(state, order, restock),
    shippingMinor,
    transactionIds: parts.map(({ id }) => id),
  };
  order.transactions.push(...parts);
  order.refunds.push(refund);
  order.agreements.push({
    id: nextId(state),
    happenedAt: at,
    reason: "REFUND",
    app: by.app,
    userId: by.userId,
    refundId: refund.id,
  });
  return refund;
}

function takeOut(state: State, order: Order, restock: boolean): Refund["lines"] {
  return order.lines.flatMap((line) => {
    const quantity = line.quantity - line.refunded;
    if (quantity === 0) return [];
    const subtotalMinor = lineShare(line, quantity);
    line.removed += unsent(line);
    line.refunded += quantity;
    const restockType = restock ? "CANCEL" : "NO_RESTOCK";
    return [{ id: nextId(state), lineId: line.id, quantity, restockType, subtotalMinor }];
  });
}
