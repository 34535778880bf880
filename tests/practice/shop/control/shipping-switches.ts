import { z } from "zod";
import { fulfilmentOrdersOf, isLive, type OfOrder } from "../fulfilment-orders";
import { packAll, scanParcel, sendParcel } from "../parcels";
import { requestReturn, returnable } from "../returns";
import { CARRIER_STATUSES } from "../shipping";
import type { State } from "../state";
import { ok, type Reply, type Switches } from "./switch";

const Named = z.object({ shop: z.string(), orderName: z.string() });
const Carrier = Named.extend({
  status: z.enum(CARRIER_STATUSES),
  happenedAt: z.iso.datetime().optional(),
  message: z.string().nullable().default(null),
});
const Tracking = z.object({ company: z.string(), number: z.string(), url: z.string().nullable().default(null) });
const Warehouse = Named.extend({ tracking: z.array(Tracking).default([]) });
const Wish = Named.extend({ quantity: z.int().positive().optional(), note: z.string().nullable().default(null) });

/** What carriers, the warehouse and customers do without the app. */
export const SHIPPING_SWITCHES: Switches = {
  "POST /practice/carrier": (state, { body }) => {
    const { status, message, happenedAt } = Carrier.parse(body);
    return onOrder(state, body, (of) => {
      const parcel = of.order.fulfilments.findLast((one) => one.status === "SUCCESS");
      if (parcel === undefined) return refuse("nothing of this order has been sent");
      scanParcel(of, parcel, { status, message, happenedAt: happenedAt ?? state.now().toISOString() });
      return ok({ id: parcel.id, displayStatus: parcel.displayStatus });
    });
  },
  "POST /practice/warehouse": (state, { body }) => {
    const { tracking } = Warehouse.parse(body);
    return onOrder(state, body, (of) => {
      const ready = fulfilmentOrdersOf(of).filter((one) => isLive(one) && one.holds.length === 0);
      if (ready.length === 0) return refuse("nothing of this order may be sent");
      // A parcel leaves from one place, so each fulfilment order is one.
      return ok({ ids: ready.map((one) => sendParcel(of, packAll(of, one), tracking).id) });
    });
  },
  "POST /practice/return-request": (state, { body }) => {
    const { quantity, note } = Wish.parse(body);
    return onOrder(state, body, (of) => {
      const [first] = returnable(of.order).filter((one) => one.quantity > 0);
      if (first === undefined || (quantity ?? 1) > first.quantity) return refuse("nothing of this order can come back");
      const one = requestReturn(of, {
        app: null,
        lines: [
          {
            fulfilmentLineId: first.line.id,
            quantity: quantity ?? first.quantity,
            reason: "changed-my-mind",
            note: "",
            customerNote: note,
          },
        ],
      });
      return ok({ id: one.id, name: one.name });
    });
  },
};

function onOrder(state: State, body: unknown, work: (of: OfOrder) => Reply): Reply {
  const { shop: domain, orderName } = Named.parse(body);
  const shop = state.shops.get(domain);
  const order = shop?.orders.find(({ name }) => name === orderName);
  return shop === undefined || order === undefined
    ? { status: 404, body: { error: "no such order" } }
    : work({ state, shop, order });
}

function refuse(error: string): Reply {
  return { status: 409, body: { error } };
}
