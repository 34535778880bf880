import { commitEdit } from "../commit-edit";
import { beginEdit, obstacleToCommit } from "../edit-order";
import type { EditSession } from "../edit-session";
import { editErrors } from "../order-standing";
import { findOrder, type Order, type Shop } from "../state";
import { actorOf, scoped, userErrors, visibleOrder, type RootContext, type UserError } from "./access";
import { calculatedOrderView } from "./calculated-view";
import {
  addCustomItem,
  addDiscount,
  addShippingLine,
  addVariant,
  removeDiscount,
  setQuantity,
  type Staging,
} from "./edit-steps";
import { gid } from "./line-view";
import { orderView } from "./order-view";

type ById = { id: string };
type CommitArgs = ById & { notifyCustomer?: boolean | null; staffNote?: string | null };

/** Order editing: begin, stage, commit. Staged changes are nobody's until the commit. */
export function editFields(context: RootContext) {
  const step = <A extends ById>(type: string, stage: Staging<A>) => ({
    [`o${type.slice(1)}`]: (args: A) => staged(context, { type, args, stage }),
  });
  return {
    orderEditBegin: ({ id }: ById) => scoped(context, "write_order_edits", "orderEditBegin", () => begin(context, id)),
    ...step("OrderEditSetQuantity", setQuantity),
    ...step("OrderEditAddVariant", addVariant),
    ...step("OrderEditAddCustomItem", addCustomItem),
    ...step("OrderEditAddLineItemDiscount", addDiscount),
    ...step("OrderEditRemoveDiscount", removeDiscount),
    ...step("OrderEditAddShippingLine", addShippingLine),
    orderEditCommit: (args: CommitArgs) =>
      scoped(context, "write_order_edits", "orderEditCommit", () => commit(context, args)),
  };
}

function begin(context: RootContext, id: string) {
  const { state, shop } = context;
  const order = visibleOrder(context, id);
  const error = order === undefined ? "The order does not exist." : editErrors(order)[0];
  if (order === undefined || error !== undefined) {
    const problem = { field: "id", message: error ?? "" };
    return { ...payload("OrderEditBegin", null), userErrors: userErrors(problem) };
  }
  return payload("OrderEditBegin", { shop, order, session: beginEdit(state, shop, order) });
}

type Open = { readonly shop: Shop; readonly order: Order; readonly session: EditSession };

function staged<A extends ById>(
  context: RootContext,
  { type, args, stage }: { type: string; args: A; stage: Staging<A> },
) {
  return scoped(context, "write_order_edits", `o${type.slice(1)}`, () => {
    const open = openSession(context.shop, args.id);
    if (open === null) return failed(type, null, { field: "id", message: "The order edit does not exist." });
    if (open.session.committed)
      return failed(type, open, { field: "id", message: "The order edit has already been committed." });
    const result = stage({ ...open, state: context.state }, args);
    return "problem" in result ? failed(type, open, result.problem) : { ...payload(type, open), ...result.shown };
  });
}

/** By the session's id or by the calculated order's; both are accepted. */
function openSession(shop: Shop, id: string): Open | null {
  const session = [...shop.edits.values()].find(
    (one) => id === gid("OrderEditSession", one.id) || id === gid("CalculatedOrder", one.calculatedId),
  );
  const order = session === undefined ? undefined : findOrder(shop, gid("Order", session.orderId));
  return session === undefined || order === undefined ? null : { shop, order, session };
}

function payload(type: string, open: Open | null) {
  return {
    __typename: `${type}Payload`,
    orderEditSession:
      open === null ? null : { __typename: "OrderEditSession", id: gid("OrderEditSession", open.session.id) },
    calculatedOrder: open === null ? null : calculatedOrderView(open.shop, open.order, open.session),
    userErrors: [],
  };
}

/** Two of the steps have errors with a code; it is always the same. */
const TYPED = ["OrderEditAddShippingLine", "OrderEditRemoveDiscount"];

function failed(type: string, open: Open | null, problem: UserError) {
  const errors = userErrors(problem).map((one) =>
    TYPED.includes(type) ? { ...one, __typename: `${type}UserError`, code: "INVALID" } : one,
  );
  return { ...payload(type, open), calculatedOrder: null, userErrors: errors };
}

function commit(context: RootContext, { id, notifyCustomer, staffNote }: CommitArgs) {
  const { state, shop } = context;
  const open = openSession(shop, id);
  const obstacle = open === null ? "The order edit does not exist." : obstacleToCommit(open.order, open.session);
  if (open === null || obstacle !== null) {
    const problem = { field: "id", message: obstacle ?? "" };
    return { __typename: "OrderEditCommitPayload", order: null, successMessages: [], userErrors: userErrors(problem) };
  }
  commitEdit(state, shop, {
    ...open,
    by: actorOf(context),
    notifyCustomer: notifyCustomer === true,
    staffNote: staffNote ?? "",
  });
  return {
    __typename: "OrderEditCommitPayload",
    order: orderView(shop, open.order),
    successMessages: ["Order updated"],
    userErrors: [],
  };
}
