import { z } from "zod";
import { fulfilmentOrdersOf, isLive, type OfOrder } from "../fulfilment-orders";
import { packAll, scanParcel, sendParcel } from "../parcels";
import { requestReturn, returnable } from "../returns";
import { CARRIER_STATUSES } from "../shipping";
import type { State } from "../state";
import type { Field, Section } from "./panel";
import { ok, refused, type Reply, type Switches } from "./switch";

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
      if (parcel === undefined) return refused("nothing of this order has been sent", 409);
      scanParcel(of, parcel, { status, message, happenedAt: happenedAt ?? state.now().toISOString() });
      return ok({ id: parcel.id, displayStatus: parcel.displayStatus });
    });
  },
  "POST /practice/warehouse": (state, { body }) => {
    const { tracking } = Warehouse.parse(body);
    return onOrder(state, body, (of) => {
      const ready = fulfilmentOrdersOf(of).filter((one) => isLive(one) && one.holds.length === 0);
      if (ready.length === 0) return refused("nothing of this order may be sent", 409);
      // A parcel leaves from one place, so each fulfilment order is one.
      return ok({ ids: ready.map((one) => sendParcel(of, packAll(of, one), tracking).id) });
    });
  },
  "POST /practice/return-request": (state, { body }) => {
    const { quantity, note } = Wish.parse(body);
    return onOrder(state, body, (of) => {
      const [first] = returnable(of.order).filter((one) => one.quantity > 0);
      if (first === undefined || (quantity ?? 1) > first.quantity)
        return refused("nothing of this order can come back", 409);
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
  return shop === undefined || order === undefined ? refused("no such order") : work({ state, shop, order });
}

const SHOP: Field = { name: "shop", label: "Shop", kind: "shop" };
const SENT: readonly Field[] = [SHOP, { name: "orderName", label: "Order", kind: "text", initial: "#1264" }];
const UNSENT: readonly Field[] = [SHOP, { name: "orderName", label: "Order", kind: "text", initial: "#1300" }];

export const SHIPPING_SECTION: Section = {
  title: "Shipping",
  panels: [
    {
      title: "The carrier scans a parcel",
      help: "The newest parcel of the order.",
      does: "POST /practice/carrier",
      button: "Scan it",
      fields: [
        ...SENT,
        { name: "status", label: "As", kind: "choice", options: CARRIER_STATUSES, initial: "IN_TRANSIT" },
        {
          name: "happenedAt",
          label: "When",
          kind: "text",
          optional: true,
          help: "As 2026-11-24T09:30:00Z; empty for now. Carriers report late and out of order.",
        },
        { name: "message", label: "The carrier's own words", kind: "text", optional: true },
      ],
    },
    {
      title: "The warehouse sends the order",
      help: "Whatever is not held, a parcel from each place.",
      does: "POST /practice/warehouse",
      button: "Send it",
      fields: [
        ...UNSENT,
        { name: "tracking.0.company", label: "Carrier", kind: "text", optional: true },
        { name: "tracking.0.number", label: "Tracking number", kind: "text", optional: true },
        { name: "tracking.0.url", label: "Tracking page", kind: "text", optional: true },
      ],
    },
    {
      title: "The customer asks to return something",
      help: "The first line that can come back.",
      does: "POST /practice/return-request",
      button: "Ask for it",
      fields: [
        ...SENT,
        {
          name: "quantity",
          label: "How many",
          kind: "number",
          min: 1,
          step: 1,
          optional: true,
          help: "Empty for all.",
        },
        { name: "note", label: "The customer's words", kind: "text", optional: true },
      ],
    },
  ],
};
