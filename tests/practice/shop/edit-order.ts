import { editable, stagedDiscount, type CalculatedLine, type EditSession } from "./edit-session";
import { editErrors, pieceMinor, unsent } from "./order-standing";
import type { Sale } from "./sale";
import { nextId, type Line, type Order, type Shop, type State } from "./state";
import { lineTotal, total } from "./sums";
import { variantOfSku } from "./catalog";

/** Opens an edit: a working copy whose lines have ids of their own. */
export function beginEdit(state: State, shop: Shop, order: Order): EditSession {
  const session: EditSession = {
    id: nextId(state),
    calculatedId: nextId(state),
    orderId: order.id,
    basis: basisOf(order),
    lines: order.lines.map((line) => calculated(state, line)),
    shipping: [],
    committed: false,
  };
  shop.edits.set(String(session.id), session);
  return session;
}

function calculated(state: State, line: Line): CalculatedLine {
  const before = line.quantity - line.refunded;
  return {
    id: nextId(state),
    lineId: line.id,
    variantId: variantOfSku(line.sku)?.id ?? null,
    title: line.title,
    variantTitle: line.variant,
    sku: line.sku,
    unitMinor: line.unitMinor,
    pieceMinor: pieceMinor(line),
    before,
    sent: before - unsent(line),
    quantity: before,
    restock: false,
    discount: null,
  };
}

/** What a commit depends on; notes, tags and addresses may change meanwhile. */
function basisOf(order: Order): string {
  const lines = order.lines.map(({ id, quantity, refunded, removed, fulfilled, discountMinor }) =>
    [id, quantity, refunded, removed, fulfilled, discountMinor].join(":"),
  );
  return [...lines, order.shippingMinor, order.cancelledAt, order.closedAt].join(" ");
}

/** Why a session cannot be committed (any more); null = it can. */
export function obstacleToCommit(order: Order, session: EditSession): string | null {
  if (session.committed) return "The order edit has already been committed";
  const [error] = editErrors(order);
  if (error !== undefined) return error;
  if (basisOf(order) !== session.basis) return "The order has changed since the edit began. Begin a new edit.";
  return isChanged(session) ? null : "There are no changes to commit";
}

function isChanged({ lines, shipping }: EditSession): boolean {
  return (
    shipping.length > 0 || lines.some(({ quantity, before, discount }) => quantity !== before || discount !== null)
  );
}

/** The order as it would be: a copy, with the edit applied and ids that nobody keeps. */
export function preview(order: Order, session: EditSession): Order {
  const copy = structuredClone(order);
  let throwaway = 0;
  const sales = applyEdit(copy, session, () => (throwaway -= 1));
  copy.agreements.push({
    id: 0,
    happenedAt: order.updatedAt,
    reason: "ORDER_EDIT",
    app: null,
    refundId: null,
    sales,
  });
  return copy;
}

/** Changes an order as its edit says; returns what that sold and took back. */
export function applyEdit(order: Order, session: EditSession, id: () => number): Sale[] {
  const before = total(order);
  const lines = session.lines.flatMap((one) => {
    const line = order.lines.find((known) => known.id === one.lineId) ?? addedLine(order, one, id);
    return [...quantitySales(line, one, id), ...discountSales(line, one, id)];
  });
  const shipping = session.shipping.map((one): Sale => {
    const shippingId = id();
    order.addedShipping = [...(order.addedShipping ?? []), { ...one, id: shippingId }];
    order.shippingMinor += one.priceMinor;
    const sold = { actionType: "ORDER", lineType: "SHIPPING", lineId: null, quantity: 1 } as const;
    return { ...sold, id: shippingId, amountMinor: one.priceMinor };
  });
  const sales = [...lines, ...shipping];
  if (order.statedTotalMinor !== null)
    order.statedTotalMinor += sales.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (before > 0) order.taxMinor = Math.round((order.taxMinor * total(order)) / before);
  return sales;
}

function addedLine(order: Order, one: CalculatedLine, id: () => number): Line {
  const line: Line = {
    id: id(),
    title: one.title,
    variant: one.variantTitle,
    sku: one.sku,
    quantity: 0,
    unitMinor: one.unitMinor,
    discountMinor: 0,
    fulfilled: 0,
    refunded: 0,
    removed: 0,
  };
  if (one.quantity > 0) order.lines.push(line);
  return line;
}

function quantitySales(line: Line, one: CalculatedLine, id: () => number): Sale[] {
  const delta = one.quantity - one.before;
  if (delta === 0) return [];
  const before = lineTotal(line);
  if (delta < 0) {
    line.discountMinor = Math.round((line.discountMinor * (line.quantity + delta)) / line.quantity);
    line.editedOut = (line.editedOut ?? 0) - delta;
  }
  line.quantity += delta;
  const actionType = delta < 0 ? "RETURN" : "ORDER";
  return [
    {
      id: id(),
      actionType,
      lineType: "PRODUCT",
      lineId: line.id,
      quantity: delta,
      amountMinor: lineTotal(line) - before,
    },
  ];
}

function discountSales(line: Line, one: CalculatedLine, id: () => number): Sale[] {
  const discountMinor = stagedDiscount(one);
  if (discountMinor === 0 || editable(one) === 0) return [];
  line.discountMinor += discountMinor;
  return [
    { id: id(), actionType: "UPDATE", lineType: "PRODUCT", lineId: line.id, quantity: 0, amountMinor: -discountMinor },
  ];
}
