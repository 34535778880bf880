import { pageOf, type PageArgs } from "../page";
import { bagOf } from "../paid-in";
import { RETURN_REASONS, type ReturnReason } from "../return-reasons";
import { findSent } from "../returns";
import type { Disposition, Return, ReturnLine } from "../shipping";
import { lineTotal } from "../sums";
import { scoped, type RootContext } from "./access";
import { fulfilmentLineView } from "./fulfilment-view";
import { gid, listed } from "./line-view";
import { locationById } from "./location-view";
import type { Shown } from "./shown";

const none = (args: PageArgs) => pageOf([], args, { id: () => 0, sort: "ID", node: () => null });

/** `Order.returns`. */
export function returnsView(shown: Shown, args: PageArgs, context: RootContext) {
  return scoped(context, "read_returns", "returns", () =>
    listed(
      shown.order.returns ?? [],
      args,
      ({ id }) => id,
      (one) => returnView(shown, one),
    ),
  );
}

export function returnById(shown: Shown, id: number | undefined) {
  const one = shown.order.returns?.find((known) => known.id === id);
  return one === undefined ? null : returnView(shown, one);
}

export function returnView(shown: Shown, one: Return): Record<string, unknown> {
  return {
    __typename: "Return",
    id: gid("Return", one.id),
    name: one.name,
    status: one.status,
    createdAt: one.createdAt,
    closedAt: one.closedAt,
    requestApprovedAt: one.approvedAt,
    decline: one.decline === null ? null : { __typename: "ReturnDecline", ...one.decline },
    totalQuantity: one.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    order: shown.view,
    staffMember: null,
    refunds: (args: PageArgs) =>
      listed(
        shown.order.refunds.filter(({ id }) => one.refundIds.includes(id)),
        args,
        ({ id }) => id,
        shown.refund,
      ),
    returnLineItems: (args: PageArgs) =>
      listed(
        one.lines,
        args,
        ({ id }) => id,
        (line) => returnLineView(shown, one, line),
      ),
    reverseFulfillmentOrders: (args: PageArgs) =>
      listed(
        one.reverse === null ? [] : [one.reverse],
        args,
        ({ id }) => id,
        () => reverseView(shown, one),
      ),
    exchangeLineItems: none,
    returnShippingFees: [],
  };
}

function returnLineView(shown: Shown, one: Return, line: ReturnLine) {
  const open = one.status === "OPEN" || one.status === "CLOSED";
  const sent = findSent(shown.order, line.fulfilmentLineId)?.line;
  const bought = shown.order.lines.find(({ id }) => id === sent?.lineId);
  const reason = RETURN_REASONS.find(({ handle }) => handle === line.reason);
  return {
    __typename: "ReturnLineItem",
    id: gid("ReturnLineItem", line.id),
    quantity: line.quantity,
    processedQuantity: line.processed,
    unprocessedQuantity: line.quantity - line.processed,
    processableQuantity: one.status === "OPEN" ? line.quantity - line.processed : 0,
    refundedQuantity: line.refunded,
    refundableQuantity: open ? line.quantity - line.refunded : 0,
    returnReason: reason?.legacy ?? "UNKNOWN",
    returnReasonDefinition: reason === undefined ? null : reasonView(reason),
    returnReasonNote: line.note,
    customerNote: line.customerNote,
    restockingFee: null,
    totalWeight: null,
    withCodeDiscountedTotalPriceSet: bagOf(
      shown.shop,
      shown.order,
    )(bought === undefined ? 0 : Math.round((lineTotal(bought) * line.quantity) / bought.quantity)),
    fulfillmentLineItem: () => (sent === undefined ? null : fulfilmentLineView(shown, sent)),
  };
}

export function reasonView({ id, handle, name, deleted }: ReturnReason) {
  return { __typename: "ReturnReasonDefinition", id: gid("ReturnReasonDefinition", id), handle, name, deleted };
}

const REVERSE_STATUS: Readonly<Record<string, string>> = { CANCELED: "CANCELED", CLOSED: "CLOSED" };

function reverseView(shown: Shown, one: Return) {
  return {
    __typename: "ReverseFulfillmentOrder",
    id: gid("ReverseFulfillmentOrder", one.reverse?.id ?? 0),
    status: REVERSE_STATUS[one.status] ?? "OPEN",
    order: shown.view,
    thirdPartyConfirmation: null,
    reverseDeliveries: none,
    lineItems: (args: PageArgs) =>
      listed(
        one.reverse?.lines ?? [],
        args,
        ({ id }) => id,
        ({ id, returnLineId, dispositions }) => {
          const line = one.lines.find((known) => known.id === returnLineId);
          const sent = line === undefined ? null : findSent(shown.order, line.fulfilmentLineId);
          return {
            __typename: "ReverseFulfillmentOrderLineItem",
            id: gid("ReverseFulfillmentOrderLineItem", id),
            totalQuantity: line?.quantity ?? 0,
            dispositions: dispositions.map((disposition) => dispositionView(shown, disposition)),
            fulfillmentLineItem: () => (sent === null ? null : fulfilmentLineView(shown, sent.line)),
          };
        },
      ),
  };
}

function dispositionView({ shop }: Shown, { id, type, quantity, locationId, at }: Disposition) {
  return {
    __typename: "ReverseFulfillmentOrderDisposition",
    id: gid("ReverseFulfillmentOrderDisposition", id),
    type,
    quantity,
    createdAt: at,
    location: locationId === null ? null : locationById(shop, locationId),
  };
}
