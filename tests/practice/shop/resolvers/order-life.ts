import { announceOrder } from "../announce";
import { note } from "../timeline";
import { actorOf, scoped, userErrors, visibleOrder, type RootContext } from "./access";
import { orderView } from "./order-view";

type ById = { input: { id: string } };
type InvoiceArgs = { id: string; email?: { to?: string | null } | null };

/** `orderClose`, `orderOpen` (both do nothing to an order that is so already) and `orderInvoiceSend`. */
export function lifeFields(context: RootContext) {
  return {
    orderClose: ({ input }: ById) =>
      scoped(context, "write_orders", "orderClose", () =>
        setClosed(context, { type: "OrderClosePayload", gid: input.id, closed: true }),
      ),
    orderOpen: ({ input }: ById) =>
      scoped(context, "write_orders", "orderOpen", () =>
        setClosed(context, { type: "OrderOpenPayload", gid: input.id, closed: false }),
      ),
    orderInvoiceSend: (args: InvoiceArgs) =>
      scoped(context, "write_orders", "orderInvoiceSend", () => sendInvoice(context, args)),
  };
}

function setClosed(context: RootContext, { type, gid, closed }: { type: string; gid: string; closed: boolean }) {
  const { state, shop } = context;
  const order = visibleOrder(context, gid);
  if (order === undefined)
    return { __typename: type, order: null, userErrors: userErrors({ field: "id", message: "Order does not exist" }) };
  if ((order.closedAt !== null) !== closed) {
    order.updatedAt = state.now().toISOString();
    order.closedAt = closed ? order.updatedAt : null;
    note(state, shop, { order, by: actorOf(context), action: closed ? "closed" : "re_opened" });
    announceOrder(state, shop, { topic: "orders/updated", order });
  }
  return { __typename: type, order: orderView(shop, order), userErrors: [] };
}

function sendInvoice(context: RootContext, { id, email }: InvoiceArgs) {
  const order = visibleOrder(context, id);
  if (order === undefined) return invoiced(null, "Order does not exist");
  if ((email?.to ?? order.email) === null) return invoiced(null, "The order has no email address");
  note(context.state, context.shop, { order, by: actorOf(context), action: "mail_sent", detail: "Order invoice" });
  return invoiced(orderView(context.shop, order), null);
}

function invoiced(order: ReturnType<typeof orderView> | null, message: string | null) {
  const error = {
    __typename: "OrderInvoiceSendUserError",
    field: ["id"],
    message,
    code: "ORDER_INVOICE_SEND_UNSUCCESSFUL",
  };
  return { __typename: "OrderInvoiceSendPayload", order, userErrors: message === null ? [] : [error] };
}
