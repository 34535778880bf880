import { expect, it } from "vitest";
import { parseChangeFacts, tooLate } from "../../../app/features/changes/change-facts";

const ORDER = {
  ...{ id: "gid://shopify/Order/1", name: "#1", cancelledAt: null, note: null, tags: [], email: null, address: null },
  ...{ customer: null, fulfillments: [], createdAt: "2026-10-01T10:00:00Z", shippingAddress: null },
  ...{ displayFinancialStatus: "PAID", displayFulfillmentStatus: "UNFULFILLED", risk: { recommendation: "NONE" } },
  ...{ presentmentCurrencyCode: "EUR", paymentGatewayNames: [], disputes: [], skus: { nodes: [] } },
  totalPriceSet: { shopMoney: { amount: "50.00", currencyCode: "EUR" } },
  totalRefundedSet: { shopMoney: { amount: "1.00", currencyCode: "EUR" } },
};
const parse = (more: object) => parseChangeFacts({ order: { ...ORDER, ...more } });

it("what an order does not have is empty, and an address that is not there is none", () => {
  expect(parse({})).toMatchObject({
    ok: true,
    value: { note: "", email: "", address: null, customerGid: null, refundedMinor: 100, shipped: false },
  });
});

it.each([
  ["nothing was handed over", [], false],
  ["one parcel left", ["SUCCESS"], true],
  ["one is about to leave", ["PENDING"], true],
  ["the only one was taken back", ["CANCELLED"], false],
  ["one never came about", ["FAILURE", "ERROR"], false],
  ["one was taken back and another left", ["CANCELLED", "SUCCESS"], true],
])("%s: shipped is %j -> %s", (_, statuses, shipped) => {
  expect(parse({ fulfillments: statuses.map((status) => ({ status })) })).toMatchObject({
    ok: true,
    value: { shipped },
  });
});

it.each([
  [null, false, undefined],
  [null, true, "already_fulfilled"],
  ["2026-10-02T10:00:00Z", false, "order_cancelled"],
  ["2026-10-02T10:00:00Z", true, "order_cancelled"],
])("cancelled %j and shipped %j is too late because of %j", (cancelledAt, shipped, code) => {
  expect(tooLate({ cancelledAt, shipped })?.code).toBe(code);
});

it("an order that is not there is not found, and an amount that cannot be counted is refused", () => {
  expect(parseChangeFacts({ order: null })).toMatchObject({ ok: false, error: { code: "not_found" } });
  const odd = { shopMoney: { amount: "1.00", currencyCode: "XXX" } };
  expect(parse({ totalPriceSet: odd })).toMatchObject({ ok: false, error: { code: "currency_unknown" } });
});
