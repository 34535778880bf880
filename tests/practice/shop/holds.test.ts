import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  aSentOrder,
  aWaitingOrder,
  first,
  fulfilmentOrders,
  ORDERS,
  shippingUnderTest,
  theFulfilmentOrder,
} from "./shipping-under-test";
import { OTHER_APP, type Order } from "./state";
import { gidOf, type StoreUnderTest } from "./store-under-test";

let under: StoreUnderTest;
let order: Order;
beforeEach(async () => {
  under = await shippingUnderTest(["read_orders", "read_apps", `write_${ORDERS}`]);
  order = aWaitingOrder(under.shop);
});
afterEach(() => under.close());

const HOLD = `mutation($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
  fulfillmentHold { id handle reason displayReason reasonNotes heldByApp { title } } fulfillmentOrder { id status }
  remainingFulfillmentOrder { id status } userErrors { field message code } } }`;
const RELEASE = `mutation($id: ID!, $ids: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $ids) {
  fulfillmentOrder { id status fulfillmentHolds { handle } } userErrors { code } } }`;

type Held = {
  fulfillmentHold: { id: string } | null;
  fulfillmentOrder: { id: string; status: string } | null;
  remainingFulfillmentOrder: { id: string; status: string } | null;
  userErrors: { code: string | null }[];
};
const hold = (id: string, more: object = {}) =>
  under.read<Held>("fulfillmentOrderHold", HOLD, { id, hold: { reason: "INCORRECT_ADDRESS", ...more } });
const release = (id: string, ids?: string[]) =>
  under.read<object>("fulfillmentOrderReleaseHold", RELEASE, { id, ...(ids === undefined ? {} : { ids }) });

describe("holds on a fulfilment order", () => {
  it("one stops it: it shows on the order, nothing can be sent, and who listens learns of it", async () => {
    const { id } = await theFulfilmentOrder(under, order);
    expect(await hold(id, { reasonNotes: "the street has no number" })).toMatchObject({
      fulfillmentHold: { handle: "", displayReason: "Incorrect address", heldByApp: { title: "Delega" } },
      fulfillmentOrder: { id, status: "ON_HOLD" },
      remainingFulfillmentOrder: null,
      userErrors: [],
    });
    const query = "query($id: ID!) { order(id: $id) { displayFulfillmentStatus } }";
    const status = await under.read("order.displayFulfillmentStatus", query, { id: gidOf(order) });
    expect(status).toBe("ON_HOLD");
    const sent = await under.read(
      "fulfillmentCreate.userErrors",
      "mutation($id: ID!) { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: $id }] }) { userErrors { message } } }",
      { id },
    );
    expect(sent).toEqual([{ message: expect.stringContaining("status= on_hold") as string }]);
    await under.hear("fulfillment_holds/added", "fulfillment_orders/placed_on_hold", "orders/updated");
  });

  it("an app puts up to ten on one, each with a handle of its own; only the first stops it, only the last one's end frees it", async () => {
    const { id } = await theFulfilmentOrder(under, order);
    for (let index = 0; index < 10; index += 1) await hold(id, { handle: `case-${String(index)}` });
    expect((await hold(id, { handle: "case-10" })).userErrors).toMatchObject([
      { code: "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED" },
    ]);
    const { fulfillmentHolds } = await theFulfilmentOrder(under, order);
    const [one, ...others] = fulfillmentHolds.map((known) => known.id);
    expect(await release(id, others)).toMatchObject({ fulfillmentOrder: { status: "ON_HOLD" } });
    expect((await hold(id, { handle: "case-0" })).userErrors).toMatchObject([
      { code: "DUPLICATE_FULFILLMENT_HOLD_HANDLE" },
    ]);
    expect(await release(id, [String(one)])).toMatchObject({ fulfillmentOrder: { status: "OPEN" } });
    await under.hear("fulfillment_orders/hold_released");
  });

  it("released without ids, other apps' holds go, too; ids of another fulfilment order are passed over", async () => {
    const { id } = await theFulfilmentOrder(under, order);
    const { fulfillmentHold } = await hold(id, { handle: "ours" });
    first(order.fulfilmentOrders ?? []).holds.push({ id: 1, reason: "OTHER", notes: null, handle: "", app: OTHER_APP });
    expect(await release(id, ["gid://shopify/FulfillmentHold/999"])).toMatchObject({
      fulfillmentOrder: { status: "ON_HOLD", fulfillmentHolds: [{}, {}] },
    });
    expect((await theFulfilmentOrder(under, order)).fulfillmentHolds.map((one) => one.heldByRequestingApp)).toEqual([
      true,
      false,
    ]);
    expect(await release(id, [String(fulfillmentHold?.id)])).toMatchObject({
      fulfillmentOrder: { fulfillmentHolds: [{ handle: "" }] },
    });
    expect(await release(id)).toMatchObject({ fulfillmentOrder: { status: "OPEN", fulfillmentHolds: [] } });
  });

  it("of some items keeps those and moves the rest to a fulfilment order that may leave", async () => {
    const before = await theFulfilmentOrder(under, order);
    const item = first(before.lineItems.nodes);
    const items = [{ id: item.id, quantity: 1 }];
    const answer = await hold(before.id, { fulfillmentOrderLineItems: items });
    expect(answer).toMatchObject({
      fulfillmentOrder: { status: "ON_HOLD" },
      remainingFulfillmentOrder: { status: "OPEN" },
    });
    const [held, rest] = await fulfilmentOrders(under, order);
    expect(held?.lineItems.nodes.map((one) => one.remainingQuantity)).toEqual([1]);
    const left = (rest?.lineItems.nodes ?? []).reduce((sum, one) => sum + one.remainingQuantity, 0);
    expect(left).toBe(order.lines.reduce((sum, one) => sum + one.quantity, 0) - 1);
    expect((await hold(before.id, { handle: "more", fulfillmentOrderLineItems: items })).userErrors).toMatchObject([
      { code: "FULFILLMENT_ORDER_NOT_SPLITTABLE" },
    ]);
    await under.hear("fulfillment_orders/split");
  });

  it("is refused with Shopify's code for what is not there, twice the same item, none and too many", async () => {
    const { id, lineItems } = await theFulfilmentOrder(under, order);
    const item = first(lineItems.nodes).id;
    const of = (...quantities: number[]) => ({
      fulfillmentOrderLineItems: quantities.map((quantity) => ({ id: item, quantity })),
    });
    const cases: [string, object, string | null][] = [
      ["gid://shopify/FulfillmentOrder/1", {}, "FULFILLMENT_ORDER_NOT_FOUND"],
      [id, of(1, 1), "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS"],
      [id, of(0), "GREATER_THAN_ZERO"],
      [id, of(99), "INVALID_LINE_ITEM_QUANTITY"],
      [id, { handle: "x".repeat(65) }, null],
      [(await theFulfilmentOrder(under, aSentOrder(under.shop))).id, {}, null],
    ];
    for (const [at, more, code] of cases) expect((await hold(at, more)).userErrors).toMatchObject([{ code }]);
    expect((await theFulfilmentOrder(under, order)).status).toBe("OPEN");
  });
});
