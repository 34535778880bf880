import { minor } from "../money";
import { currencyOf } from "../paid-in";
import type { Line, Order, Shop } from "../state";
import { refundable, refundableOf, shippingRefunded } from "../sums";
import type { UserError } from "./access";
import { dutiesBack, type DutyBack } from "./duties";
import { gid } from "./line-view";

export type RefundInput = {
  orderId: string;
  note?: string | null;
  notify?: boolean | null;
  currency?: string | null;
  processedAt?: string | null;
  discrepancyReason?: string | null;
  allowOverRefunding?: boolean | null;
  refundLineItems?:
    { lineItemId: string; quantity: number; restockType?: string | null; locationId?: string | null }[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  refundDuties?: DutyBack[] | null;
  transactions?: { orderId: string; parentId?: string | null; kind: string; gateway: string; amount: string }[] | null;
  refundMethods?:
    | {
        storeCreditRefund?: {
          amount: { amount: string; currencyCode: string };
          expiresAt?: string | null;
        } | null;
      }[]
    | null;
};

type Asked = { readonly shop: Shop; readonly order: Order; readonly input: RefundInput; readonly now: Date };

/** Everything Shopify refuses before any money moves; null = it may go to the gateways. */
export function checkRefund(asked: Asked): UserError | null {
  return (
    checkCurrency(asked) ??
    checkLines(asked) ??
    checkShipping(asked) ??
    checkDuties(asked) ??
    checkTransactions(asked) ??
    checkSum(asked)
  );
}

/** Required when the customer paid in another currency, and then that one. */
function checkCurrency({ shop, order, input }: Asked): UserError | null {
  const paid = currencyOf(shop, order);
  if (input.currency == null && paid !== shop.currency)
    return { field: "currency", message: "Currency is required for orders paid in another currency" };
  return input.currency == null || input.currency === paid
    ? null
    : { field: "currency", message: "Currency must be the presentment currency of the order" };
}

function checkLines({ shop, order, input }: Asked): UserError | null {
  const asked = new Map<string, number>();
  const count = (key: string, quantity: number) => {
    const sum = (asked.get(key) ?? 0) + quantity;
    asked.set(key, sum);
    return sum;
  };
  for (const one of input.refundLineItems ?? []) {
    const line = order.lines.find(({ id }) => gid("LineItem", id) === one.lineItemId);
    if (line === undefined) return { field: "refundLineItems", message: "Line item does not belong to the order" };
    if (one.quantity < 1 || count(one.lineItemId, one.quantity) > line.quantity - line.refunded)
      return { field: "refundLineItems", message: "Quantity cannot refund more items than were purchased" };
    const quantity = count(`${one.lineItemId} ${one.restockType ?? ""}`, one.quantity);
    const problem = checkRestock(shop, line, { ...one, quantity });
    if (problem !== null) return { field: "refundLineItems", message: problem };
  }
  return null;
}

type Restock = { quantity: number; restockType?: string | null; locationId?: string | null };

/** Unfulfilled items are cancelled, fulfilled ones returned; both go back to a place. */
function checkRestock(shop: Shop, line: Line, { quantity, restockType, locationId }: Restock): string | null {
  if (restockType == null || restockType === "NO_RESTOCK") return null;
  if (restockType === "LEGACY_RESTOCK") return "Restock type is not accepted for new refunds";
  if (!shop.locations.some(({ id }) => gid("Location", id) === locationId))
    return "Location is required to restock items";
  const kept = line.fulfilled - (line.refunded - line.removed);
  const left = restockType === "CANCEL" ? line.quantity - line.removed - line.fulfilled : kept;
  if (quantity <= left) return null;
  return restockType === "CANCEL"
    ? "Fulfilled items cannot be cancelled, only returned"
    : "Unfulfilled items cannot be returned, only cancelled";
}

function checkShipping({ shop, order, input }: Asked): UserError | null {
  const shipping = shippingMinor(shop, order, input);
  const left = order.shippingMinor - shippingRefunded(order);
  return shipping >= 0 && shipping <= left
    ? null
    : { field: "shipping", message: "Shipping amount is more than can be refunded" };
}

function checkDuties({ order, input }: Asked): UserError | null {
  const back = dutiesBack(order, { duties: input.refundDuties ?? [], items: input.refundLineItems ?? [] });
  return typeof back === "string" ? { field: "refundDuties", message: back } : null;
}

/** What the input gives back of the shipping; NaN for an amount that the currency cannot hold. */
export function shippingMinor(shop: Shop, order: Order, { shipping }: RefundInput): number {
  if (shipping?.fullRefund === true) return order.shippingMinor - shippingRefunded(order);
  return shipping?.amount == null ? 0 : minor(shipping.amount, currencyOf(shop, order));
}

/** No payment gives back more than it took, even where the order may be over-refunded. */
function checkTransactions({ shop, order, input }: Asked): UserError | null {
  const asked = new Map<number, number>();
  for (const one of input.transactions ?? []) {
    const parent = order.transactions.find(({ id }) => gid("OrderTransaction", id) === one.parentId);
    if (
      one.kind !== "REFUND" ||
      parent === undefined ||
      parent.gateway !== one.gateway ||
      one.orderId !== input.orderId
    )
      return { field: "transactions", message: "Transaction is not valid for this order" };
    const amount = minor(one.amount, currencyOf(shop, order));
    const sum = (asked.get(parent.id) ?? 0) + amount;
    if (!(amount > 0) || sum > refundableOf(order, parent.id))
      return { field: "transactions", message: "Refund amount is more than the amount that can be refunded" };
    asked.set(parent.id, sum);
  }
  return null;
}

/** Payments and store credit together stay within what was paid, unless the input says otherwise. */
function checkSum(asked: Asked): UserError | null {
  const { shop, order, input } = asked;
  const credits = storeCredits(input);
  for (const one of credits) {
    const problem = checkStoreCredit(asked, one);
    if (problem !== null) return { field: "refundMethods", message: problem };
  }
  const amounts = [...(input.transactions ?? []), ...credits.map(({ amount }) => amount)];
  const sum = amounts.reduce((all, { amount }) => all + minor(amount, currencyOf(shop, order)), 0);
  return sum > refundable(order) && input.allowOverRefunding !== true
    ? { field: "transactions", message: "Refund amount is more than the order's refundable amount" }
    : null;
}

type StoreCredit = { readonly amount: { amount: string; currencyCode: string }; readonly expiresAt?: string | null };

export function storeCredits({ refundMethods }: RefundInput): StoreCredit[] {
  return (refundMethods ?? []).flatMap(({ storeCreditRefund }) => storeCreditRefund ?? []);
}

function checkStoreCredit({ shop, order, now }: Asked, { amount, expiresAt }: StoreCredit): string | null {
  if (order.customerId === null) return "Store credit needs a customer on the order";
  if (order.company === true) return "Store credit is not available for company orders";
  if (amount.currencyCode !== currencyOf(shop, order)) return "Store credit must be in the currency of the order";
  if (!(minor(amount.amount, amount.currencyCode) > 0)) return "Store credit amount must be greater than zero";
  return expiresAt != null && !(Date.parse(expiresAt) > now.getTime()) ? "Expiry date must be in the future" : null;
}
