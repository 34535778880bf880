import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAdminClient, type AdminClient } from "../../support/admin-client";
import { askRefund, back, orderGid, pieces } from "../../support/ask-refund";
import { addOrder } from "./add-order";
import { nextId, type Order } from "./state";

let client: AdminClient;
beforeEach(async () => {
  client = await anAdminClient({ domain: "onda-lenta.myshopify.com", scopes: ["write_orders"] });
});
afterEach(() => client.close());

type Line = { readonly addedTaxMinor?: number; readonly dutyMinor?: number };
function anOrder(line: Line, more: { readonly company?: boolean } = {}): Order {
  const { state } = client.store;
  const [customerId = null] = client.shop.customers.keys();
  return addOrder(state, client.shop, {
    number: nextId(state),
    ageDays: 1,
    customerId,
    lines: [{ title: "Bolster", quantity: 3, unitMinor: 1000, ...line }],
    shippingMinor: 0,
    payments: [{ gateway: "shopify_payments" }],
    ...more,
  });
}

const SUMS =
  "amountSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } totalDutiesSet { shopMoney { amount } }";
async function suggested(
  order: Order,
  quantity: number,
  duties: object[] = [],
  allocation = "ORIGINAL_PAYMENT_METHODS",
) {
  const answer = await client.ask<{
    order: { taxesIncluded: boolean; suggestedRefund: Record<string, unknown> | null };
  }>(
    `query($id: ID!, $lines: [RefundLineItemInput!], $duties: [RefundDutyInput!], $by: RefundMethodAllocation) { order(id: $id) { taxesIncluded
      suggestedRefund(refundLineItems: $lines, refundDuties: $duties, refundMethodAllocation: $by) { ${SUMS} suggestedRefundMethods { __typename } } } }`,
    { id: orderGid(order), lines: pieces(order, quantity), duties, by: allocation },
  );
  const sum = (name: string) =>
    (answer.data?.order.suggestedRefund?.[name] as { shopMoney: { amount: string } } | undefined)?.shopMoney.amount;
  return {
    errors: answer.errors,
    taxesIncluded: answer.data?.order.taxesIncluded,
    sums: [sum("amountSet"), sum("totalTaxSet"), sum("totalDutiesSet")],
    methods: answer.data?.order.suggestedRefund?.["suggestedRefundMethods"],
  };
}
const dutyOf = (order: Order) => `gid://shopify/Duty/${String(order.lines[0]?.duty?.id)}`;
const whole = (order: Order) => order.transactions[0]?.amountMinor;

describe("tax on top of the prices", () => {
  it("is paid beside them, and a line gives back its share of it", async () => {
    const order = anOrder({ addedTaxMinor: 661 });
    expect(whole(order)).toBe(3661);
    expect(await suggested(order, 1)).toMatchObject({ taxesIncluded: false, sums: ["12.2", "2.2", "0.0"] });
    const { refund } = await askRefund(client, order, {
      refundLineItems: pieces(order, 1),
      transactions: [back(order, "shopify_payments", "12.20")],
    });
    expect(refund?.refundLineItems.nodes).toMatchObject([
      { subtotalSet: { shopMoney: { amount: "10.0" } }, totalTaxSet: { shopMoney: { amount: "2.2" } } },
    ]);
    expect(refund?.orderAdjustments.nodes).toEqual([]);
    expect((await suggested(order, 2)).sums).toEqual(["24.41", "4.41", "0.0"]);
  });

  it("is not added where the prices hold it", async () => {
    const order = anOrder({});
    expect(whole(order)).toBe(3000);
    expect(await suggested(order, 1)).toMatchObject({ taxesIncluded: true, sums: ["10.0", "0.0", "0.0"] });
  });
});

describe("duties", () => {
  it("are paid beside the prices, shown at their line, and go back only when named", async () => {
    const order = anOrder({ dutyMinor: 500 });
    expect(whole(order)).toBe(3500);
    const { data } = await client.ask<{ order: { lineItems: { nodes: { duties: object[] }[] } } }>(
      "query($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { duties { id price { shopMoney { amount } } } } } } }",
      { id: orderGid(order) },
    );
    expect(data?.order.lineItems.nodes).toEqual([
      { duties: [{ id: dutyOf(order), price: { shopMoney: { amount: "5.0" } } }] },
    ]);
    expect((await suggested(order, 1)).sums).toEqual(["10.0", "0.0", "0.0"]);
  });

  it("go back in proportion to the pieces, or all that is left of them", async () => {
    const order = anOrder({ dutyMinor: 500 });
    const proportional = { dutyId: dutyOf(order), refundType: "PROPORTIONAL" };
    expect((await suggested(order, 1, [proportional])).sums).toEqual(["11.66", "0.0", "1.66"]);
    const { refund } = await askRefund(client, order, {
      refundLineItems: pieces(order, 1),
      refundDuties: [proportional],
      transactions: [back(order, "shopify_payments", "11.66")],
    });
    expect(refund?.orderAdjustments.nodes).toEqual([]);
    expect(order.refunds[0]?.duties).toEqual([{ dutyId: order.lines[0]?.duty?.id, amountMinor: 166 }]);
    expect((await suggested(order, 1, [{ dutyId: dutyOf(order), refundType: "FULL" }])).sums).toEqual([
      "13.34",
      "0.0",
      "3.34",
    ]);
  });

  it("of another order, or named twice, are refused", async () => {
    const order = anOrder({ dutyMinor: 500 });
    const other = anOrder({ dutyMinor: 500 });
    for (const duties of [[{ dutyId: dutyOf(other) }], [{ dutyId: dutyOf(order) }, { dutyId: dutyOf(order) }]]) {
      expect((await suggested(order, 1, duties)).errors).toHaveLength(1);
      const asked = { refundLineItems: pieces(order, 1), refundDuties: duties, transactions: [] };
      expect(await askRefund(client, order, asked)).toMatchObject({
        refund: null,
        userErrors: [{ field: ["refundDuties"] }],
      });
    }
  });
});

describe("an order of a company", () => {
  it("says so, and takes no store credit", async () => {
    const order = anOrder({}, { company: true });
    const { data } = await client.ask<{ order: object }>(
      "query($id: ID!) { order(id: $id) { purchasingEntity { __typename } } }",
      { id: orderGid(order) },
    );
    expect(data?.order).toEqual({ purchasingEntity: { __typename: "PurchasingCompany" } });
    expect((await suggested(order, 1, [], "STORE_CREDIT")).methods).toEqual([]);
    const credit = { storeCreditRefund: { amount: { amount: "1.00", currencyCode: "EUR" } } };
    expect((await askRefund(client, order, { refundMethods: [credit] })).userErrors).toHaveLength(1);
    expect((await suggested(anOrder({}), 1, [], "STORE_CREDIT")).methods).toHaveLength(1);
  });
});
