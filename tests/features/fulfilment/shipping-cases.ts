import { fulfilmentOrdersOf } from "../../practice/shop/fulfilment-orders";
import type { FulfilmentOrder } from "../../practice/shop/shipping";
import type { Order } from "../../practice/shop/state";
import { gidOf, type ChangeWorld } from "../../support/change-world";

/** An order's parts as the practice shop keeps them. */
export function partsIn({ practice }: ChangeWorld, order: Order): FulfilmentOrder[] {
  return fulfilmentOrdersOf({ state: practice.store.state, shop: practice.shop(), order });
}

/** The first part of an order. */
export function partIn(world: ChangeWorld, order: Order): FulfilmentOrder {
  const [part] = partsIn(world, order);
  if (part === undefined) throw new Error("nothing to send");
  return part;
}

export const partGid = ({ id }: FulfilmentOrder) => `gid://shopify/FulfillmentOrder/${String(id)}`;
export const holdGid = ({ id }: { id: number }) => `gid://shopify/FulfillmentHold/${String(id)}`;
export const parcelGid = ({ id }: { id: number }) => `gid://shopify/Fulfillment/${String(id)}`;
export const lineGid = ({ id }: { id: number }) => `gid://shopify/FulfillmentOrderLineItem/${String(id)}`;

export const TRACKING = { company: "BRT", number: "1Z999AA10123456784", url: "https://track.example.com/1Z999" };

/** So many pieces of each line of the order's parts. */
export function wholeParcel(world: ChangeWorld, order: Order, quantity = 1) {
  return {
    orderGid: gidOf(order),
    lines: partsIn(world, order).flatMap(({ lines }) => lines.map((line) => ({ lineGid: lineGid(line), quantity }))),
    tracking: TRACKING as { company: string | null; number: string; url: string | null } | null,
    notify: false,
  };
}
