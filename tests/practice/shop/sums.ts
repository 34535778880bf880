import { isLive } from "./fulfilment-orders";
import type { Line, Order, Refund } from "./state";

/** Every sum of an order in one place, in minor units: the answers of the store can then not disagree with each other. */
export function lineTotal(line: Line): number {
  return line.unitMinor * line.quantity - line.discountMinor;
}

export function total(order: Order): number {
  return order.statedTotalMinor ?? subtotal(order) + order.shippingMinor + onTop(order);
}

/** The prices hold no tax: it comes on top of them. */
export function taxesOnTop({ lines }: Order): boolean {
  return lines.some(({ addedTaxMinor }) => addedTaxMinor !== undefined);
}

/** Tax that the prices do not hold, and duties. */
function onTop({ lines }: Order): number {
  return lines.reduce((sum, { addedTaxMinor = 0, duty }) => sum + addedTaxMinor + (duty?.amountMinor ?? 0), 0);
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

/** What refunds took or are taking out of the order: those under way too, store credit too, failed ones not. */
function spoken(order: Order, parentId?: number): number {
  return order.transactions
    .filter(({ kind, status }) => kind === "REFUND" && (status === "SUCCESS" || status === "PENDING"))
    .filter((one) => parentId === undefined || one.parentId === parentId)
    .reduce((sum, transaction) => sum + transaction.amountMinor, 0);
}

export function refundable(order: Order): number {
  return Math.max(0, received(order) - spoken(order));
}

/** What is left of one payment. */
export function refundableOf(order: Order, parentId: number): number {
  const parent = order.transactions.find((transaction) => transaction.id === parentId);
  if (parent === undefined || parent.status !== "SUCCESS" || (parent.kind !== "SALE" && parent.kind !== "CAPTURE"))
    return 0;
  return Math.max(0, parent.amountMinor - spoken(order, parentId));
}

export function shippingRefunded(order: Order): number {
  return order.refunds.reduce((sum, refund) => sum + refund.shippingMinor, 0);
}

/** What `quantity` of a line gives back: its share of the discounted price; the last piece takes the rounding. */
export function lineShare(line: Line, quantity: number): number {
  return shareOf(line, quantity, lineTotal(line));
}

/** The same of the tax on top of the line's price. */
export function addedTaxShare(line: Line, quantity: number): number {
  return shareOf(line, quantity, line.addedTaxMinor ?? 0);
}

/** The same of the line's duty, never more than is left of it; `FULL` = whatever is left. */
export function dutyShare(line: Line, quantity: number, refundType: string): number {
  const { amountMinor = 0, refundedMinor = 0 } = line.duty ?? {};
  const left = amountMinor - refundedMinor;
  return refundType === "FULL" ? left : Math.min(left, shareOf(line, quantity, amountMinor));
}

function shareOf(line: Line, quantity: number, wholeMinor: number): number {
  const share = (count: number) => Math.floor((wholeMinor * count) / line.quantity);
  return share(line.refunded + quantity) - share(line.refunded);
}

export function refundedGoods(order: Order): number {
  return order.refunds.flatMap(({ lines }) => lines).reduce((sum, { subtotalMinor }) => sum + subtotalMinor, 0);
}

/** What the lines, the shipping and the duties of a refund come to, whatever was paid for them. */
function calculated({ lines, shippingMinor, duties = [] }: Refund): number {
  const goods = lines.reduce((sum, { subtotalMinor, addedTaxMinor = 0 }) => sum + subtotalMinor + addedTaxMinor, 0);
  return duties.reduce((sum, { amountMinor }) => sum + amountMinor, goods + shippingMinor);
}

export type Adjustment = { readonly id: number; readonly reason: string; readonly amountMinor: number };

/**
 * What makes up the difference between what a refund comes to and what it paid: above zero in the shop's favour, below
 * in the customer's. Money that is still under way stands apart; it leaves this list when it has arrived.
 */
export function adjustments(order: Order, refund: Refund): Adjustment[] {
  const pending = order.transactions
    .filter(({ id, status }) => refund.transactionIds.includes(id) && status === "PENDING")
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const rest = calculated(refund) - refundTotal(order, refund) - pending;
  return [
    { id: refund.id * 10, reason: refund.discrepancyReason ?? "REFUND_DISCREPANCY", amountMinor: rest },
    { id: refund.id * 10 + 1, reason: "PENDING_REFUND_DISCREPANCY", amountMinor: pending },
  ].filter(({ amountMinor }) => amountMinor !== 0);
}

export function refundDiscrepancy(order: Order): number {
  return order.refunds
    .flatMap((refund) => adjustments(order, refund))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** The tax that is included in a part of the order whose prices hold it. */
export function taxShare(order: Order, amountMinor: number): number {
  const all = total(order);
  return all === 0 ? 0 : Math.round((order.taxMinor * amountMinor) / all);
}

/** Authorised and not captured yet. */
export function capturable(order: Order): number {
  return order.transactions
    .filter(
      ({ id, kind, status }) =>
        kind === "AUTHORIZATION" &&
        status === "SUCCESS" &&
        !order.transactions.some((child) => child.parentId === id && child.status === "SUCCESS"),
    )
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
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
