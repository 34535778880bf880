import { describe, expect, it } from "vitest";
import { pastPage } from "../../../app/features/past/past-page";

const SINCE = "2026-09-25T00:00:00Z";
const eur = (amount: string) => ({ shopMoney: { amount, currencyCode: "EUR" } });
const refund = (id: number, createdAt: string, amount: string) => ({
  id: `gid://shopify/Refund/${String(id)}`,
  createdAt,
  totalRefundedSet: eur(amount),
});
const by = (id: number, app: { id: string; title: string } | null) => ({
  app,
  refund: { id: `gid://shopify/Refund/${String(id)}` },
});

function answerWith(given: object) {
  const order = {
    id: "gid://shopify/Order/7",
    name: "#1042",
    createdAt: "2026-09-20T08:00:00Z",
    displayFulfillmentStatus: "FULFILLED",
    tags: ["vip"],
    presentmentCurrencyCode: "EUR",
    paymentGatewayNames: ["paypal"],
    risk: { recommendation: "NONE" },
    shippingAddress: { countryCodeV2: "IT" },
    customer: { id: "gid://shopify/Customer/5" },
    totalPriceSet: eur("60.0"),
    totalReceivedSet: eur("60.0"),
    totalRefundedSet: eur("25.0"),
    refunds: [refund(2, "2026-10-02T00:00:00Z", "15.0"), refund(1, "2026-10-01T00:00:00Z", "10.0")],
    agreements: { nodes: [] },
    ...given,
  };
  return {
    orders: { nodes: [order], pageInfo: { hasNextPage: true, endCursor: "next" } },
    currentAppInstallation: { app: { id: "gid://shopify/App/1" } },
  };
}

const read = (given: object = {}) => pastPage(answerWith(given), SINCE, () => "somebody");

describe("a page of the past", () => {
  it("puts an order's refunds in the order of time, with what was paid and given back until then", () => {
    expect(read()).toMatchObject({
      orders: 1,
      unread: 0,
      next: "next",
      refunds: [
        { id: "1", amountMinor: 1000, beforeMinor: 0, paymentStatus: "PAID", order: { name: "#1042" } },
        { id: "2", amountMinor: 1500, beforeMinor: 1000, paymentStatus: "PARTIALLY_REFUNDED" },
      ],
    });
  });

  it("counts what was given back before the 60 days on its order, and shows it nowhere else", () => {
    const { refunds } = read({
      refunds: [refund(1, "2026-09-21T00:00:00Z", "10.0"), refund(2, "2026-10-02T00:00:00Z", "15.0")],
    });
    expect(refunds).toMatchObject([{ id: "2", beforeMinor: 1000 }]);
  });

  it("says who: Delega, another app by its name, or nobody knows, which is what staff in the admin is", () => {
    const nodes = [
      by(1, { id: "gid://shopify/App/9", title: "Returns" }),
      by(2, { id: "gid://shopify/App/2", title: "Shopify" }),
    ];
    expect(read({ agreements: { nodes } }).refunds).toMatchObject([
      { by: "app", app: "Returns" },
      { by: "unknown", app: null },
    ]);
    const ours = [by(1, { id: "gid://shopify/App/1", title: "Delega" })];
    expect(read({ agreements: { nodes: ours } }).refunds).toMatchObject([{ by: "delega" }, { by: "unknown" }]);
  });

  it("knows an order of which only a part was paid", () => {
    expect(read({ totalReceivedSet: eur("30.0") }).refunds[0]).toMatchObject({ paymentStatus: "PARTIALLY_PAID" });
  });

  it("hands out no id of a customer", () => {
    const page = read();
    expect(page.refunds[0]?.order.customer).toBe("somebody");
    expect(JSON.stringify(page)).not.toContain("Customer");
  });

  it.each([
    ["an amount that its currency cannot hold", { refunds: [refund(1, "2026-10-01T00:00:00Z", "10.001")] }],
    ["a list shorter than Shopify's own sum", { totalRefundedSet: eur("99.0") }],
  ])("admits what it could not count: %s", (_, given) => {
    expect(read(given).unread).toBe(1);
  });

  it("leaves out a refund that gave nothing back", () => {
    expect(read({ totalRefundedSet: eur("0"), refunds: [refund(1, "2026-10-01T00:00:00Z", "0.0")] })).toMatchObject({
      refunds: [],
      unread: 0,
    });
  });
});
