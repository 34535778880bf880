import { pay } from "../gateways";
import { minor } from "../money";
import { currencyOf } from "../paid-in";
import { nextId, type App, type Order, type Refund, type RefundLine, type Shop, type State } from "../state";
import { accountOf, credit } from "../store-credit";
import { addedTaxShare, lineShare } from "../sums";
import { dutiesBack } from "./duties";
import { gid } from "./line-view";
import { shippingMinor, storeCredits, type RefundInput } from "./refund-input";

export type Booking = { readonly state: State; readonly shop: Shop; readonly app: App; readonly order: Order };

/** `OTHER` is how the input says that no reason fits; other words are kept. */
const REASONS: Readonly<Record<string, string>> = { OTHER: "REFUND_DISCREPANCY" };

/** Writes down a refund that was checked: items, payments through their gateways, store credit, who did it. */
export function bookRefund(booking: Booking, input: RefundInput): Refund {
  const { state, shop, app, order } = booking;
  const at = state.now().toISOString();
  const shipping = shippingMinor(shop, order, input);
  const duties = giveDuties(order, input);
  const lines = (input.refundLineItems ?? []).flatMap((one) => takeBack(state, order, one));
  const refund: Refund = {
    id: nextId(state),
    note: input.note ?? null,
    createdAt: at,
    processedAt: input.processedAt ?? at,
    lines,
    ...(duties.length > 0 ? { duties } : {}),
    shippingMinor: shipping,
    discrepancyReason:
      input.discrepancyReason == null ? null : (REASONS[input.discrepancyReason] ?? input.discrepancyReason),
    transactionIds: [...giveBack(booking, input), ...giveCredit(booking, input)],
  };
  order.refunds.push(refund);
  order.agreements.push({ id: nextId(state), happenedAt: at, reason: "REFUND", app, refundId: refund.id });
  order.updatedAt = at;
  return refund;
}

function giveDuties(order: Order, input: RefundInput) {
  const back = dutiesBack(order, { duties: input.refundDuties ?? [], items: input.refundLineItems ?? [] });
  if (typeof back === "string") throw new Error(back);
  for (const { dutyId, amountMinor } of back)
    for (const { duty } of order.lines) if (duty?.id === dutyId) duty.refundedMinor += amountMinor;
  return back;
}

type Item = NonNullable<RefundInput["refundLineItems"]>[number];

function takeBack(state: State, order: Order, { lineItemId, quantity, restockType, locationId }: Item): RefundLine[] {
  const line = order.lines.find(({ id }) => gid("LineItem", id) === lineItemId);
  if (line === undefined) return [];
  const subtotalMinor = lineShare(line, quantity);
  const addedTaxMinor = addedTaxShare(line, quantity);
  const unsent = Math.max(0, line.quantity - line.removed - line.fulfilled);
  line.refunded += quantity;
  line.removed += restockType === "RETURN" ? 0 : Math.min(quantity, unsent);
  const stock = restockType == null || restockType === "NO_RESTOCK" ? null : (locationId ?? null);
  return [
    {
      id: nextId(state),
      lineId: line.id,
      quantity,
      restockType: restockType ?? "NO_RESTOCK",
      subtotalMinor,
      ...(line.addedTaxMinor === undefined ? {} : { addedTaxMinor }),
      locationId: stock,
    },
  ];
}

function giveBack({ state, shop, order }: Booking, { transactions }: RefundInput): number[] {
  return (transactions ?? []).map((one) => {
    const transaction = {
      id: nextId(state),
      kind: "REFUND" as const,
      status: "PENDING" as const,
      gateway: one.gateway,
      amountMinor: minor(one.amount, currencyOf(shop, order)),
      parentId: Number(one.parentId?.split("/").at(-1)),
      at: state.now().toISOString(),
    };
    order.transactions.push(transaction);
    pay(state, shop, { order, transaction });
    return transaction.id;
  });
}

export const STORE_CREDIT = "shopify_store_credit";

/** Store credit comes from nobody's payment: its transaction has no parent, the money lands on the customer's account. */
function giveCredit({ state, shop, order }: Booking, input: RefundInput): number[] {
  const { customerId } = order;
  if (customerId === null) return [];
  return storeCredits(input).map(({ amount, expiresAt }) => {
    const currency = amount.currencyCode;
    const amountMinor = minor(amount.amount, currency);
    const id = nextId(state);
    order.transactions.push({
      id,
      kind: "REFUND",
      status: "SUCCESS",
      gateway: STORE_CREDIT,
      amountMinor,
      parentId: null,
      at: state.now().toISOString(),
    });
    credit(state, accountOf(state, shop, { customerId, currency }), {
      amountMinor,
      expiresAt: expiresAt ?? null,
      event: "ORDER_REFUND",
      transactionId: id,
    });
    return id;
  });
}
