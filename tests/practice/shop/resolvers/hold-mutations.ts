import { findFulfilmentOrder, isLive, remaining } from "../fulfilment-orders";
import { MOST_HOLDS, putOnHold, releaseHolds, splitOff } from "../holds";
import type { FulfilmentOrder } from "../shipping";
import type { Order } from "../state";
import { readable, type RootContext } from "./access";
import { fulfilmentOrderView, holdView } from "./fulfilment-order-view";
import { gid } from "./line-view";
import { shownOf } from "./order-view";
import { codedError } from "./shown";

const LONGEST_HANDLE = 64;

type Item = { id: string; quantity: number };
type HoldArgs = {
  id: string;
  fulfillmentHold: {
    reason: string;
    reasonNotes?: string | null;
    handle?: string | null;
    fulfillmentOrderLineItems?: Item[] | null;
  };
};
type Found = { readonly order: Order; readonly one: FulfilmentOrder };
type Problem = { readonly field: readonly string[]; readonly message: string; readonly code: string | null };

/** `fulfillmentOrderHold`: with items, they stay and the rest moves to a fulfilment order of its own. */
export function fulfillmentOrderHold(context: RootContext, { id, fulfillmentHold: input }: HoldArgs, allowed: boolean) {
  const found = allowed ? findFulfilmentOrder(context, readable(context), id) : null;
  const problem = found === null ? notFound("id") : (checkHold(context, found, input) ?? checkItems(found, input));
  if (found === null || problem !== null)
    return {
      __typename: "FulfillmentOrderHoldPayload",
      fulfillmentHold: null,
      fulfillmentOrder: null,
      remainingFulfillmentOrder: null,
      userErrors: problem === null ? [] : [codedError("FulfillmentOrderHoldUserError", problem)],
    };
  const of = { ...context, order: found.order };
  const items = input.fulfillmentOrderLineItems ?? [];
  const kept = new Map(items.map(({ id: item, quantity }) => [Number(item.split("/").at(-1)), quantity]));
  const rest = kept.size === 0 ? null : splitOff(of, found.one, kept);
  const hold = putOnHold(of, found.one, {
    reason: input.reason,
    notes: input.reasonNotes ?? null,
    handle: input.handle ?? "",
    app: context.app,
  });
  const shown = shownOf(of.shop, of.order);
  return {
    __typename: "FulfillmentOrderHoldPayload",
    fulfillmentHold: holdView(hold, context),
    fulfillmentOrder: fulfilmentOrderView(shown, found.one, context),
    remainingFulfillmentOrder: rest === null ? null : fulfilmentOrderView(shown, rest, context),
    userErrors: [],
  };
}

function notFound(field: string): Problem {
  return { field: [field], message: "Fulfillment order not found.", code: "FULFILLMENT_ORDER_NOT_FOUND" };
}

function checkHold({ app }: RootContext, { one }: Found, { handle }: HoldArgs["fulfillmentHold"]): Problem | null {
  const own = one.holds.filter((hold) => hold.app.id === app.id);
  if (!isLive(one))
    return { field: ["id"], message: "The fulfillment order is not in a state that can be put on hold.", code: null };
  if ((handle ?? "").length > LONGEST_HANDLE)
    return {
      field: ["fulfillmentHold", "handle"],
      message: "Handle is too long (maximum is 64 characters)",
      code: null,
    };
  if (own.length >= MOST_HOLDS)
    return {
      field: ["id"],
      message: "The maximum number of fulfillment holds for this fulfillment order has been reached for this app.",
      code: "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
    };
  if (own.some((hold) => hold.handle === (handle ?? "")))
    return {
      field: ["fulfillmentHold", "handle"],
      message: "The handle provided for the fulfillment hold is already in use by this app for another hold.",
      code: "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
    };
  return null;
}

function checkItems({ order, one }: Found, { fulfillmentOrderLineItems }: HoldArgs["fulfillmentHold"]): Problem | null {
  const items = fulfillmentOrderLineItems ?? [];
  const refuse = (code: string, message: string) => ({
    field: ["fulfillmentHold", "fulfillmentOrderLineItems"],
    message,
    code,
  });
  if (items.length > 0 && one.holds.length > 0)
    return refuse("FULFILLMENT_ORDER_NOT_SPLITTABLE", "The fulfillment order is not in a splittable state.");
  if (new Set(items.map(({ id }) => id)).size < items.length)
    return refuse("DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS", "The fulfillment order line items are not unique.");
  for (const { id, quantity } of items) {
    const line = one.lines.find((known) => gid("FulfillmentOrderLineItem", known.id) === id);
    if (quantity < 1) return refuse("GREATER_THAN_ZERO", "The line item quantity must be greater than 0.");
    if (line === undefined || quantity > remaining(order, one, line))
      return refuse("INVALID_LINE_ITEM_QUANTITY", "The fulfillment order line item quantity is invalid.");
  }
  return null;
}

type ReleaseArgs = { id: string; holdIds?: string[] | null };

/** Without `holdIds` every hold goes, other apps' too; ids of other fulfilment orders are passed over. */
export function fulfillmentOrderReleaseHold(context: RootContext, { id, holdIds }: ReleaseArgs, allowed: boolean) {
  const found = allowed ? findFulfilmentOrder(context, readable(context), id) : null;
  if (found === null)
    return {
      __typename: "FulfillmentOrderReleaseHoldPayload",
      fulfillmentOrder: null,
      userErrors: [codedError("FulfillmentOrderReleaseHoldUserError", notFound("id"))],
    };
  const of = { ...context, order: found.order };
  const lifted = found.one.holds.filter((hold) => holdIds == null || holdIds.includes(gid("FulfillmentHold", hold.id)));
  releaseHolds(of, found.one, lifted);
  return {
    __typename: "FulfillmentOrderReleaseHoldPayload",
    fulfillmentOrder: fulfilmentOrderView(shownOf(of.shop, of.order), found.one, context),
    userErrors: [],
  };
}
