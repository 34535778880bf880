import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, orderNamed, type AdminClient } from "../../support/admin-client";
import { askRefund, back, orderGid, pieces, type Bag } from "../../support/ask-refund";
import { addOrder } from "./add-order";
import { received } from "./sums";

let client: AdminClient;
beforeEach(async () => {
  client = await anAdminClient({ domain: "onda-lenta.myshopify.com", scopes: ["write_orders"] });
});
afterEach(() => client.close());

const order = (name: string) => orderNamed(client.shop, name);
const pair = ({ shopMoney, presentmentMoney }: Bag) => [
  `${shopMoney.amount} ${shopMoney.currencyCode}`,
  `${presentmentMoney.amount} ${presentmentMoney.currencyCode}`,
];
const BAG = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";

describe("an order paid in another currency", () => {
  it.each([
    ["#2001", "USD", ["54.9 EUR", "59.84 USD"], ["49.0 EUR", "53.41 USD"]],
    ["#2002", "JPY", ["152.89 EUR", "24654.0 JPY"], ["49.0 EUR", "7901.0 JPY"]],
    ["#2003", "KWD", ["54.9 EUR", "18.3 KWD"], ["49.0 EUR", "16.333 KWD"]],
    ["#2004", "EUR", ["54.9 EUR", "54.9 EUR"], ["49.0 EUR", "49.0 EUR"]],
  ])("%s shows each amount in both, %s with its own decimals", async (name, currency, total, unit) => {
    const { data } = await client.ask<{
      order: {
        currencyCode: string;
        presentmentCurrencyCode: string;
        totalPriceSet: Bag;
        lineItems: { nodes: { originalUnitPriceSet: Bag }[] };
        transactions: { amountSet: Bag }[];
      };
    }>(
      `query($id: ID!) { order(id: $id) { currencyCode presentmentCurrencyCode totalPriceSet ${BAG}
        lineItems(first: 1) { nodes { originalUnitPriceSet ${BAG} } } transactions(first: 5) { amountSet ${BAG} } } }`,
      { id: orderGid(order(name)) },
    );
    expect([data?.order.currencyCode, data?.order.presentmentCurrencyCode]).toEqual(["EUR", currency]);
    expect(data?.order.totalPriceSet && pair(data.order.totalPriceSet)).toEqual(total);
    expect(data?.order.lineItems.nodes.map((line) => pair(line.originalUnitPriceSet))).toEqual([unit]);
    if (name !== "#2004") expect(data?.order.transactions.map((one) => pair(one.amountSet))).toEqual([total]);
  });

  it("is refunded in the customer's currency, which must be named", async () => {
    const usd = order("#2001");
    const transactions = [back(usd, "shopify_payments", "10.90")];
    for (const currency of [undefined, "EUR", "JPY"]) {
      const { refund, userErrors } = await askRefund(client, usd, { transactions, currency });
      expect([refund, userErrors]).toEqual([null, [expect.objectContaining({ field: ["currency"] })]]);
    }
    const { refund } = await askRefund(client, usd, { transactions, currency: "USD" });
    expect(refund && pair(refund.totalRefundedSet)).toEqual(["10.0 EUR", "10.9 USD"]);
  });

  it("in the shop's own currency none need be named, and no other may be", async () => {
    const eur = order("#2004");
    const transactions = [back(eur, "shopify_payments", "1.00")];
    expect((await askRefund(client, eur, { transactions, currency: "USD" })).userErrors).toHaveLength(1);
    for (const currency of [undefined, "EUR"])
      expect((await askRefund(client, eur, { transactions, currency })).userErrors).toEqual([]);
  });

  it.each([
    ["#2002", "JPY", "24654", "24655", "0.5"],
    ["#2003", "KWD", "18.300", "18.301", "0.0005"],
    ["#2001", "USD", "59.84", "59.85", "0.001"],
  ])("%s in %s gives back %s at most, not %s, and no %s", async (name, currency, all, more, fraction) => {
    const one = order(name);
    const refund = (amount: string) =>
      askRefund(client, one, { currency, transactions: [back(one, "shopify_payments", amount)] });
    expect((await refund(more)).userErrors).toHaveLength(1);
    expect((await refund(fraction)).userErrors).toHaveLength(1);
    expect((await refund(all)).order?.displayFinancialStatus).toBe("REFUNDED");
  });

  it("suggests amounts in both; what is sent is the customer's", async () => {
    const jpy = order("#2002");
    const { data } = await client.ask<{
      order: { suggestedRefund: { amountSet: Bag; suggestedTransactions: { amountSet: Bag }[] } };
    }>(
      `query($id: ID!, $lines: [RefundLineItemInput!]) { order(id: $id) { suggestedRefund(refundLineItems: $lines, shippingAmount: "951") {
        amountSet ${BAG} suggestedTransactions { amountSet ${BAG} } } } }`,
      { id: orderGid(jpy), lines: [pieces(jpy, 1)] },
    );
    const suggestion = data?.order.suggestedRefund;
    expect(suggestion && pair(suggestion.amountSet)).toEqual(["54.9 EUR", "8852.0 JPY"]);
    expect(suggestion?.suggestedTransactions.map((one) => pair(one.amountSet))).toEqual([["54.9 EUR", "8852.0 JPY"]]);
  });

  it("gives back exactly what came in, piece by piece, whatever the shop's currency rounds", async () => {
    const [customerId = null] = client.shop.customers.keys();
    const odd = addOrder(client.store.state, client.shop, {
      number: 3001,
      ageDays: 1,
      customerId,
      lines: [{ title: "Eye pillow", quantity: 3, unitMinor: 333 }],
      shippingMinor: 0,
      payments: [{ gateway: "shopify_payments" }],
      paidIn: { currency: "JPY", paidMinor: 645, shopMinor: 400 },
    });
    const step = () =>
      askRefund(client, odd, {
        currency: "JPY",
        refundLineItems: [pieces(odd, 1)],
        transactions: [back(odd, "shopify_payments", "333")],
      });
    expect((await step()).order?.displayFinancialStatus).toBe("PARTIALLY_REFUNDED");
    await step();
    const last = await step();
    expect(last.order?.displayFinancialStatus).toBe("REFUNDED");
    expect(last.order && pair(last.order.netPaymentSet)).toEqual(["0.0 EUR", "0.0 JPY"]);
    expect(last.refund && pair(last.refund.totalRefundedSet)).toEqual(["2.07 EUR", "333.0 JPY"]);
    // 3 × 2.07 is 6.21: one cent more than the 6.20 that the 999 yen were worth.
    expect(last.order && pair(last.order.totalRefundedSet)).toEqual(["6.2 EUR", "999.0 JPY"]);
    expect(received(odd)).toBe(999);
  });
});
