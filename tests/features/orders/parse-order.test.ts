import { describe, expect, it } from "vitest";
import { parseOrder } from "../../../app/features/orders/parse-order";
import { anOrder, CORE, PARCEL } from "./an-order";

const EUR = (amountMinor: number) => ({ amountMinor, currency: "EUR" });

describe("an order of Shopify's two answers", () => {
  it("has its money in minor units of the shop's currency", () => {
    expect(anOrder()).toMatchObject({
      subtotal: EUR(8450),
      shipping: EUR(590),
      total: EUR(9040),
      received: EUR(9040),
      refunded: EUR(500),
      shippingRefunded: EUR(0),
      paidCurrency: "EUR",
      lines: [{ unitPrice: EUR(4225), quantity: 2, refundableQuantity: 2 }],
      dispute: "none",
      refunds: [
        {
          gid: "gid://shopify/Refund/9",
          at: "2026-11-12T10:00:00Z",
          amount: EUR(500),
          asked: EUR(500),
          money: "SUCCESS",
        },
      ],
    });
  });

  it("has one parcel with its tracking and where it was last seen", () => {
    expect(anOrder().fulfilments).toEqual([
      {
        state: "in_transit",
        shippedAt: "2026-11-11T10:00:00Z",
        inTransitAt: "2026-11-12T10:00:00Z",
        deliveredAt: null,
        tracking: [{ company: "GLS", number: "BX1", url: "https://track.example/BX1" }],
        lastSeen: { at: "2026-11-13T10:00:00Z", message: "Bologna hub" },
      },
    ]);
  });

  it("takes phone and names from the address where the order itself has none", () => {
    const { customer } = anOrder({ customer: null, phone: null });
    expect(customer).toMatchObject({
      gid: null,
      firstName: "Michela",
      lastName: "Canarini",
      phone: "+39 051 555 0188",
      orders: null,
      locale: "it-IT",
    });
  });

  it("lives without customer, address, e-mail and status", () => {
    const order = anOrder({
      customer: null,
      shippingAddress: null,
      email: null,
      phone: null,
      customerLocale: null,
      displayFinancialStatus: null,
      subtotalPriceSet: null,
    });
    expect(order).toMatchObject({
      paymentStatus: "PENDING",
      subtotal: EUR(0),
      customer: { email: null, phone: null, locale: null, firstName: "", address: null },
    });
  });

  it.each([
    ["DELIVERED", "delivered"],
    ["PICKED_UP", "delivered"],
    ["OUT_FOR_DELIVERY", "out_for_delivery"],
    ["ATTEMPTED_DELIVERY", "out_for_delivery"],
    ["IN_TRANSIT", "in_transit"],
    ["FULFILLED", "shipped"],
    ["CONFIRMED", "shipped"],
    ["LABEL_PRINTED", "shipped"],
    [null, "shipped"],
    ["A_STATUS_OF_NEXT_YEAR", "shipped"],
  ])("a parcel that Shopify shows as %s is %s", (displayStatus, state) => {
    expect(anOrder({}, [{ ...PARCEL, displayStatus }]).fulfilments[0]?.state).toBe(state);
  });

  it("forgets a parcel that was taken back", () => {
    expect(anOrder({}, [{ ...PARCEL, displayStatus: "CANCELED" }]).fulfilments).toEqual([]);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://track.example/1",
    "//track.example/1",
    " https://track.example",
    "JAVASCRIPT:alert(1)//https://",
  ])("drops a tracking link that is not a web address: %s", (url) => {
    const [parcel] = anOrder({}, [{ ...PARCEL, trackingInfo: [{ company: "GLS", number: "BX1", url }] }]).fulfilments;
    expect(parcel?.tracking).toEqual([{ company: "GLS", number: "BX1", url: null }]);
  });

  it("drops a tracking entry that says nothing", () => {
    const [parcel] = anOrder({}, [
      { ...PARCEL, trackingInfo: [{ company: "GLS", number: null, url: null }] },
    ]).fulfilments;
    expect(parcel?.tracking).toEqual([]);
  });

  it("in a currency that Delega cannot count is refused, not guessed", () => {
    expect(parseOrder({ ...CORE, currencyCode: "XXQ" }, []).ok).toBe(false);
  });

  it("with an amount that its currency cannot hold is a bug of the border and throws", () => {
    const totalPriceSet = { shopMoney: { amount: "90.405", currencyCode: "EUR" } };
    expect(() => parseOrder({ ...CORE, totalPriceSet }, [])).toThrow();
  });

  it("that lacks a field Delega asked for throws", () => {
    const { name, ...rest } = CORE;
    expect(name).toBe("#1042");
    expect(() => parseOrder(rest, [])).toThrow();
  });
});
