import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../../app/features/policy/standing";
import { NOTHING_YET, previewRefund } from "../../../app/features/refunds/preview-refund.server";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { addOrder, type WantedOrder } from "../../practice/shop/add-order";
import type { Order } from "../../practice/shop/state";
import { intentOf, stored } from "../../support/intents";
import { anAssistant, LOTO_SHOP } from "../../support/people";
import { aPracticeShop, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 1_000_000 });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

let number = 5000;
function anOrder(wanted: Pick<WantedOrder, "payments" | "paidIn">): Order {
  number += 1;
  const [customerId = null] = practice.shop().customers.keys();
  const lines = [{ title: "Cork yoga mat", quantity: 2, unitMinor: 2500 }];
  return addOrder(practice.store.state, practice.shop(), {
    ...wanted,
    number,
    ageDays: 1,
    customerId,
    lines,
    shippingMinor: 0,
  });
}

const choice = (order: Order) => ({
  ...NOTHING_YET,
  orderGid: `gid://shopify/Order/${String(order.id)}`,
  lines: [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }],
  shipping: false,
  lessMinor: null,
  notify: false,
  reason: null,
});
const refund = (order: Order) =>
  requestRefund({
    shop: LOTO_SHOP,
    actor: assistant,
    requestKey: randomUUID(),
    input: { ...choice(order), reason: "late" },
  });
const given = (order: Order) =>
  order.transactions
    .filter(({ kind }) => kind === "REFUND")
    .map(({ gateway, amountMinor, status }) => [gateway, amountMinor, status]);

describe("a refund through the gate", () => {
  it("of an order that was paid twice goes back to both payments", async () => {
    const order = anOrder({ payments: [{ gateway: "gift_card", amountMinor: 1000 }, { gateway: "shopify_payments" }] });
    expect(await refund(order)).toMatchObject({ ok: true });
    expect(given(order)).toEqual([
      ["gift_card", 1000, "SUCCESS"],
      ["shopify_payments", 1500, "SUCCESS"],
    ]);
  });

  it.each([
    ["settles as partly refused, and counts whole", "failure", "PARTIAL", "spent"],
    ["waits while one payment's part is on its way", "pending", "PENDING", "spent"],
  ] as const)("whose second payment does not pay %s", async (_says, answer, settlement, usage) => {
    const order = anOrder({ payments: [{ gateway: "gift_card", amountMinor: 1000 }, { gateway: "shopify_payments" }] });
    practice.shop().money.gateways.set("shopify_payments", { answer, settleAfterMs: null, settleTo: "failure" });
    await refund(order);
    practice.shop().money.gateways.clear();
    expect(await intentOf(order)).toMatchObject({ state: "SUCCEEDED", settlement });
    expect(await stored(order)).toMatchObject({ usage });
  });

  it("that neither payment paid gives the limit back", async () => {
    const order = anOrder({ payments: [{ gateway: "gift_card", amountMinor: 1000 }, { gateway: "shopify_payments" }] });
    const rule = { answer: "failure", settleAfterMs: null, settleTo: "failure" } as const;
    for (const gateway of ["gift_card", "shopify_payments"]) practice.shop().money.gateways.set(gateway, rule);
    await refund(order);
    practice.shop().money.gateways.clear();
    expect(await intentOf(order)).toMatchObject({ settlement: "FAILURE" });
    expect(await stored(order)).toMatchObject({ usage: "released" });
  });

  it("of an order paid in another currency moves that currency, and limits see the shop's", async () => {
    const order = anOrder({
      payments: [{ gateway: "shopify_payments" }],
      paidIn: { currency: "USD", paidMinor: 109, shopMinor: 100 },
    });
    const preview = await previewRefund({ shop: LOTO_SHOP, actor: assistant }, choice(order));
    expect(preview).toMatchObject({
      ok: true,
      value: {
        amount: { amountMinor: 2500, currency: "USD" },
        counted: { amount: { amountMinor: 2294, currency: "EUR" }, maximum: { amountMinor: 4587 } },
        maximum: { amountMinor: 5000, currency: "USD" },
      },
    });
    expect(await refund(order)).toMatchObject({ ok: true, value: { amount: { amount: "25.00", currency: "USD" } } });
    expect(given(order)).toEqual([["shopify_payments", 2500, "SUCCESS"]]);
    expect(await intentOf(order)).toMatchObject({ amountMinor: 2294, currency: "EUR" });
  });

  it("puts nothing back into stock while Delega may not see the shop's places, and says so", async () => {
    const order = anOrder({ payments: [{ gateway: "shopify_payments" }] });
    const back = { ...choice(order), restockAt: "gid://shopify/Location/8100000001" };
    expect(await previewRefund({ shop: LOTO_SHOP, actor: assistant }, back)).toMatchObject({
      ok: false,
      error: { code: "places_unseen" },
    });
    const input = { ...back, reason: "late" };
    expect(await requestRefund({ shop: LOTO_SHOP, actor: assistant, requestKey: randomUUID(), input })).toMatchObject({
      ok: false,
      error: { code: "places_unseen" },
    });
    expect(given(order)).toEqual([]);
    expect(await refund(order)).toMatchObject({ ok: true });
  });
});
