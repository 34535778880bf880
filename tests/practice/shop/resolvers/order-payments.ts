import { announceOrder, announceTransaction } from "../announce";
import { canMarkAsPaid, openAuthorizations, outstanding } from "../order-standing";
import { nextId, type Order, type Transaction } from "../state";
import { actorOf, readable, scoped, userErrors, visibleOrder, type RootContext } from "./access";
import { gid } from "./line-view";
import { orderView } from "./order-view";
import { transactionView } from "./transaction-view";

/** `orderMarkAsPaid` and `transactionVoid`: money that was paid elsewhere, money that was only held. */
export function paymentFields(context: RootContext) {
  return {
    orderMarkAsPaid: ({ input }: { input: { id: string } }) =>
      scoped(context, "write_orders", "orderMarkAsPaid", () => markAsPaid(context, input.id)),
    transactionVoid: ({ parentTransactionId }: { parentTransactionId: string }) =>
      scoped(context, "write_orders", "transactionVoid", () => voidOne(context, parentTransactionId)),
  };
}

function markAsPaid(context: RootContext, id: string) {
  const order = visibleOrder(context, id);
  if (order === undefined) return paid(null, "Order does not exist");
  if (!canMarkAsPaid(order)) return paid(null, "Order cannot be marked as paid.");
  // What was only held is captured; the rest was paid in a way that Shopify did not see.
  for (const held of openAuthorizations(order)) {
    const amountMinor = Math.min(held.amountMinor, outstanding(order));
    if (amountMinor > 0)
      add(context, order, { kind: "CAPTURE", gateway: held.gateway, amountMinor, parentId: held.id });
  }
  const rest = outstanding(order);
  if (rest > 0) add(context, order, { kind: "SALE", gateway: "manual", amountMinor: rest, parentId: null });
  announceOrder(context.state, context.shop, { topic: "orders/paid", order });
  announceOrder(context.state, context.shop, { topic: "orders/updated", order });
  return paid(orderView(context.shop, order), null);
}

function paid(order: ReturnType<typeof orderView> | null, message: string | null) {
  const errors = message === null ? [] : [{ field: "id", message }];
  return { __typename: "OrderMarkAsPaidPayload", order, userErrors: userErrors(...errors) };
}

function voidOne(context: RootContext, parent: string) {
  const order = readable(context).find(({ transactions }) => transactions.some((one) => isCalled(one, parent)));
  const held = order?.transactions.find((one) => isCalled(one, parent));
  if (order === undefined || held === undefined) return refused("TRANSACTION_NOT_FOUND", "Transaction does not exist");
  if (held.kind !== "AUTHORIZATION" || held.status !== "SUCCESS")
    return refused("AUTH_NOT_SUCCESSFUL", "Transaction must be a successful authorization");
  if (!openAuthorizations(order).includes(held)) return refused("AUTH_NOT_VOIDABLE", "Transaction must be voidable");
  const { gateway, amountMinor, id } = held;
  const transaction = add(context, order, { kind: "VOID", gateway, amountMinor, parentId: id });
  announceOrder(context.state, context.shop, { topic: "orders/updated", order });
  return {
    __typename: "TransactionVoidPayload",
    transaction: transactionView(context.shop, order, transaction),
    userErrors: [],
  };
}

const isCalled = ({ id }: Transaction, global: string) => gid("OrderTransaction", id) === global;

function add(
  context: RootContext,
  order: Order,
  what: Pick<Transaction, "kind" | "gateway" | "amountMinor" | "parentId">,
): Transaction {
  const at = context.state.now().toISOString();
  const transaction: Transaction = { ...what, id: nextId(context.state), status: "SUCCESS", at, by: actorOf(context) };
  order.transactions.push(transaction);
  order.updatedAt = at;
  announceTransaction(context.state, context.shop, { order, transaction });
  return transaction;
}

function refused(code: string, message: string) {
  return {
    __typename: "TransactionVoidPayload",
    transaction: null,
    userErrors: [{ __typename: "TransactionVoidUserError", field: ["parentTransactionId"], message, code }],
  };
}
