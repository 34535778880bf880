import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  aSentOrder,
  aWaitingOrder,
  first,
  globalId,
  ORDERS,
  shippingUnderTest,
  theFulfilmentOrder,
} from "./shipping-under-test";
import type { Order } from "./state";
import { gidOf, type StoreUnderTest } from "./store-under-test";

let under: StoreUnderTest;
beforeEach(async () => {
  under = await shippingUnderTest(["read_orders", "read_returns", "write_fulfillments", `write_${ORDERS}`]);
});
afterEach(() => under.close());

const parcels = (order: Order) =>
  under.read<object[]>(
    "order.fulfillments",
    "query($id: ID!) { order(id: $id) { fulfillments(first: 5) { displayStatus deliveredAt trackingInfo(first: 1) { number } events(first: 10) { nodes { status message } } } } }",
    { id: gidOf(order) },
  );

describe("what happens without the app", () => {
  it("a carrier's scans move a parcel on; one that comes late does not move it back", async () => {
    const order = aSentOrder(under.shop);
    first(order.fulfilments).events = [];
    const at = (minutes: number) => new Date(under.store.state.now().getTime() + minutes * 60_000).toISOString();
    const scan = (status: string, happenedAt: string) =>
      under.control("carrier", { orderName: order.name, status, happenedAt });
    const delivered = at(0);
    await scan("DELIVERED", delivered);
    await scan("OUT_FOR_DELIVERY", at(-60));
    expect(await parcels(order)).toMatchObject([
      {
        displayStatus: "DELIVERED",
        deliveredAt: delivered,
        events: { nodes: [{ status: "OUT_FOR_DELIVERY" }, { status: "DELIVERED" }] },
      },
    ]);
    const heard = await under.hear("fulfillment_events/create", "fulfillments/update", "orders/updated");
    expect(heard["fulfillments/update"]).toMatchObject({ shipment_status: "delivered" });
  });

  it("an app may report a scan itself", async () => {
    const order = aSentOrder(under.shop);
    const made = await under.read(
      "fulfillmentEventCreate",
      "mutation($event: FulfillmentEventInput!) { fulfillmentEventCreate(fulfillmentEvent: $event) { fulfillmentEvent { status message } userErrors { message } } }",
      {
        event: { fulfillmentId: globalId("Fulfillment", first(order.fulfilments)), status: "FAILURE", message: "lost" },
      },
    );
    expect(made).toEqual({ fulfillmentEvent: { status: "FAILURE", message: "lost" }, userErrors: [] });
    expect(await parcels(order)).toMatchObject([{ displayStatus: "FAILURE" }]);
  });

  it("the warehouse sends an order behind the app's back, unless it is on hold", async () => {
    const order = aWaitingOrder(under.shop);
    const { id } = await theFulfilmentOrder(under, order);
    const send = () =>
      under.control("warehouse", { orderName: order.name, tracking: [{ company: "GLS", number: "W1" }] });
    const hold = `mutation($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER }) { userErrors { code } } }`;
    await under.ask(hold, { id });
    expect((await send()).status).toBe(409);
    await under.ask("mutation($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { code } } }", { id });
    expect((await send()).status).toBe(200);
    expect(await parcels(order)).toMatchObject([{ displayStatus: "FULFILLED", trackingInfo: [{ number: "W1" }] }]);
    expect((await theFulfilmentOrder(under, order)).status).toBe("CLOSED");
    expect((await send()).status).toBe(409);
    await under.hear("fulfillments/create", "orders/fulfilled");
  });

  it("a customer asks for a return of what was sent", async () => {
    const order = aSentOrder(under.shop);
    const asked = await under.control("return-request", { orderName: order.name, note: "too hard" });
    expect(asked).toMatchObject({ status: 200, body: { name: `${order.name}-R1` } });
    const returns = await under.read(
      "order.returns.nodes",
      "query($id: ID!) { order(id: $id) { returns(first: 5) { nodes { status returnLineItems(first: 5) { nodes { customerNote } } } } } }",
      { id: gidOf(order) },
    );
    expect(returns).toEqual([{ status: "REQUESTED", returnLineItems: { nodes: [{ customerNote: "too hard" }] } }]);
    expect((await under.control("return-request", { orderName: aWaitingOrder(under.shop).name })).status).toBe(409);
    await under.hear("returns/request");
  });
});
