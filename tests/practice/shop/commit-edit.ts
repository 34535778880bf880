import type { Actor } from "./actor";
import { announceEdit, announceOrder } from "./announce";
import { applyEdit } from "./edit-order";
import type { EditSession } from "./edit-session";
import { nextId, type Order, type Shop, type State } from "./state";
import { note } from "./timeline";

export type Commit = {
  readonly order: Order;
  readonly session: EditSession;
  readonly by: Actor;
  readonly notifyCustomer: boolean;
  readonly staffNote: string;
};

/** Makes an edit true: no money moves, neither way; what is owed stands in the order. */
export function commitEdit(state: State, shop: Shop, { order, session, by, notifyCustomer, staffNote }: Commit): void {
  session.committed = true;
  const sales = applyEdit(order, session, () => nextId(state));
  const at = state.now().toISOString();
  const restocked = session.lines
    .filter(({ restock, quantity, before }) => restock && quantity < before)
    .reduce((sum, { quantity, before }) => sum + before - quantity, 0);
  const agreement = {
    id: nextId(state),
    happenedAt: at,
    reason: "ORDER_EDIT",
    app: by.app,
    userId: by.userId,
    refundId: null,
    sales,
  } as const;
  order.agreements.push({ ...agreement, sales });
  order.updatedAt = at;
  note(state, shop, { order, by, action: "edited" });
  if (restocked > 0) note(state, shop, { order, by, action: "restock_line_items", detail: String(restocked) });
  if (notifyCustomer) note(state, shop, { order, by, action: "mail_sent", detail: "Order edited" });
  announceEdit(state, shop, { order, agreement, notifyCustomer, staffNote });
  announceOrder(state, shop, { topic: "orders/updated", order });
}
