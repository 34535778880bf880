import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN_APP, OTHER_APP, type Order } from "./state";
import { gidOf, isUnsent, newest, OWNER, storeUnderTest, type StoreUnderTest } from "./store-under-test";
import { refundable, total } from "./sums";

let test: StoreUnderTest;
let order: Order;
beforeEach(async () => {
  test = await storeUnderTest(["read_orders", "write_orders"]);
  order = newest(test.shop, isUnsent);
});
afterEach(() => test.close());

const AGREEMENTS =
  "query($id: ID!) { order(id: $id) { agreements(first: 20) { nodes { __typename reason app { id title } ... on RefundAgreement { refund { totalRefundedSet { shopMoney { amount } } } } sales(first: 9) { nodes { id actionType lineType quantity totalAmount { shopMoney { amount } } } } } } } }";
type Agreement = {
  __typename: string;
  reason: string;
  app: { id: string; title: string } | null;
  sales: {
    nodes: {
      actionType: string;
      lineType: string;
      quantity: number | null;
      totalAmount: { shopMoney: { amount: string } };
    }[];
  };
};
const agreements = () => test.read<Agreement[]>("order.agreements.nodes", AGREEMENTS, { id: gidOf(order) });
const outside = (what: string, body: object = {}) =>
  test.control(`outside-${what}`, { orderName: order.name, ...body });
const sum = (one: Agreement | undefined) =>
  Math.round(
    (one?.sales.nodes ?? []).reduce((all, { totalAmount }) => all + Number(totalAmount.shopMoney.amount) * 100, 0),
  );

describe("an order changed behind the app's back", () => {
  const actors: [by: string, app: { id: string; title: string } | null, userId: number | null][] = [
    ["staff", ADMIN_APP, OWNER],
    ["app", OTHER_APP, null],
    ["nobody", null, null],
  ];
  for (const [by, app, userId] of actors)
    it(`is edited by ${by}: the agreement names ${app?.title ?? "no app"}, the webhook user ${String(userId)}`, async () => {
      const before = order.updatedAt;
      test.wait(60_000);
      expect((await outside("edit", { by, add: [{ sku: "STRAP-25", quantity: 1 }] })).status).toBe(200);
      expect(order.updatedAt > before).toBe(true);
      expect((await agreements()).at(-1)).toMatchObject({ __typename: "OrderEditAgreement", app });
      const { order_edit: edit } = (await test.hear("orders/edited", "orders/updated"))["orders/edited"] as {
        order_edit: Record<string, unknown>;
      };
      expect(edit["user_id"]).toBe(userId);
    });

  it("is cancelled with all its money given back, or is not when it cannot be", async () => {
    expect((await outside("cancel", { by: "app", reason: "FRAUD", staffNote: "stolen card" })).status).toBe(200);
    expect([order.cancelReason, order.staffNote, refundable(order)]).toEqual(["FRAUD", "stolen card", 0]);
    expect((await agreements()).at(-1)).toMatchObject({ __typename: "RefundAgreement", app: OTHER_APP });
    await test.hear("orders/cancelled", "refunds/create", "orders/updated");
    expect(await outside("cancel")).toMatchObject({ status: 409, body: { error: "Order has already been cancelled" } });
  });

  it("gets another address without another price", async () => {
    const before = total(order);
    await outside("address", {
      address: { firstName: "Ugo", address1: "Via Po 2", city: "Torino", countryCode: "IT" },
    });
    expect(order.shippingAddress).toMatchObject({ firstName: "Ugo", country: "Italy", zip: "" });
    expect(total(order)).toBe(before);
    await test.hear("orders/updated");
  });

  it("is left as it was by an edit of a line that is sent or not there, and by a wrong name", async () => {
    const before = JSON.stringify(order);
    expect((await outside("edit", { set: [{ sku: "NONE", quantity: 1 }] })).status).toBe(409);
    expect((await outside("edit", { add: [{ sku: "NONE", quantity: 1 }] })).status).toBe(409);
    expect((await outside("edit", {})).status).toBe(409);
    expect((await test.control("outside-cancel", { orderName: "#1" })).status).toBe(404);
    expect(JSON.stringify(order)).toBe(before);
  });
});

describe("the agreements of an order", () => {
  it("add up: what was sold, edited and given back is what the order costs now", async () => {
    const placed = total(order);
    const sku = order.lines[0]?.sku;
    await outside("edit", { set: [{ sku, quantity: 0 }], add: [{ sku: "BALL", quantity: 3 }] });
    const edited = total(order);
    await outside("refund", { amount: "2.00" });
    const all = await agreements();
    expect(all.map(({ reason }) => reason)).toEqual(["ORDER", "ORDER_EDIT", "REFUND"]);
    expect(all.map((one) => sum(one))).toEqual([placed, edited - placed, -200]);
    expect(all[0]?.sales.nodes.map(({ lineType }) => lineType)).toContain("PRODUCT");
    expect(all[2]?.sales.nodes).toMatchObject([{ actionType: "RETURN", lineType: "ADJUSTMENT" }]);
  });

  it("come newest first when asked, and hide staff from who may not read them", async () => {
    await outside("edit", { add: [{ sku: "BALL", quantity: 1 }] });
    const query =
      "query($id: ID!) { order(id: $id) { agreements(first: 9, reverse: true) { nodes { reason user { name } } } } }";
    const denied = await test.ask(query, { id: gidOf(order) });
    expect(denied.errors?.map(({ extensions }) => extensions?.code)).toEqual(["ACCESS_DENIED", "ACCESS_DENIED"]);
    expect(denied.data).toMatchObject({
      order: { agreements: { nodes: [{ reason: "ORDER_EDIT", user: null }, { reason: "ORDER" }] } },
    });
    const payments = "query($id: ID!) { order(id: $id) { staffMember { id } transactions(first: 1) { user { id } } } }";
    expect((await test.ask(payments, { id: gidOf(order) })).errors).toHaveLength(2);
    test.shop.planName = "Advanced";
    for (const token of test.store.state.tokens.values()) token.scopes.push("read_users");
    const nodes = await test.read<object[]>("order.agreements.nodes", query, { id: gidOf(order) });
    expect(nodes[0]).toEqual({ reason: "ORDER_EDIT", user: { name: "Marta Rossi" } });
  });
});
