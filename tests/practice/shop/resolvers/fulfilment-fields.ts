import { findFulfilmentOrder, fulfilmentOrdersOf, isLive } from "../fulfilment-orders";
import { pageOf, type PageArgs } from "../page";
import { notPlayed, readable, scoped, type RootContext } from "./access";
import { withFulfilmentOrders } from "./fulfilment-access";
import { fulfillmentCreate } from "./fulfilment-create";
import { fulfilmentOrderView } from "./fulfilment-order-view";
import { fulfilmentView } from "./fulfilment-view";
import { fulfillmentOrderHold, fulfillmentOrderReleaseHold } from "./hold-mutations";
import { gid, listed } from "./line-view";
import { locationView } from "./location-view";
import { shownOf } from "./order-view";
import {
  findParcel,
  fulfillmentCancel,
  fulfillmentEventCreate,
  fulfillmentTrackingInfoUpdate,
} from "./parcel-mutations";

type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null; reverse?: boolean | null };
type OrdersArgs = ListArgs & { includeClosed?: boolean | null };

/** What leaves the shop: places, fulfilment orders, parcels and holds. */
export function fulfilmentFields(context: RootContext): Record<string, unknown> {
  const { shop } = context;
  const write = <A>(field: string, run: (context: RootContext, args: A, allowed: boolean) => unknown) => ({
    [field]: (args: A) =>
      withFulfilmentOrders(context, { write: true, field }, (allowed) => run(context, args, allowed)),
  });
  return {
    locations: (args: ListArgs) => scoped(context, "read_locations", "locations", () => locations(context, args)),
    location: ({ id }: { id?: string | null }) =>
      scoped(context, "read_locations", "location", () => {
        const found = shop.locations.find((one, index) => (id == null ? index === 0 : gid("Location", one.id) === id));
        return found === undefined ? null : locationView(shop, found);
      }),
    fulfillment: ({ id }: { id: string }) =>
      scoped(context, "read_orders", "fulfillment", () => {
        const found = findParcel(context, id);
        return found === null ? null : fulfilmentView(shownOf(shop, found.order), found.fulfilment);
      }),
    fulfillmentOrder: ({ id }: { id: string }) =>
      withFulfilmentOrders(context, { write: false, field: "fulfillmentOrder" }, (allowed) => {
        const found = allowed ? findFulfilmentOrder(context, readable(context), id) : null;
        return found === null ? null : fulfilmentOrderView(shownOf(shop, found.order), found.one, context);
      }),
    fulfillmentOrders: (args: OrdersArgs) =>
      withFulfilmentOrders(context, { write: false, field: "fulfillmentOrders" }, (allowed) =>
        fulfilmentOrders(context, args, allowed),
      ),
    ...write("fulfillmentCreate", fulfillmentCreate),
    ...write("fulfillmentCancel", fulfillmentCancel),
    ...write("fulfillmentTrackingInfoUpdate", fulfillmentTrackingInfoUpdate),
    ...write("fulfillmentOrderHold", fulfillmentOrderHold),
    ...write("fulfillmentOrderReleaseHold", fulfillmentOrderReleaseHold),
    fulfillmentEventCreate: (args: Parameters<typeof fulfillmentEventCreate>[1]) =>
      scoped(context, "write_fulfillments", "fulfillmentEventCreate", () => fulfillmentEventCreate(context, args)),
  };
}

function locations({ shop }: RootContext, args: ListArgs) {
  if (args.query != null && args.query !== "") throw notPlayed("a query of locations");
  const sorted = shop.locations.toSorted((a, b) => a.name.localeCompare(b.name));
  if (args.reverse === true) sorted.reverse();
  return pageOf(sorted, args, { id: ({ id }) => id, sort: "NAME", node: (one) => locationView(shop, one) });
}

function fulfilmentOrders(context: RootContext, args: OrdersArgs, allowed: boolean) {
  if (args.query != null && args.query !== "") throw notPlayed("a query of fulfillmentOrders");
  if (args.sortKey != null && args.sortKey !== "ID") throw notPlayed(`fulfillmentOrders by ${args.sortKey}`);
  const orders = allowed ? readable(context) : [];
  const all = orders.flatMap((order) => fulfilmentOrdersOf({ ...context, order }).map((one) => ({ order, one })));
  const shown = all
    .filter(({ one }) => args.includeClosed === true || isLive(one))
    .toSorted((a, b) => a.one.id - b.one.id);
  if (args.reverse === true) shown.reverse();
  return listed(
    shown,
    args,
    ({ one }) => one.id,
    ({ order, one }) => fulfilmentOrderView(shownOf(context.shop, order), one, context),
  );
}
