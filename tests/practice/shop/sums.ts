import { isLive } from "./fulfilment-orders";
import type { Line, Order, Refund } from "./state";

/** Every sum of an order in one place, in minor units: the answers of the store can then not disagree with each other. */
export function lineTotal(line: Line): number {
  return line.unitMinor * line.quantity - line.discountMinor;
}

export function total(order: Order): number {
  return order.statedTotalMinor ?? subtotal(order) + order.shippingMinor;
}

export function subtotal(order: Order): number {
  return order.lines.reduce((sum, line) => sum + lineTotal(line), 0);
}

export function received(order: Order): number {
  return order.transactions
    .filter(({ kind, status }) => (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS")
    .reduce((sum, transaction) => sum + transaction.amountMinor, 0);
}

/** Money that went back: successful REFUND transactions, the only truth about money. */
export function refunded(order: Order): number {
  return order.transactions
    .filter(({ kind, status }) => kind === "REFUND" && status === "SUCCESS")
    .reduce((sum, transaction) => sum + transaction.amountMinor, 0);
}

export function refundTotal(order: Order, refund: Refund): number {
  return order.transactions
    .filter(({ id, status }) => refund.transactionIds.includes(id) && status === "SUCCESS")
    .reduce((sum, transaction) => sum + transaction.amountMinor, 0);
}

export function refundable(order: Order): number {
  return Math.max(0, received(order) - refunded(order));
}

/** What is left of one payment. */
export function refundableOf(order: Order, parentId: number): number {
  const parent = order.transactions.find((transaction) => transaction.id === parentId);
  if (parent === undefined || parent.status !== "SUCCESS" || (parent.kind !== "SALE" && parent.kind !== "CAPTURE"))
    return 0;
  const gone = order.transactions
    .filter(({ kind, status, parentId: of }) => kind === "REFUND" && status !== "FAILURE" && of === parentId)
    .reduce((sum, transaction) => sum + transaction.amountMinor, 0);
  return Math.max(0, parent.amountMinor - gone);
}

export function shippingRefunded(order: Order): number {
  return order.refunds.reduce((sum, refund) => sum + refund.shippingMinor, 0);
}

/** What `quantity` of a line gives back: its share of the discounted price; the last piece takes the rounding. */
export function lineShare(line: Line, quantity: number): number {
  const share = (count: number) => Math.floor((lineTotal(line) * count) / line.quantity);
  return share(line.refunded + quantity) - share(line.refunded);
}

export function financialStatus(order: Order): string {
  const gone = refunded(order);
  const paid = received(order);
  if (paid > 0 && gone >= paid) return "REFUNDED";
  if (gone > 0) return "PARTIALLY_REFUNDED";
  if (paid > 0) return paid >= total(order) ? "PAID" : "PARTIALLY_PAID";
  if (order.transactions.some(({ kind }) => kind === "VOID")) return "VOIDED";
  return order.transactions.some(({ kind }) => kind === "AUTHORIZATION") ? "AUTHORIZED" : "PENDING";
}

export function fulfilmentStatus(order: Order): string {
  const wanted = order.lines.reduce((sum, line) => sum + line.quantity - line.removed, 0);
  const sent = order.lines.reduce((sum, line) => sum + line.fulfilled, 0);
  if (sent === 0) return isHeld(order) ? "ON_HOLD" : "UNFULFILLED";
  return sent >= wanted ? "FULFILLED" : "PARTIALLY_FULFILLED";
}

/** Everything that is still to leave waits. */
function isHeld(order: Order): boolean {
  const live = (order.fulfilmentOrders ?? []).filter(isLive);
  return live.length > 0 && live.every(({ holds }) => holds.length > 0);
}
