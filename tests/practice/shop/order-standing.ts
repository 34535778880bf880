import type { Order, Transaction } from "./state";
import { financialStatus, lineTotal, received, refunded, total } from "./sums";

/** What edits added to an order and took from it, in minor units. */
export function edited(order: Order): { allMinor: number; takenOutMinor: number } {
  const sales = order.agreements.flatMap((one) => one.sales ?? []);
  const sum = (some: typeof sales) => some.reduce((all, { amountMinor }) => all + amountMinor, 0);
  return { allMinor: sum(sales), takenOutMinor: -sum(sales.filter(({ actionType }) => actionType === "RETURN")) };
}

/** The total when the order was placed. */
export function originalTotal(order: Order): number {
  return total(order) - edited(order).allMinor;
}

/** What the order costs after edits and refunds. Money given back beyond goods first settles what an edit left owed. */
export function currentTotal(order: Order): number {
  const goods = order.refunds.reduce(
    (sum, { lines, shippingMinor }) => sum + shippingMinor + lines.reduce((all, one) => all + one.subtotalMinor, 0),
    0,
  );
  const owed = Math.max(0, received(order) - total(order));
  return Math.max(0, total(order) - goods - Math.max(0, refunded(order) - goods - owed));
}

/** Above zero the customer owes, below zero the shop does. */
export function outstanding(order: Order): number {
  return currentTotal(order) - (received(order) - refunded(order));
}

/** Authorised payments that were neither captured nor voided. */
export function openAuthorizations(order: Order): Transaction[] {
  return order.transactions.filter(
    ({ id, kind, status }) =>
      kind === "AUTHORIZATION" &&
      status === "SUCCESS" &&
      !order.transactions.some(
        (child) =>
          child.parentId === id && (child.kind === "CAPTURE" || child.kind === "VOID") && child.status === "SUCCESS",
      ),
  );
}

export function isPaymentPending(order: Order): boolean {
  return order.transactions.some(({ status }) => status === "PENDING");
}

export function canMarkAsPaid(order: Order): boolean {
  return (
    order.cancelledAt === null &&
    financialStatus(order) !== "PAID" &&
    !isPaymentPending(order) &&
    outstanding(order) > 0
  );
}

const EDITABLE_SINCE = "2019-01-01";

/** Why a merchant cannot edit an order; none = it can be edited. */
export function editErrors(order: Order): string[] {
  return [
    ...(order.cancelledAt === null ? [] : ["Cancelled orders can't be edited."]),
    ...(order.closedAt === null ? [] : ["Archived orders can't be edited."]),
    ...(isPaymentPending(order) ? ["Orders with a pending payment can't be edited."] : []),
    ...(order.paidIn === undefined ? [] : ["Orders paid in another currency can't be edited."]),
    ...(order.createdAt >= EDITABLE_SINCE ? [] : ["Orders placed before January 1, 2019 can't be edited."]),
  ];
}

/** Pieces of each line that were neither sent nor refunded nor taken out. */
export function unsent(line: Order["lines"][number]): number {
  return Math.max(0, line.quantity - line.removed - line.fulfilled);
}

/** What one piece costs with its share of the line's discounts. */
export function pieceMinor(line: Order["lines"][number]): number {
  return line.quantity === 0 ? line.unitMinor : Math.round(lineTotal(line) / line.quantity);
}

/** What an order ships by, first what it was placed with, then what edits added; together `shippingMinor`. */
export function shippingOf(order: Order): { id: number; title: string; priceMinor: number }[] {
  const added = order.addedShipping ?? [];
  const placedMinor = order.shippingMinor - added.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  if (order.shippingTitle === null) return added;
  return [{ id: order.id, title: order.shippingTitle, priceMinor: placedMinor }, ...added];
}
