import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unsent } from "./order-standing";
import type { Order } from "./state";
import { gidOf, isUnsent, newest, storeUnderTest, until, type StoreUnderTest } from "./store-under-test";
import { received, refundable, refunded } from "./sums";

let test: StoreUnderTest;
beforeEach(async () => {
  test = await storeUnderTest(["read_orders", "write_orders"]);
  test.store.state.jobs.delayMs = 0;
});
afterEach(() => test.close());

const CANCEL = `mutation($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $refundMethod: OrderCancelRefundMethodInput, $staffNote: String, $notify: Boolean) {
  orderCancel(orderId: $orderId, reason: $reason, restock: $restock, refundMethod: $refundMethod, staffNote: $staffNote, notifyCustomer: $notify) {
    job { id done } orderCancelUserErrors { field message code } userErrors { field message } } }`;
const READ =
  "query($id: ID!) { order(id: $id) { cancelledAt cancelReason cancellation { staffNote } updatedAt displayFinancialStatus currentTotalPriceSet { shopMoney { amount } } } }";

type Cancelled = {
  job: { id: string; done: boolean } | null;
  orderCancelUserErrors: { field: string[]; message: string; code: string }[];
  userErrors: object[];
};

const cancel = (order: Order, more: object = {}) =>
  test.read<Cancelled>("orderCancel", CANCEL, { orderId: gidOf(order), reason: "CUSTOMER", restock: true, ...more });
const jobDone = (id: string) => test.read<boolean>("job.done", "query($id: ID!) { job(id: $id) { done } }", { id });

async function cancelled(order: Order, more: object = {}): Promise<void> {
  const { job } = await cancel(order, more);
  await until(() => jobDone(job?.id ?? ""));
}

const ORIGINAL = { refundMethod: { originalPaymentMethodsRefund: true } };

describe("orderCancel answers before it cancels", () => {
  it("with a job that is not done, and until it is the order is as it was", async () => {
    test.store.state.jobs.delayMs = 60_000;
    const order = newest(test.shop, isUnsent);
    const { job, orderCancelUserErrors } = await cancel(order);
    expect([job?.done, orderCancelUserErrors]).toEqual([false, []]);
    expect(await jobDone(job?.id ?? "")).toBe(false);
    expect(order.cancelledAt).toBeNull();
  });

  it("and when the job is done, the order says when, why and what staff noted", async () => {
    const order = newest(test.shop, isUnsent);
    await cancelled(order, { staffNote: "asked by phone" });
    expect(await test.read("order", READ, { id: gidOf(order) })).toMatchObject({
      cancelledAt: expect.any(String) as string,
      cancelReason: "CUSTOMER",
      cancellation: { staffNote: "asked by phone" },
      updatedAt: order.cancelledAt,
    });
  });

  it("a job can end without having done anything, and says no more than that it is done", async () => {
    await test.control("jobs", { delayMs: 0, failing: 1 });
    const order = newest(test.shop, isUnsent);
    await cancelled(order, ORIGINAL);
    expect([order.cancelledAt, refunded(order)]).toEqual([null, 0]);
    await cancelled(order, ORIGINAL);
    expect(order.cancelledAt).not.toBeNull();
  });

  it("two calls while the first job waits cancel and refund once", async () => {
    test.store.state.jobs.delayMs = 1500;
    const order = newest(test.shop, isUnsent);
    const paidMinor = received(order);
    const jobs = await Promise.all([cancel(order, ORIGINAL), cancel(order, ORIGINAL)]);
    for (const { job } of jobs) await until(() => jobDone(job?.id ?? ""));
    expect([order.refunds.length, refunded(order)]).toEqual([1, paidMinor]);
  });

  it("no job is known by a wrong id, nor to another shop", async () => {
    const { job } = await cancel(newest(test.shop, isUnsent));
    expect(await test.read("job", '{ job(id: "gid://shopify/Job/none") { id } }')).toBeNull();
    const known = test.store.state.jobs.known.get(job?.id ?? "");
    test.store.state.jobs.known.set("gid://shopify/Job/elsewhere", { shop: "other", done: known?.done ?? false });
    expect(await test.read("job", '{ job(id: "gid://shopify/Job/elsewhere") { id } }')).toBeNull();
  });
});

describe("the money of a cancelled order", () => {
  it("goes back whole along its payments, lines and shipping taken out, and the webhooks say so", async () => {
    const order = newest(test.shop, (one) => isUnsent(one) && one.lines.length > 1);
    const paidMinor = received(order);
    await cancelled(order, ORIGINAL);
    expect([refunded(order), refundable(order), order.refunds.length]).toEqual([paidMinor, 0, 1]);
    expect(order.lines.every((line) => line.quantity === line.refunded && unsent(line) === 0)).toBe(true);
    expect(order.refunds[0]?.lines.every(({ restockType }) => restockType === "CANCEL")).toBe(true);
    expect(order.agreements.at(-1)).toMatchObject({ reason: "REFUND", app: { title: "Delega" } });
    expect(await test.read("order", READ, { id: gidOf(order) })).toMatchObject({
      displayFinancialStatus: "REFUNDED",
      currentTotalPriceSet: { shopMoney: { amount: "0.0" } },
    });
    const heard = await test.hear("orders/cancelled", "refunds/create", "order_transactions/create", "orders/updated");
    expect(heard["orders/cancelled"]?.["cancelled_at"]).toBe(order.cancelledAt);
  });

  it("stays where it is when no method is named, and no refund is announced", async () => {
    const order = newest(test.shop, isUnsent);
    await cancelled(order);
    expect([order.cancelledAt === null, refunded(order)]).toEqual([false, 0]);
    expect(Object.keys(await test.hear("orders/cancelled", "orders/updated"))).not.toContain("refunds/create");
  });

  it("goes to store credit when asked, and a payment of the original kind is not touched", async () => {
    const order = newest(test.shop, isUnsent);
    await cancelled(order, { refundMethod: { storeCreditRefund: { expiresAt: "2099-01-01T00:00:00Z" } } });
    expect(order.transactions.at(-1)).toMatchObject({
      kind: "REFUND",
      gateway: "shopify_store_credit",
      amountMinor: received(order),
      parentId: null,
    });
  });

  it("was only authorised: it is voided, refund or not", async () => {
    const order = newest(
      test.shop,
      ({ transactions }) => transactions.length === 1 && transactions[0]?.kind === "AUTHORIZATION",
    );
    await cancelled(order);
    expect(order.transactions.at(-1)).toMatchObject({ kind: "VOID", parentId: order.transactions[0]?.id });
    expect(await test.read("order.displayFinancialStatus", READ, { id: gidOf(order) })).toBe("VOIDED");
  });

  it("the deprecated flag refunds like the original payment methods", async () => {
    const order = newest(test.shop, isUnsent);
    const { job } = await test.read<Cancelled>(
      "orderCancel",
      "mutation($id: ID!) { orderCancel(orderId: $id, reason: OTHER, restock: false, refund: true) { job { id done } } }",
      { id: gidOf(order) },
    );
    await until(() => jobDone(job?.id ?? ""));
    expect(refundable(order)).toBe(0);
    expect(order.refunds[0]?.lines[0]?.restockType).toBe("NO_RESTOCK");
  });
});

describe("what cannot be cancelled", () => {
  const until2000 = { refundMethod: { storeCreditRefund: { expiresAt: "2000-01-01T00:00:00Z" } } };
  const cases: { name: string; code: string; prepare?: (order: Order) => void; more?: object }[] = [
    { name: "an order that is not there", code: "NOT_FOUND", more: { orderId: "gid://shopify/Order/1" } },
    { name: "one that is cancelled already", code: "INVALID", prepare: (one) => (one.cancelledAt = one.createdAt) },
    {
      name: "one with a payment under way",
      code: "INVALID",
      prepare: (one) => one.transactions.push({ ...firstOf(one), id: 1, status: "PENDING" }),
    },
    {
      name: "one with an open return",
      code: "INVALID",
      prepare: (one) => Object.assign(one, { returns: [{ status: "OPEN" }] }),
    },
    { name: "a staff note of 256 characters", code: "INVALID", more: { staffNote: "x".repeat(256) } },
    {
      name: "store credit without a customer",
      code: "STORE_CREDIT_REFUND_MISSING_CUSTOMER",
      prepare: (one) => (one.customerId = null),
      more: { refundMethod: { storeCreditRefund: {} } },
    },
    { name: "store credit until yesterday", code: "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST", more: until2000 },
  ];
  const firstOf = (order: Order) => {
    const [first] = order.transactions;
    if (first === undefined) throw new Error("no payment");
    return first;
  };

  for (const { name, code, prepare, more } of cases)
    it(`${name}: ${code}, without a job`, async () => {
      const order = newest(test.shop, isUnsent);
      prepare?.(order);
      const before = JSON.stringify(order);
      const answer = await cancel(order, more);
      expect([answer.job, answer.orderCancelUserErrors.map((one) => one.code)]).toEqual([null, [code]]);
      expect(answer.userErrors).toEqual(answer.orderCancelUserErrors.map(({ field, message }) => ({ field, message })));
      expect(JSON.stringify(order)).toBe(before);
    });

  it("a paid order with a parcel on its way", async () => {
    const order = newest(test.shop, (one) => received(one) > 0 && one.fulfilments.length > 0 && refundable(one) > 0);
    expect((await cancel(order)).orderCancelUserErrors).toMatchObject([{ code: "INVALID" }]);
  });

  it("both refund methods at once, by the schema itself; and anything without the scope", async () => {
    const order = newest(test.shop, isUnsent);
    const both = { originalPaymentMethodsRefund: true, storeCreditRefund: {} };
    const variables = { orderId: gidOf(order), reason: "OTHER", restock: false, refundMethod: both };
    expect((await test.ask(CANCEL, variables)).errors).toHaveLength(1);
    for (const token of test.store.state.tokens.values()) token.scopes = ["read_orders"];
    const denied = await test.ask(CANCEL, { ...variables, refundMethod: undefined });
    expect(denied.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });

  it("an order that was sent while its job waited stays", async () => {
    test.store.state.jobs.delayMs = 1000;
    const order = newest(test.shop, isUnsent);
    const sent = newest(test.shop, ({ fulfilments }) => fulfilments.length > 0);
    const { job } = await cancel(order, ORIGINAL);
    order.fulfilments.push(...sent.fulfilments);
    await until(() => jobDone(job?.id ?? ""));
    expect([order.cancelledAt, refunded(order)]).toEqual([null, 0]);
  });
});
