import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  aSentOrder,
  aWaitingOrder,
  first,
  fulfilmentOrders,
  globalId,
  ORDERS,
  shippingUnderTest,
  theFulfilmentOrder,
} from "./shipping-under-test";
import { seedDemo } from "./seed";
import { newState } from "./state";
import { fulfilmentOrdersOf, isLive, remaining } from "./fulfilment-orders";
import { gidOf, type StoreUnderTest } from "./store-under-test";

let under: StoreUnderTest;
beforeEach(async () => {
  under = await shippingUnderTest(["read_orders", "write_orders", "read_locations", `write_${ORDERS}`]);
});
afterEach(() => under.close());

const CREATE = `mutation($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) {
  fulfillment { id name status displayStatus location { name } trackingInfo { company number url }
    fulfillmentLineItems(first: 10) { nodes { id quantity } } }
  userErrors { field message } } }`;
const CANCEL =
  "mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status displayStatus } userErrors { message } } }";

type Parcel = { id: string; name: string; location: { name: string }; trackingInfo: unknown[] };
type Created = { fulfillment: Parcel | null; userErrors: { message: string }[] };

type Wanted = { fulfillmentOrderId: string; fulfillmentOrderLineItems?: { id: string; quantity: number }[] };
const create = (lineItemsByFulfillmentOrder: Wanted[], more: object = {}) =>
  under.read<Created>("fulfillmentCreate", CREATE, { input: { lineItemsByFulfillmentOrder, ...more } });
const cancel = (id: string | undefined) =>
  under.read<{ fulfillment: object | null; userErrors: { message: string }[] }>("fulfillmentCancel", CANCEL, { id });
const shownStatus = (id: string) =>
  under.read<string>(
    "order.displayFulfillmentStatus",
    "query($id: ID!) { order(id: $id) { displayFulfillmentStatus } }",
    {
      id,
    },
  );

describe("fulfilment orders follow from what the order says", () => {
  it("for every order of the demo, what is still to leave is what the lines say, and an ended order owes nothing", () => {
    const state = newState({ now: () => new Date(), apiKey: "k", apiSecret: "s" });
    seedDemo(state);
    for (const shop of state.shops.values())
      for (const order of shop.orders) {
        const all = fulfilmentOrdersOf({ state, shop, order });
        const left = all.flatMap((one) => one.lines.map((line) => remaining(order, one, line)));
        const owed = order.lines.map((line) => line.quantity - line.removed - line.fulfilled);
        const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
        expect(sum(left)).toBe(order.cancelledAt === null ? sum(owed) : 0);
        if (sum(left) === 0) expect(all.some(isLive)).toBe(false);
      }
  });

  it("a refund of unsent items takes them out; the last one closes the fulfilment order", async () => {
    const order = aWaitingOrder(under.shop);
    const [line, ...others] = order.lines;
    const before = await theFulfilmentOrder(under, order);
    const refund = (lines: typeof order.lines, key: string) =>
      under.ask(
        "mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } } }",
        {
          key,
          input: {
            orderId: gidOf(order),
            refundLineItems: lines.map((one) => ({
              lineItemId: globalId("LineItem", one),
              quantity: one.quantity,
              restockType: "CANCEL",
              locationId: `gid://shopify/Location/${String(under.shop.locations[0]?.id)}`,
            })),
          },
        },
      );
    expect((await refund(line === undefined ? [] : [line], "one")).errors).toBeUndefined();
    const after = await theFulfilmentOrder(under, order);
    expect(after.lineItems.nodes).toEqual(before.lineItems.nodes.slice(1));
    await refund(others, "rest");
    expect(await theFulfilmentOrder(under, order)).toMatchObject({ status: "CLOSED", supportedActions: [] });
  });

  it("without a scope for them they are refused; with one for other places only, none is seen", async () => {
    const order = aWaitingOrder(under.shop);
    const query = "query($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }";
    const as = async (scopes: string[]) => {
      for (const token of under.store.state.tokens.values()) token.scopes = ["read_orders", ...scopes];
      return under.ask(query, { id: gidOf(order) });
    };
    expect((await as([])).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
    expect((await as(["read_third_party_fulfillment_orders"])).data).toEqual({
      order: { fulfillmentOrders: { nodes: [] } },
    });
    expect(JSON.stringify((await as([`read_${ORDERS}`])).data)).toContain("FulfillmentOrder/");
    const one = first(order.fulfilmentOrders ?? []);
    const denied = await under.ask(CREATE, {
      input: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: globalId("FulfillmentOrder", one) }] },
    });
    expect(denied.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });

  it("one that may only begin later is scheduled until then", async () => {
    const order = aWaitingOrder(under.shop);
    await fulfilmentOrders(under, order);
    const day = 86_400_000;
    first(order.fulfilmentOrders ?? []).fulfilAt = new Date(under.store.state.now().getTime() + day).toISOString();
    expect((await theFulfilmentOrder(under, order)).status).toBe("SCHEDULED");
    under.wait(day + 1000);
    expect((await theFulfilmentOrder(under, order)).status).toBe("OPEN");
  });

  it("the shop's list holds what is open, and the closed ones when asked", async () => {
    const list = (more: string) =>
      under.read<{ status: string }[]>(
        "fulfillmentOrders.nodes",
        `{ fulfillmentOrders(first: 250${more}) { nodes { status } } }`,
      );
    const open = await list("");
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(["OPEN", "IN_PROGRESS"]));
    expect((await list(", includeClosed: true")).length).toBeGreaterThan(open.length);
    expect(await under.read("locations.nodes", "{ locations(first: 5) { nodes { name } } }")).toHaveLength(2);
  });
});

describe("fulfillmentCreate", () => {
  it("sends everything when no items are named: the lines, the order and who listens learn of it", async () => {
    const order = aWaitingOrder(under.shop);
    const { id } = await theFulfilmentOrder(under, order);
    const { fulfillment, userErrors } = await create([{ fulfillmentOrderId: id }], {
      trackingInfo: { company: "GLS", numbers: ["A1", "A2"], urls: ["https://track.example/A1"] },
    });
    expect(userErrors).toEqual([]);
    expect(fulfillment).toMatchObject({
      name: `${order.name}-F1`,
      status: "SUCCESS",
      location: { name: "Magazzino" },
      trackingInfo: [
        { company: "GLS", number: "A1", url: "https://track.example/A1" },
        { company: "GLS", number: "A2", url: null },
      ],
    });
    expect(order.lines.map(({ fulfilled }) => fulfilled)).toEqual(order.lines.map(({ quantity }) => quantity));
    expect((await theFulfilmentOrder(under, order)).status).toBe("CLOSED");
    expect(await shownStatus(gidOf(order))).toBe("FULFILLED");
    const heard = await under.hear("fulfillments/create", "orders/fulfilled", "orders/updated");
    expect(heard["fulfillments/create"]).toMatchObject({ status: "success", tracking_numbers: ["A1", "A2"] });
  });

  it("some items leave the fulfilment order in progress with the rest, which may leave later", async () => {
    const order = aWaitingOrder(under.shop);
    const before = await theFulfilmentOrder(under, order);
    const item = first(before.lineItems.nodes);
    await create([{ fulfillmentOrderId: before.id, fulfillmentOrderLineItems: [{ id: item.id, quantity: 1 }] }]);
    const after = await theFulfilmentOrder(under, order);
    expect(after).toMatchObject({ id: before.id, status: "IN_PROGRESS" });
    expect(first(after.lineItems.nodes).remainingQuantity).toBe(item.remainingQuantity - 1);
    expect(await shownStatus(gidOf(order))).toBe("PARTIALLY_FULFILLED");
    await under.hear("orders/partially_fulfilled");
    await create([{ fulfillmentOrderId: before.id }]);
    expect((await theFulfilmentOrder(under, order)).status).toBe("CLOSED");
    expect(await shownStatus(gidOf(order))).toBe("FULFILLED");
  });

  it("refuses two places in one parcel, two orders, more than is left, and what is closed; nothing is sent", async () => {
    const two = aWaitingOrder(under.shop, 2);
    const [warehouse, town, ...more] = await fulfilmentOrders(under, two);
    expect([warehouse?.assignedLocation.name, town?.assignedLocation.name, more]).toEqual(["Magazzino", "Bottega", []]);
    const one = await theFulfilmentOrder(under, aWaitingOrder(under.shop));
    const closed = await theFulfilmentOrder(under, aSentOrder(under.shop));
    const whole = (node: { id: string } | undefined) => ({ fulfillmentOrderId: String(node?.id) });
    const item = first(one.lineItems.nodes);
    const cases: [Wanted[], string][] = [
      [[whole(warehouse), whole(town)], "same location"],
      [[whole(warehouse), whole(one)], "same order"],
      [[whole(one), whole(one)], "not unique"],
      [[whole(closed)], "status= closed"],
      [[whole({ id: "gid://shopify/FulfillmentOrder/1" })], "does not exist"],
      [[{ ...whole(one), fulfillmentOrderLineItems: [{ id: item.id, quantity: 99 }] }], "quantity"],
      [[{ ...whole(one), fulfillmentOrderLineItems: [{ id: item.id, quantity: 0 }] }], "quantity"],
    ];
    for (const [wanted, words] of cases) {
      const { fulfillment, userErrors } = await create(wanted);
      expect([fulfillment, userErrors[0]?.message]).toEqual([null, expect.stringContaining(words)]);
    }
    expect(two.fulfilments).toEqual([]);
    expect((await create([whole(town)])).fulfillment?.location.name).toBe("Bottega");
  });
});

describe("a parcel afterwards", () => {
  it("taken back, its items are to be sent again, by a new fulfilment order when the old one was closed", async () => {
    const order = aWaitingOrder(under.shop);
    const before = await theFulfilmentOrder(under, order);
    const { fulfillment } = await create([{ fulfillmentOrderId: before.id }]);
    expect(await cancel(fulfillment?.id)).toMatchObject({
      fulfillment: { status: "CANCELLED", displayStatus: "CANCELED" },
      userErrors: [],
    });
    const [old, fresh] = await fulfilmentOrders(under, order);
    expect([old?.status, fresh?.status]).toEqual(["CLOSED", "OPEN"]);
    expect(fresh?.lineItems.nodes.map((one) => one.remainingQuantity)).toEqual(
      order.lines.map(({ quantity }) => quantity),
    );
    expect(await shownStatus(gidOf(order))).toBe("UNFULFILLED");
    expect((await cancel(fulfillment?.id)).userErrors[0]?.message).toContain("already cancelled");
    expect((await under.hear("fulfillments/update"))["fulfillments/update"]).toMatchObject({ status: "cancelled" });
  });

  it("taken back while more was to leave, its items go back to the same fulfilment order", async () => {
    const order = aWaitingOrder(under.shop);
    const before = await theFulfilmentOrder(under, order);
    const item = first(before.lineItems.nodes);
    const { fulfillment } = await create([
      { fulfillmentOrderId: before.id, fulfillmentOrderLineItems: [{ id: item.id, quantity: 1 }] },
    ]);
    await cancel(fulfillment?.id);
    expect((await theFulfilmentOrder(under, order)).lineItems).toEqual(before.lineItems);
  });

  it("gets other tracking numbers, and who listens learns of it; one taken back gets none", async () => {
    const order = aSentOrder(under.shop);
    const parcel = first(order.fulfilments);
    const track = () =>
      under.read<{ fulfillment: object | null; userErrors: unknown[] }>(
        "fulfillmentTrackingInfoUpdate",
        "mutation($id: ID!, $info: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $info) { fulfillment { trackingInfo { company number url } } userErrors { message } } }",
        {
          id: globalId("Fulfillment", parcel),
          info: { company: "BRT", number: "B9", url: "https://track.example/B9" },
        },
      );
    expect((await track()).fulfillment).toEqual({
      trackingInfo: [{ company: "BRT", number: "B9", url: "https://track.example/B9" }],
    });
    expect((await under.hear("fulfillments/update"))["fulfillments/update"]).toMatchObject({ tracking_number: "B9" });
    parcel.status = "CANCELLED";
    expect(await track()).toMatchObject({ fulfillment: null, userErrors: [{}] });
  });
});
