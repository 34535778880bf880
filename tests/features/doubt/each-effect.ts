import {
  requestHold,
  requestParcel,
  requestRelease,
  requestTracking,
} from "../../../app/features/fulfilment/request-shipping.server";
import { requestCancel } from "../../../app/features/orders/request-cancel.server";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import type { Actor } from "../../../app/features/policy/standing";
import { putOnHold } from "../../practice/shop/holds";
import { packAll, sendParcel } from "../../practice/shop/parcels";
import { OUR_APP, type Order } from "../../practice/shop/state";
import { asks, gidOf, type ChangeWorld } from "../../support/change-world";
import { oneItemOf } from "../../support/rich-orders";
import { address, email, note, sends, tags, type Case } from "../changes/a-change";
import { holdGid, parcelGid, partGid, partIn, TRACKING, wholeParcel } from "../fulfilment/shipping-cases";

type Asked = { readonly ok: boolean };
type Asking = { readonly world: ChangeWorld; readonly actor: Actor; readonly order: Order };

/** An effect by its name: the mutation that carries it, and somebody asking for it on an order. */
export type EachEffect = {
  readonly effect: string;
  readonly operation: string;
  readonly asked: (asking: Asking) => Promise<Asked>;
};

const change = (effect: string, operation: string, typed: () => Case): EachEffect => ({
  effect,
  operation,
  asked: ({ actor, order }) => sends(actor, order, typed()),
});
const of = ({ world, order }: Asking) => ({ state: world.practice.store.state, shop: world.practice.shop(), order });

/** Every change that can be asked for. */
export const EACH_EFFECT: readonly EachEffect[] = [
  {
    effect: "refund.issue",
    operation: "refundCreate",
    asked: ({ actor, order }) => requestRefund(asks(actor, { ...oneItemOf(order), lessMinor: 500 })),
  },
  change("order.note", "orderUpdate", () => note("Richiamare")),
  change("order.tags", "tagsAdd", () => tags(["richiamare"])),
  change("order.email", "orderUpdate", () => email()),
  change("order.address", "orderUpdate", () => address()),
  {
    effect: "order.cancel",
    operation: "orderCancel",
    asked: ({ actor, order }) =>
      requestCancel(asks(actor, { orderGid: gidOf(order), reason: "CUSTOMER", restock: true, notify: false })),
  },
  {
    effect: "order.fulfil",
    operation: "fulfillmentCreate",
    asked: ({ world, actor, order }) => requestParcel(asks(actor, wholeParcel(world, order))),
  },
  {
    effect: "order.tracking",
    operation: "fulfillmentTrackingInfoUpdate",
    asked(asking) {
      const { world, actor, order } = asking;
      const parcel = sendParcel(of(asking), packAll(of(asking), partIn(world, order)), []);
      const input = { orderGid: gidOf(order), parcelGid: parcelGid(parcel), tracking: TRACKING, notify: false };
      return requestTracking(asks(actor, input));
    },
  },
  {
    effect: "order.hold",
    operation: "fulfillmentOrderHold",
    asked: ({ world, actor, order }) =>
      requestHold(
        asks(actor, { orderGid: gidOf(order), partGid: partGid(partIn(world, order)), reason: "INCORRECT_ADDRESS" }),
      ),
  },
  {
    effect: "order.release",
    operation: "fulfillmentOrderReleaseHold",
    asked(asking) {
      const { world, actor, order } = asking;
      const hold = { reason: "OTHER", notes: null, handle: "planted", app: OUR_APP } as const;
      const planted = putOnHold(of(asking), partIn(world, order), hold);
      const input = { orderGid: gidOf(order), partGid: partGid(partIn(world, order)), holdGids: [holdGid(planted)] };
      return requestRelease(asks(actor, input));
    },
  },
];
