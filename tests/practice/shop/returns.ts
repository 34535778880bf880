import { announceReturn } from "./announce-shipping";
import type { OfOrder } from "./fulfilment-orders";
import type { Return, ReturnLine } from "./shipping";
import { nextId, type App, type Fulfilment, type FulfilmentLine, type Order } from "./state";

export type Returnable = { readonly fulfilment: Fulfilment; readonly line: FulfilmentLine; readonly quantity: number };

const COUNTS = new Set<Return["status"]>(["REQUESTED", "OPEN", "CLOSED"]);

/** What was sent, is in no return and was not refunded; refunds without a return take the oldest parcel first. */
export function returnable(order: Order): Returnable[] {
  const inReturns = (order.returns ?? []).filter(({ status }) => COUNTS.has(status)).flatMap(({ lines }) => lines);
  const sent = order.fulfilments.filter(({ status }) => status === "SUCCESS");
  const refundedAlone = new Map(order.lines.map((line) => [line.id, line.refunded - line.removed]));
  for (const { fulfilmentLineId, refunded } of (order.returns ?? []).flatMap(({ lines }) => lines)) {
    const lineId = findSent(order, fulfilmentLineId)?.line.lineId ?? 0;
    refundedAlone.set(lineId, (refundedAlone.get(lineId) ?? 0) - refunded);
  }
  return sent.flatMap((fulfilment) =>
    fulfilment.lines.map((line) => {
      const back = inReturns.reduce((sum, one) => sum + (one.fulfilmentLineId === line.id ? one.quantity : 0), 0);
      const alone = Math.min(line.quantity - back, Math.max(0, refundedAlone.get(line.lineId) ?? 0));
      refundedAlone.set(line.lineId, (refundedAlone.get(line.lineId) ?? 0) - alone);
      return { fulfilment, line, quantity: line.quantity - back - alone };
    }),
  );
}

export function findSent(order: Order, fulfilmentLineId: number) {
  for (const fulfilment of order.fulfilments) {
    const line = fulfilment.lines.find(({ id }) => id === fulfilmentLineId);
    if (line !== undefined) return { fulfilment, line };
  }
  return null;
}

export type WantedLine = Pick<ReturnLine, "fulfilmentLineId" | "quantity" | "reason" | "note" | "customerNote">;
type Wanted = { readonly lines: readonly WantedLine[]; readonly app: App | null };

/** A customer asks to send something back; somebody must approve it. */
export function requestReturn(of: OfOrder, { lines }: Wanted): Return {
  const one = addReturn(of, lines);
  announceReturn(of, { topic: "returns/request", one });
  return one;
}

/** A return that was agreed upon elsewhere; an archived order comes back. */
export function createReturn(of: OfOrder, { lines, app }: Wanted): Return {
  const one = addReturn(of, lines);
  of.order.closedAt = null;
  approveReturn(of, one, app);
  return one;
}

function addReturn({ state, order }: OfOrder, lines: readonly WantedLine[]): Return {
  order.returns ??= [];
  const at = state.now().toISOString();
  const one: Return = {
    id: nextId(state),
    name: `${order.name}-R${String(order.returns.length + 1)}`,
    status: "REQUESTED",
    createdAt: at,
    approvedAt: null,
    closedAt: null,
    decline: null,
    lines: lines.map((line) => ({ ...line, id: nextId(state), processed: 0, refunded: 0 })),
    reverse: null,
    refundIds: [],
  };
  order.returns.push(one);
  order.updatedAt = at;
  return one;
}

export function approveReturn(of: OfOrder, one: Return, app: App | null): void {
  const { state, order } = of;
  const at = state.now().toISOString();
  one.approvedAt = at;
  one.reverse = {
    id: nextId(state),
    lines: one.lines.map(({ id }) => ({ id: nextId(state), returnLineId: id, dispositions: [] })),
  };
  order.agreements.push({
    id: nextId(state),
    happenedAt: at,
    reason: "RETURN",
    app,
    refundId: null,
    returnId: one.id,
  });
  changeReturn(of, one, { status: "OPEN", topic: "returns/approve" });
}

/** Another state of a return, told to whoever subscribed. */
export function changeReturn(of: OfOrder, one: Return, to: { status: Return["status"]; topic: string }): void {
  const at = of.state.now().toISOString();
  one.status = to.status;
  one.closedAt = to.status === "CLOSED" ? at : null;
  of.order.updatedAt = at;
  announceReturn(of, { topic: to.topic, one });
}

/** Has anything been done about it: an inspection, a refund. */
export function isWorkedOn({ lines, reverse, refundIds }: Return): boolean {
  return (
    refundIds.length > 0 ||
    lines.some(({ processed }) => processed > 0) ||
    (reverse?.lines ?? []).some(({ dispositions }) => dispositions.length > 0)
  );
}

/** Every item processed, and decided what becomes of it. */
export function isDone(one: Return): boolean {
  return one.lines.every(({ processed, quantity }) => processed === quantity) && isInspected(one);
}

function isInspected({ lines, reverse }: Return): boolean {
  return lines.every(({ id, quantity }) => {
    const part = reverse?.lines.find(({ returnLineId }) => returnLineId === id);
    const decided = (part?.dispositions ?? []).filter(({ type }) => type !== "PROCESSING_REQUIRED");
    return decided.reduce((sum, disposition) => sum + disposition.quantity, 0) >= quantity;
  });
}

/** `Order.returnStatus`: what still waits for somebody comes first. */
export function returnStatus(order: Order): string {
  const returns = order.returns ?? [];
  const open = returns.filter(({ status }) => status === "OPEN");
  if (returns.some(({ status }) => status === "REQUESTED")) return "RETURN_REQUESTED";
  if (open.length > 0) return open.every(isInspected) ? "INSPECTION_COMPLETE" : "IN_PROGRESS";
  return returns.some(({ status }) => status === "CLOSED") ? "RETURNED" : "NO_RETURN";
}
