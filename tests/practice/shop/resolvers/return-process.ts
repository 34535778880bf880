import { randomUUID } from "node:crypto";
import { announceReturn } from "../announce-shipping";
import { changeReturn, findSent, isDone } from "../returns";
import type { Disposition, Return, ReturnLine } from "../shipping";
import { nextId, type Order } from "../state";
import { notPlayed, type RootContext } from "./access";
import { gid } from "./line-view";
import { refundView, shownOf } from "./order-view";
import { refundCreate } from "./refunds";
import { returnErrors, type ReturnProblem } from "./return-input";
import { findReturn, refused } from "./return-mutations";
import { returnView } from "./return-view";

type Money = { amount: string; currencyCode: string };
type Payment = { parentId: string; transactionAmount: Money };
type Shipping = { fullRefund?: boolean | null; shippingRefundAmount?: Money | null };
type Dispose = {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
  dispositionType: Disposition["type"];
  locationId?: string | null;
};
type ProcessInput = {
  returnId: string;
  note?: string | null;
  notifyCustomer?: boolean | null;
  returnLineItems?: { id: string; quantity: number; dispositions?: Dispose[] | null }[] | null;
  refundShipping?: Shipping | null;
  financialTransfer?: {
    issueRefund?: {
      allowOverRefunding?: boolean | null;
      orderTransactions: Payment[];
      refundMethods?: unknown[] | null;
    } | null;
  } | null;
  exchangeLineItems?: unknown[] | null;
  refundDuties?: unknown[] | null;
  tipLineId?: string | null;
};

type Part = { readonly line: ReturnLine; readonly quantity: number; readonly dispositions: readonly Dispose[] };
type Of = { readonly order: Order; readonly one: Return };

const ROOT = "input";

/**
 * `returnProcess`: confirms what came back and decides what becomes of it; money moves only with `financialTransfer`, by
 * the rules of `refundCreate`. A refused refund processes nothing. A return with nothing left to decide closes itself.
 */
export async function returnProcess(context: RootContext, { input }: { input: ProcessInput }) {
  const { issueRefund } = input.financialTransfer ?? {};
  if ([...(input.exchangeLineItems ?? []), ...(input.refundDuties ?? [])].length > 0 || input.tipLineId != null)
    throw notPlayed("exchanges, duties and tips of returnProcess");
  if ((issueRefund?.refundMethods ?? []).length > 0) throw notPlayed("refundMethods of returnProcess");
  const found = open(context, input.returnId, ["OPEN"]);
  if ("code" in found) return refused(found);
  const parts = checkParts(context, found.one, input);
  if (!Array.isArray(parts)) return refused(parts);
  const problem = await alone(found.one, async () => {
    const outcome =
      issueRefund == null
        ? null
        : await refund(context, found, {
            parts,
            payments: issueRefund.orderTransactions,
            shipping: input.refundShipping ?? null,
            note: input.note ?? null,
            notify: input.notifyCustomer === true,
            allowOverRefunding: issueRefund.allowOverRefunding === true,
          });
    if (outcome !== null && typeof outcome !== "number") return outcome;
    book(context, found, parts);
    return null;
  });
  if (problem !== null) return refused(problem);
  return { return: returnView(shownOf(context.shop, found.order), found.one), userErrors: [] };
}

const busy = new WeakSet<Return>();

/** Payments take time: meanwhile nobody else works on this return. */
async function alone<T>(one: Return, work: () => Promise<T>): Promise<T> {
  busy.add(one);
  try {
    return await work();
  } finally {
    busy.delete(one);
  }
}

function open(context: RootContext, id: string, states: readonly Return["status"][]): Of | ReturnProblem {
  const field = [ROOT, "returnId"];
  const found = findReturn(context, id);
  if (found === null) return { field, message: "Return not found.", code: "NOT_FOUND" };
  if (busy.has(found.one)) return { field, message: "Return is being processed.", code: "INVALID_STATE" };
  return states.includes(found.one.status)
    ? found
    : { field, message: `Return is ${found.one.status.toLowerCase()}.`, code: "INVALID_STATE" };
}

function checkParts(context: RootContext, one: Return, input: ProcessInput): Part[] | ReturnProblem {
  const parts: Part[] = [];
  for (const [index, wanted] of (input.returnLineItems ?? []).entries()) {
    const field = [ROOT, "returnLineItems", String(index)];
    const line = one.lines.find(({ id }) => gid("ReturnLineItem", id) === wanted.id);
    if (line === undefined)
      return { field: [...field, "id"], message: "Return line item not found.", code: "NOT_FOUND" };
    const twice = parts.some((part) => part.line === line);
    if (twice || wanted.quantity < 1 || wanted.quantity > line.quantity - line.processed)
      return { field: [...field, "quantity"], message: "Quantity exceeds what can be processed.", code: "INVALID" };
    const part = { line, quantity: wanted.quantity, dispositions: wanted.dispositions ?? [] };
    const problem = checkDispositions(context, one, part);
    if (problem !== null) return { ...problem, field: [...field, "dispositions"] };
    parts.push(part);
  }
  return parts;
}

function checkDispositions({ shop }: RootContext, one: Return, part: Part): Omit<ReturnProblem, "field"> | null {
  const own = one.reverse?.lines.find(({ returnLineId }) => returnLineId === part.line.id);
  const places = shop.locations.map(({ id }) => gid("Location", id));
  let sum = 0;
  for (const { reverseFulfillmentOrderLineItemId: id, quantity, dispositionType, locationId } of part.dispositions) {
    if (own === undefined || gid("ReverseFulfillmentOrderLineItem", own.id) !== id)
      return { message: "Reverse fulfillment order line item not found.", code: "NOT_FOUND" };
    if (dispositionType === "RESTOCKED" && locationId == null)
      return { message: "Location can't be blank when items are restocked.", code: "BLANK" };
    if (locationId != null && !places.includes(locationId))
      return { message: "Location not found.", code: "NOT_FOUND" };
    if (quantity < 1) return { message: "Quantity must be greater than 0", code: "GREATER_THAN" };
    sum += quantity;
  }
  return sum > part.quantity ? { message: "Dispositions exceed the quantity processed.", code: "INVALID" } : null;
}

type Payout = {
  readonly parts: readonly Part[];
  readonly payments: readonly Payment[];
  readonly shipping: Shipping | null;
  readonly note: string | null;
  readonly notify: boolean;
  readonly allowOverRefunding: boolean;
};

/** Refunds through `refundCreate` itself, so that the sums cannot differ. The refund's id, or why there is none. */
async function refund(context: RootContext, of: Of, payout: Payout): Promise<number | ReturnProblem> {
  const { order, one } = of;
  const unsent = new Map(order.lines.map((line) => [line, line.removed]));
  const currency = [
    ...payout.payments.map(({ transactionAmount }) => transactionAmount),
    payout.shipping?.shippingRefundAmount,
  ]
    .map((money) => money?.currencyCode)
    .find((code) => code !== undefined);
  const { refund: made, userErrors } = await refundCreate(
    { ...context, key: `return-${String(one.id)}-${randomUUID()}` },
    {
      orderId: gid("Order", order.id),
      note: payout.note,
      notify: payout.notify,
      allowOverRefunding: payout.allowOverRefunding,
      ...(currency === undefined ? {} : { currency }),
      refundLineItems: itemsOf(order, payout.parts),
      ...(payout.shipping === null
        ? {}
        : {
            shipping: {
              fullRefund: payout.shipping.fullRefund ?? false,
              amount: payout.shipping.shippingRefundAmount?.amount ?? null,
            },
          }),
      transactions: payout.payments.map(({ parentId, transactionAmount }) => ({
        orderId: gid("Order", order.id),
        parentId,
        kind: "REFUND",
        gateway: order.transactions.find(({ id }) => gid("OrderTransaction", id) === parentId)?.gateway ?? "",
        amount: transactionAmount.amount,
      })),
    },
  );
  if (made === null) {
    const message = userErrors.map((error) => error.message).join("; ");
    return { field: [ROOT, "financialTransfer"], message, code: "INVALID" };
  }
  // What comes back had been sent: nothing unsent leaves the order with it.
  for (const [line, removed] of unsent) line.removed = removed;
  const id = Number(String(made["id"]).split("/").at(-1));
  one.refundIds.push(id);
  for (const { line, quantity } of payout.parts) line.refunded += quantity;
  return id;
}

/** A restocked unit goes back to a place, any other does not. */
function itemsOf(order: Order, parts: readonly Part[]) {
  return parts.flatMap(({ line, quantity, dispositions }) => {
    const lineItemId = gid("LineItem", findSent(order, line.fulfilmentLineId)?.line.lineId ?? 0);
    const restocked = dispositions.filter(({ dispositionType }) => dispositionType === "RESTOCKED");
    const rest = quantity - restocked.reduce((sum, one) => sum + one.quantity, 0);
    return [
      ...restocked.map((one) => ({
        lineItemId,
        quantity: one.quantity,
        restockType: "RETURN",
        locationId: one.locationId ?? null,
      })),
      ...(rest > 0 ? [{ lineItemId, quantity: rest, restockType: "NO_RESTOCK" }] : []),
    ];
  });
}

function book(context: RootContext, { order, one }: Of, parts: readonly Part[]): void {
  const { state } = context;
  const at = state.now().toISOString();
  for (const { line, quantity, dispositions } of parts) {
    line.processed += quantity;
    one.reverse?.lines
      .find(({ returnLineId }) => returnLineId === line.id)
      ?.dispositions.push(
        ...dispositions.map((made) => ({
          id: nextId(state),
          type: made.dispositionType,
          quantity: made.quantity,
          locationId: made.locationId == null ? null : Number(made.locationId.split("/").at(-1)),
          at,
        })),
      );
  }
  order.updatedAt = at;
  const of = { ...context, order };
  announceReturn(of, { topic: "returns/process", one });
  if (isDone(one)) changeReturn(of, one, { status: "CLOSED", topic: "returns/close" });
}

type RefundInput = {
  returnId: string;
  returnRefundLineItems: { returnLineItemId: string; quantity: number }[];
  orderTransactions?: Payment[] | null;
  refundShipping?: Shipping | null;
  refundDuties?: unknown[] | null;
  notifyCustomer?: boolean | null;
};

/** The older, deprecated way: money and items of an open or closed return, nothing processed. */
export async function returnRefund(
  context: RootContext,
  { returnRefundInput: input }: { returnRefundInput: RefundInput },
) {
  const refuse = (problem: ReturnProblem) => ({ refund: null, userErrors: returnErrors(problem) });
  if ((input.refundDuties ?? []).length > 0) throw notPlayed("duties of returnRefund");
  const found = open(context, input.returnId, ["OPEN", "CLOSED"]);
  if ("code" in found) return refuse({ ...found, field: ["returnRefundInput", "returnId"] });
  const parts: Part[] = [];
  for (const wanted of input.returnRefundLineItems) {
    const field = ["returnRefundInput", "returnRefundLineItems"];
    const line = found.one.lines.find(({ id }) => gid("ReturnLineItem", id) === wanted.returnLineItemId);
    if (line === undefined) return refuse({ field, message: "Return line item not found.", code: "NOT_FOUND" });
    const twice = parts.some((part) => part.line === line);
    if (twice || wanted.quantity < 1 || wanted.quantity > line.quantity - line.refunded)
      return refuse({ field, message: "Quantity exceeds what can be refunded.", code: "INVALID" });
    parts.push({ line, quantity: wanted.quantity, dispositions: [] });
  }
  const outcome = await alone(found.one, () =>
    refund(context, found, {
      parts,
      payments: input.orderTransactions ?? [],
      shipping: input.refundShipping ?? null,
      note: null,
      notify: input.notifyCustomer === true,
      allowOverRefunding: false,
    }),
  );
  if (typeof outcome !== "number") return refuse(outcome);
  const made = found.order.refunds.find(({ id }) => id === outcome);
  announceReturn({ ...context, order: found.order }, { topic: "returns/update", one: found.one });
  return { refund: made === undefined ? null : refundView(context.shop, found.order, made), userErrors: [] };
}
