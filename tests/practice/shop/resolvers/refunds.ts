import { setTimeout as sleep } from "node:timers/promises";
import { GraphQLError } from "graphql";
import { useKey, type KeyUse } from "../idempotency";
import { announceRefund } from "../announce";
import { minor } from "../money";
import { findOrder, nextId, type App, type Order, type Refund, type Shop, type State } from "../state";
import { lineShare, refundable, refundableOf, shippingRefunded } from "../sums";
import { orderView, refundView } from "./order-view";

type Input = {
  orderId: string;
  note?: string | null;
  notify?: boolean | null;
  currency?: string | null;
  allowOverRefunding?: boolean | null;
  refundLineItems?:
    { lineItemId: string; quantity: number; restockType?: string | null; locationId?: string | null }[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?: { orderId: string; parentId?: string | null; kind: string; gateway: string; amount: string }[] | null;
};

/** `delayMs` = how long the payment takes; a second call with the same key meanwhile is told that one is running. */
export type RefundCall = { state: State; shop: Shop; app: App; key: string | null; delayMs: number };

/** `refundCreate` as documented; every refusal without money moved. Wordings that nobody confirmed are assumptions. */
export async function refundCreate(call: RefundCall, input: Input) {
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
      return refused("base", "The idempotency key was used with different parameters");
    case "concurrent":
      return refused("base", "A request with this idempotency key is in progress");
    case "previous_failed":
      return refused("base", "The previous attempt failed");
    case "replay":
      return replayed(shop, known);
    case "new": {
      if (call.delayMs > 0) await sleep(call.delayMs);
      return refundNow(call, input, known.use);
    }
  }
}

function refundNow(call: RefundCall, input: Input, use: KeyUse) {
  use.outcome = "failed";
  const order = findOrder(call.shop, input.orderId);
  if (order === undefined) return refused("orderId", "Order does not exist");
  const problem = check(call.shop, order, input);
  if (problem !== null) return refused(problem.field, problem.message);
  const refund = apply(call, order, input);
  use.outcome = { refundId: refund.id, orderId: order.id };
  announceRefund(call.state, call.shop, { order, refund });
  return payload(call.shop, order, refund);
}

/** Rebuilt from the current state, as Shopify does. */
function replayed(shop: Shop, { refundId, orderId }: { refundId: number; orderId: number }) {
  const order = shop.orders.find(({ id }) => id === orderId);
  const refund = order?.refunds.find(({ id }) => id === refundId);
  return order === undefined || refund === undefined
    ? refused("base", "The previous attempt failed")
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

function refused(field: string, message: string) {
  return {
    __typename: "RefundCreatePayload",
    refund: null,
    order: null,
    userErrors: [{ __typename: "UserError", field: [field], message }],
  };
}

type Problem = { field: string; message: string };

function check(shop: Shop, order: Order, input: Input): Problem | null {
  for (const one of input.refundLineItems ?? []) {
    const line = order.lines.find(({ id }) => `gid://shopify/LineItem/${String(id)}` === one.lineItemId);
    if (line === undefined) return { field: "refundLineItems", message: "Line item does not belong to the order" };
    if (one.quantity < 1 || one.quantity > line.quantity - line.refunded) {
      return { field: "refundLineItems", message: "Quantity cannot refund more items than were purchased" };
    }
  }
  const shipping = shippingMinor(shop, order, input);
  if (Number.isNaN(shipping) || shipping > order.shippingMinor - shippingRefunded(order)) {
    return { field: "shipping", message: "Shipping amount is more than can be refunded" };
  }
  return checkTransactions(shop, order, input);
}

function checkTransactions(shop: Shop, order: Order, input: Input): Problem | null {
  let sum = 0;
  for (const one of input.transactions ?? []) {
    const parent = order.transactions.find(({ id }) => `gid://shopify/OrderTransaction/${String(id)}` === one.parentId);
    const amount = minor(one.amount, shop.currency);
    if (
      one.kind !== "REFUND" ||
      parent === undefined ||
      parent.gateway !== one.gateway ||
      one.orderId !== input.orderId
    ) {
      return { field: "transactions", message: "Transaction is not valid for this order" };
    }
    if (!(amount > 0) || amount > refundableOf(order, parent.id)) {
      return { field: "transactions", message: "Refund amount is more than the amount that can be refunded" };
    }
    sum += amount;
  }
  return sum > refundable(order)
    ? { field: "transactions", message: "Refund amount is more than the order's refundable amount" }
    : null;
}

function shippingMinor(shop: Shop, order: Order, input: Input): number {
  if (input.shipping?.fullRefund === true) return order.shippingMinor - shippingRefunded(order);
  return input.shipping?.amount == null ? 0 : minor(input.shipping.amount, shop.currency);
}

function apply({ state, shop, app }: RefundCall, order: Order, input: Input): Refund {
  const at = state.now().toISOString();
  const shipping = shippingMinor(shop, order, input);
  const lines = (input.refundLineItems ?? []).flatMap((one) => {
    const line = order.lines.find(({ id }) => `gid://shopify/LineItem/${String(id)}` === one.lineItemId);
    if (line === undefined) return [];
    const subtotalMinor = lineShare(line, one.quantity);
    line.refunded += one.quantity;
    line.removed += Math.min(one.quantity, Math.max(0, line.quantity - line.removed - line.fulfilled));
    return [
      {
        id: nextId(state),
        lineId: line.id,
        quantity: one.quantity,
        restockType: one.restockType ?? "NO_RESTOCK",
        subtotalMinor,
      },
    ];
  });
  const transactionIds = (input.transactions ?? []).map((one) => {
    const id = nextId(state);
    const parentId = Number(one.parentId?.split("/").at(-1));
    order.transactions.push({
      id,
      kind: "REFUND",
      status: "SUCCESS",
      gateway: one.gateway,
      amountMinor: minor(one.amount, shop.currency),
      parentId,
      at,
    });
    return id;
  });
  const refund: Refund = {
    id: nextId(state),
    note: input.note ?? null,
    createdAt: at,
    lines,
    shippingMinor: shipping,
    transactionIds,
  };
  order.refunds.push(refund);
  order.agreements.push({ id: nextId(state), happenedAt: at, reason: "REFUND", app, refundId: refund.id });
  order.updatedAt = at;
  return refund;
}

/** A refund by a member of staff in the admin, or by another app: money only, the oldest payment first. */
export function refundOutside(
  state: State,
  order: Order,
  options: { amountMinor: number; app: App | null; at: string; note: string | null },
): Refund {
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
  };
  order.refunds.push(refund);
  order.agreements.push({
    id: nextId(state),
    happenedAt: options.at,
    reason: "REFUND",
    app: options.app,
    refundId: refund.id,
  });
  order.updatedAt = options.at;
  return refund;
}
