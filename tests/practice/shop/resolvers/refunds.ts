import { setTimeout as sleep } from "node:timers/promises";
import { GraphQLError } from "graphql";
import { announceRefund } from "../announce";
import { ruleFor } from "../gateways";
import { useKey, type KeyUse } from "../idempotency";
import { findOrder, nextId, type App, type Order, type Refund, type Shop, type State } from "../state";
import { refundableOf } from "../sums";
import { userErrors, type UserError } from "./access";
import { bookRefund } from "./book-refund";
import { gid } from "./line-view";
import { orderView, refundView } from "./order-view";
import { checkRefund, type RefundInput } from "./refund-input";

/** `delayMs` = how long the payment takes; a second call with the same key meanwhile is told that one is running. */
export type RefundCall = { state: State; shop: Shop; app: App; key: string | null; delayMs: number };

/** `refundCreate` as documented; every refusal without money moved. Wordings that nobody confirmed are assumptions. */
export async function refundCreate(call: RefundCall, input: RefundInput) {
  const { state, shop, key } = call;
  // Required since 2026-04, at run time and not by the schema.
  if (key === null || key.trim() === "")
    throw new GraphQLError("The @idempotent directive is required for this mutation.", {
      extensions: { code: "BAD_REQUEST" },
    });
  const known = useKey(state.idempotency, `${shop.domain}:${key}`, {
    fingerprint: JSON.stringify(input),
    now: state.now().getTime(),
  });
  switch (known.kind) {
    case "mismatch":
      return refused({ field: "base", message: "The idempotency key was used with different parameters" });
    case "concurrent":
      return refused({ field: "base", message: "A request with this idempotency key is in progress" });
    case "previous_failed":
      return refused({ field: "base", message: "The previous attempt failed" });
    case "replay":
      return replayed(shop, known);
    case "new": {
      if (call.delayMs > 0) await sleep(call.delayMs);
      return refundNow(call, input, known.use);
    }
  }
}

function refundNow(call: RefundCall, input: RefundInput, use: KeyUse) {
  const { state, shop } = call;
  use.outcome = "failed";
  const order = findOrder(shop, input.orderId);
  if (order === undefined) return refused({ field: "orderId", message: "Order does not exist" });
  const problem = checkRefund({ shop, order, input, now: state.now() }) ?? refusedByGateways(shop, order, input);
  if (problem !== null) return refused(problem);
  const refund = bookRefund({ ...call, order }, input);
  use.outcome = { refundId: refund.id, orderId: order.id };
  announceRefund(state, shop, { order, refund });
  return payload(shop, order, refund);
}

/** When every payment refuses, there is no refund; when one of several does, that one stands as failed in it. */
function refusedByGateways(shop: Shop, order: Order, { transactions }: RefundInput): UserError | null {
  const parents = order.transactions.filter(({ id }) =>
    transactions?.some(({ parentId }) => parentId === gid("OrderTransaction", id)),
  );
  return parents.length > 0 && parents.every((parent) => ruleFor(shop, parent).answer === "refused")
    ? { field: "transactions", message: "The payment provider could not process the refund" }
    : null;
}

/** Rebuilt from the current state, as Shopify does. */
function replayed(shop: Shop, { refundId, orderId }: { refundId: number; orderId: number }) {
  const order = shop.orders.find(({ id }) => id === orderId);
  const refund = order?.refunds.find(({ id }) => id === refundId);
  return order === undefined || refund === undefined
    ? refused({ field: "base", message: "The previous attempt failed" })
    : payload(shop, order, refund);
}

function payload(shop: Shop, order: Order, refund: Refund) {
  return {
    __typename: "RefundCreatePayload",
    refund: refundView(shop, order, refund),
    order: orderView(shop, order),
    userErrors: [],
  };
}

function refused(error: UserError) {
  return { __typename: "RefundCreatePayload", refund: null, order: null, userErrors: userErrors(error) };
}

type Outside = { amountMinor: number; app: App | null; at: string; note: string | null; userId?: number | null };

/** A refund by a member of staff in the admin, or by another app: money only, the oldest payment first. */
export function refundOutside(state: State, order: Order, options: Outside): Refund {
  const userId = options.userId ?? null;
  const parent = order.transactions.find(({ id }) => refundableOf(order, id) >= options.amountMinor);
  if (parent === undefined)
    throw new Error(`order ${order.name} has no payment with ${String(options.amountMinor)} left`);
  const id = nextId(state);
  order.transactions.push({
    id,
    kind: "REFUND",
    status: "SUCCESS",
    gateway: parent.gateway,
    amountMinor: options.amountMinor,
    parentId: parent.id,
    at: options.at,
  });
  const refund: Refund = {
    id: nextId(state),
    note: options.note,
    createdAt: options.at,
    lines: [],
    shippingMinor: 0,
    transactionIds: [id],
    userId,
  };
  order.refunds.push(refund);
  order.agreements.push({
    id: nextId(state),
    happenedAt: options.at,
    reason: "REFUND",
    app: options.app,
    refundId: refund.id,
    userId,
  });
  order.updatedAt = options.at;
  return refund;
}
