import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Order } from "./state";
import { gidOf, isUnsent, newest, storeUnderTest, type StoreUnderTest } from "./store-under-test";
import { received, total } from "./sums";

let test: StoreUnderTest;
beforeEach(async () => {
  test = await storeUnderTest(["write_orders"]);
});
afterEach(() => test.close());

type Result = {
  userErrors: { field: string[]; message: string; code?: string }[];
  order: Record<string, unknown> | null;
};
const run = (name: string, order: Order) =>
  test.read<Result>(
    name,
    `mutation($id: ID!) { ${name}(input: { id: $id }) { order { closed closedAt canMarkAsPaid capturable displayFinancialStatus } userErrors { field message } } }`,
    { id: gidOf(order) },
  );
const voided = (id: string) =>
  test.read<{ transaction: { kind: string; status: string } | null; userErrors: { code: string }[] }>(
    "transactionVoid",
    "mutation($id: ID!) { transactionVoid(parentTransactionId: $id) { transaction { kind status } userErrors { field message code } } }",
    { id },
  );
const isAuthorized = ({ transactions }: Order) =>
  transactions.length === 1 && transactions[0]?.kind === "AUTHORIZATION";
const isPending = ({ transactions, cancelledAt }: Order) => transactions.length === 0 && cancelledAt === null;
const firstPayment = (order: Order) => `gid://shopify/OrderTransaction/${String(order.transactions[0]?.id)}`;

describe("orderClose and orderOpen", () => {
  it("close and open again, once each however often they are called", async () => {
    const order = newest(test.shop, isUnsent);
    expect((await run("orderClose", order)).order).toMatchObject({ closed: true });
    const { closedAt } = order;
    test.wait(1000);
    await run("orderClose", order);
    expect(order.closedAt).toBe(closedAt);
    expect((await run("orderOpen", order)).order).toMatchObject({ closed: false, closedAt: null });
    await test.hear("orders/updated");
    expect(test.shop.notes.map(({ action }) => action)).toEqual(["closed", "re_opened"]);
  });
});

describe("orderMarkAsPaid", () => {
  it("records a manual payment of all that is owed, and the webhooks of one", async () => {
    const order = newest(test.shop, isPending);
    expect((await run("orderMarkAsPaid", order)).order).toEqual({
      closed: false,
      closedAt: null,
      canMarkAsPaid: false,
      capturable: false,
      displayFinancialStatus: "PAID",
    });
    expect(order.transactions).toMatchObject([{ kind: "SALE", gateway: "manual", amountMinor: total(order) }]);
    await test.hear("orders/paid", "order_transactions/create", "orders/updated");
  });

  it("captures what was only authorised", async () => {
    const order = newest(test.shop, isAuthorized);
    await run("orderMarkAsPaid", order);
    expect(order.transactions.map(({ kind }) => kind)).toEqual(["AUTHORIZATION", "CAPTURE"]);
    expect(received(order)).toBe(total(order));
  });

  it("is refused for an order that is paid or cancelled", async () => {
    const paid = newest(test.shop, isUnsent);
    const cancelled = newest(test.shop, isPending);
    cancelled.cancelledAt = cancelled.createdAt;
    for (const order of [paid, cancelled]) {
      const before = order.transactions.length;
      expect(await run("orderMarkAsPaid", order)).toMatchObject({ order: null, userErrors: [{ field: ["id"] }] });
      expect(order.transactions).toHaveLength(before);
    }
  });
});

describe("transactionVoid", () => {
  it("lets go of an authorisation once", async () => {
    const order = newest(test.shop, isAuthorized);
    expect((await voided(firstPayment(order))).transaction).toEqual({ kind: "VOID", status: "SUCCESS" });
    expect((await voided(firstPayment(order))).userErrors).toMatchObject([{ code: "AUTH_NOT_VOIDABLE" }]);
    await test.hear("order_transactions/create", "orders/updated");
  });

  it("not of a captured one, a sale, or one that does not exist", async () => {
    const order = newest(test.shop, isAuthorized);
    await run("orderMarkAsPaid", order);
    expect((await voided(firstPayment(order))).userErrors).toMatchObject([{ code: "AUTH_NOT_VOIDABLE" }]);
    const sale = firstPayment(newest(test.shop, isUnsent));
    expect((await voided(sale)).userErrors).toMatchObject([{ code: "AUTH_NOT_SUCCESSFUL" }]);
    const none = await voided("gid://shopify/OrderTransaction/1");
    expect(none.userErrors).toMatchObject([{ code: "TRANSACTION_NOT_FOUND" }]);
  });
});

describe("orderInvoiceSend", () => {
  const send = (order: Order) =>
    test.read<Result>(
      "orderInvoiceSend",
      "mutation($id: ID!) { orderInvoiceSend(id: $id) { order { id } userErrors { field message code } } }",
      { id: gidOf(order) },
    );

  it("writes to the order's address; without one it fails", async () => {
    const order = newest(test.shop, isPending);
    expect((await send(order)).userErrors).toEqual([]);
    expect(test.shop.notes.at(-1)).toMatchObject({ action: "mail_sent", orderId: order.id });
    order.email = null;
    expect((await send(order)).userErrors).toMatchObject([{ code: "ORDER_INVOICE_SEND_UNSUCCESSFUL" }]);
  });
});
