import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, orderNamed, type AdminClient } from "../../support/admin-client";
import { askRefund, back, orderGid, pieces } from "../../support/ask-refund";
import { aWebhookEar, type WebhookEar } from "../../support/webhook-ear";
import type { Order } from "./state";

const TOPICS = ["refunds/create", "order_transactions/create", "orders/updated"];
let client: AdminClient;
let ear: WebhookEar;
/** 64.90 EUR: 30.00 by paypal, 34.90 by card. */
let order: Order;
beforeEach(async () => {
  ear = await aWebhookEar();
  client = await anAdminClient({
    domain: "onda-lenta.myshopify.com",
    scopes: ["write_orders"],
    webhooks: TOPICS.map((topic) => ({ topic, url: ear.url })),
  });
  order = orderNamed(client.shop, "#2005");
});
afterEach(async () => {
  await client.close();
  await ear.close();
});

const gateway = (answer: string, more: object = {}, name = "shopify_payments") =>
  client.turn("gateways", { gateway: name, answer, ...more });
const tenByCard = () => askRefund(client, order, { transactions: [back(order, "shopify_payments", "10.00")] });

type Sums = { order: { totalRefundedSet: { shopMoney: { amount: string } }; displayFinancialStatus: string } };
async function standing() {
  const { data } = await client.ask<Sums>(
    "query($id: ID!) { order(id: $id) { displayFinancialStatus totalRefundedSet { shopMoney { amount } } } }",
    { id: orderGid(order) },
  );
  return [data?.order.totalRefundedSet.shopMoney.amount, data?.order.displayFinancialStatus];
}

describe("a gateway that is slow", () => {
  it("makes a refund whose money is under way: nothing is refunded, and nobody can give it a second time", async () => {
    await gateway("pending");
    const { refund } = await tenByCard();
    expect(refund?.transactions.nodes).toMatchObject([{ status: "PENDING", errorCode: null }]);
    expect(refund?.totalRefundedSet.shopMoney.amount).toBe("0.0");
    expect(refund?.orderAdjustments.nodes).toMatchObject(
      [
        { reason: "PENDING_REFUND_DISCREPANCY", amountSet: { shopMoney: { amount: "10.0" } } },
        { reason: "REFUND_DISCREPANCY", amountSet: { shopMoney: { amount: "-10.0" } } },
      ].toReversed(),
    );
    expect(await standing()).toEqual(["0.0", "PAID"]);
    const again = await askRefund(client, order, { transactions: [back(order, "shopify_payments", "24.91")] });
    expect(again.userErrors).toHaveLength(1);
  });

  it.each([
    ["success", ["10.0", "PARTIALLY_REFUNDED"], "success"],
    ["failure", ["0.0", "PAID"], "failure"],
  ])("comes to %s later: only then Shopify tells of the transaction", async (settleTo, sums, status) => {
    await gateway("pending", { settleAfterMs: 50, settleTo });
    await tenByCard();
    await ear.wait("refunds/create", 1);
    expect(ear.heard.map(({ topic }) => topic)).not.toContain("order_transactions/create");
    const [told] = await ear.wait("order_transactions/create", 1);
    expect(told).toMatchObject({ status, amount: "10.0", currency: "EUR", kind: "refund" });
    await ear.wait("orders/updated", 2);
    expect(await standing()).toEqual(sums);
    expect((await tenByCard()).userErrors).toEqual([]);
  });

  it("waits for somebody to settle it, which happens once", async () => {
    await gateway("pending");
    await tenByCard();
    expect(await client.turn("gateways/settle", { to: "failure" })).toEqual({ settled: 1 });
    expect(await client.turn("gateways/settle", { to: "success" })).toEqual({ settled: 0 });
    expect(await standing()).toEqual(["0.0", "PAID"]);
  });

  it("does not pay into a shop that was seeded anew meanwhile", async () => {
    await gateway("pending", { settleAfterMs: 700 });
    await tenByCard();
    await client.turn("reset", {});
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(ear.heard.map(({ topic }) => topic)).not.toContain("order_transactions/create");
  });
});

describe("a gateway that fails", () => {
  it.each([
    ["failure", "FAILURE", "PROCESSING_ERROR"],
    ["error", "ERROR", "GENERIC_ERROR"],
  ])("with %s leaves a refund that books the items and moves no money", async (answer, status, errorCode) => {
    await gateway(answer);
    const { refund, userErrors } = await askRefund(client, order, {
      refundLineItems: [pieces(order, 1)],
      transactions: [back(order, "shopify_payments", "29.50")],
    });
    expect(userErrors).toEqual([]);
    expect(refund?.transactions.nodes).toMatchObject([{ status, errorCode }]);
    expect(refund?.totalRefundedSet.shopMoney.amount).toBe("0.0");
    expect(order.lines[0]?.refunded).toBe(1);
    expect(await standing()).toEqual(["0.0", "PAID"]);
    const [told] = await ear.wait("order_transactions/create", 1);
    expect(told?.["status"]).toBe(status.toLowerCase());
  });

  it("by refusing makes no refund, says so without a code, and spends the key", async () => {
    await gateway("refused");
    const { refund, userErrors } = await tenByCard();
    expect([refund, userErrors.length, order.refunds]).toEqual([null, 1, []]);
    await gateway("success");
    expect((await tenByCard()).userErrors).toEqual([]);
  });

  it("by refusing one of two payments leaves a refund in which the other one paid", async () => {
    await gateway("refused");
    const { refund } = await askRefund(client, order, {
      transactions: [back(order, "paypal", "30.00"), back(order, "shopify_payments", "10.00")],
    });
    expect(refund?.transactions.nodes.map((one) => [one.gateway, one.status])).toEqual([
      ["paypal", "SUCCESS"],
      ["shopify_payments", "FAILURE"],
    ]);
    expect(refund?.totalRefundedSet.shopMoney.amount).toBe("30.0");
  });
});
