import { describe, expect, it } from "vitest";
import { received } from "../sums";
import type { Return } from "../shipping";
import { newState, type Order, type Shop } from "../state";
import type { Customer } from "../customer";
import { seedDemo } from "../seed";
import { compileSearch } from "./compile";
import { ORDERS } from "./order-fields";

const NOW = new Date("2026-11-24T12:00:00Z");

function aShop(): Shop {
  const state = newState({ now: () => NOW, apiKey: "k", apiSecret: "s" });
  seedDemo(state);
  const shop = state.shops.get("loto-lento.myshopify.com");
  if (shop === undefined) throw new Error("no shop");
  return shop;
}

const shop = aShop();
const base = shop.orders.find(
  (order) => received(order) > 0 && order.refunds.length === 0 && order.fulfilments.length > 0,
);
const customer: Customer = {
  id: 1,
  firstName: "Bo",
  lastName: "Wang",
  email: "bo.wang@posta.example",
  phone: null,
  locale: "it",
};

/** A paid, sent order of Bo Wang with a known value in every field that can be searched. */
function anOrder(change: Partial<Order> = {}): Order {
  if (base === undefined || line === undefined) throw new Error("no order");
  return {
    ...structuredClone(base),
    id: 5000,
    name: "#1001-A",
    email: customer.email,
    customerId: customer.id,
    tags: ["VIP", "rush order"],
    createdAt: "2026-11-10T10:00:00.500Z",
    processedAt: "2026-11-11T10:00:00.000Z",
    updatedAt: "2026-11-12T10:00:00.000Z",
    lines: [{ ...line, quantity: 7, fulfilled: 7 }],
    statedTotalMinor: received(base),
    origin: {
      channel: "pos",
      channelId: 80_000_003,
      sourceName: "pos",
      sourceIdentifier: "1234-12-1000",
      cartToken: "abc123",
      checkoutToken: "def456",
      confirmationNumber: "XK7QW",
      discountCodes: ["SUMMER10", "SECOND"],
      poNumber: "P01001",
      test: false,
      cardLast4: "4242",
      paymentId: "c9.1",
      locationId: 8_100_000_002,
      weightGrams: 1500,
      risk: "HIGH",
      fraudProtection: "NOT_PROTECTED",
      delivery: "PICK_UP",
      disputes: [{ id: 1, initiatedAs: "CHARGEBACK", status: "NEEDS_RESPONSE" }],
    },
    returns: [aReturn("OPEN")],
    ...change,
  };
}

function aReturn(status: Return["status"]): Return {
  const line = { id: 2, fulfilmentLineId: 3, quantity: 1, processed: 0, refunded: 0 };
  return {
    id: 1,
    name: "#1001-A-R1",
    status,
    createdAt: "2026-11-12T10:00:00.000Z",
    approvedAt: null,
    closedAt: null,
    decline: null,
    lines: [{ ...line, reason: "UNWANTED", note: "", customerNote: null }],
    reverse: null,
    refundIds: [],
  };
}

const [line] = base?.lines ?? [];
const sku = line?.sku.toLowerCase() ?? "";

function search(query: string, order = anOrder(), now = NOW) {
  const { matches, warnings } = compileSearch(query, ORDERS, now);
  return { found: matches({ order, shop, customer }), warnings };
}

describe("every filter of orders finds its value and nothing else", () => {
  const cases: [field: string, hits: string[], misses: string[]][] = [
    ["cart_token", ["abc123"], ["abc"]],
    ["channel", ["pos", "web,pos"], ["web"]],
    ["channel_id", ["80000003", ">=80000003"], ["80000001", ">80000003"]],
    ["chargeback_status", ["needs_response", "won,needs_response"], ["won"]],
    ["checkout_token", ["def456"], ["abc123"]],
    ["confirmation_number", ["xk7qw"], ["XK7Q"]],
    [
      "created_at",
      ["'2026-11-10T10:00:00Z'", "2026-11-10", "2026-11", "2026", "<=2026-11-10", ">2026-11-09", "<now"],
      ["2026-11-11", ">2026-11-10", "<2026-11-10", ">now", "2025"],
    ],
    ["credit_card_last4", ["4242"], ["42"]],
    ["customer_id", ["1"], ["2"]],
    ["delivery_method", ["pick-up"], ["shipping"]],
    ["discount_code", ["summer10"], ["second"]],
    ["email", ['"bo.wang@posta.example"', "posta", "bo", "*"], ['"bo.wang@posta"', "gmail"]],
    ["financial_status", ["paid", "pending,paid"], ["refunded"]],
    ["fraud_protection_level", ["not_protected"], ["fully_protected"]],
    ["fulfillment_location_id", ["8100000001"], ["8100000002"]],
    ["fulfillment_status", ["fulfilled", "shipped"], ["unshipped", "unfulfilled", "partial", "on_hold"]],
    ["gateway", [base?.transactions[0]?.gateway ?? ""], ["bogus"]],
    ["id", ["5000", ">=5000", "<=5000", "4999..5001"], ["5001", ">5000", "<5000"]],
    ["location_id", ["8100000002"], ["8100000001"]],
    ["name", ["1001-A", "#1001-A", "'#1001-a'", "1001*"], ["1001", "001-A"]],
    ["payment_id", ["c9.1"], ["c9"]],
    ["payment_provider_id", [base?.transactions[0]?.gateway === "paypal" ? "90000002" : "90000001"], ["1"]],
    ["po_number", ["P01001"], ["P0100"]],
    ["processed_at", ["2026-11-11"], ["2026-11-10"]],
    ["reference_location_id", ["8100000001", "8100000002"], ["3"]],
    ["return_status", ["in_progress"], ["no_return"]],
    ["risk_level", ["high"], ["low"]],
    ["sales_channel", [" pos"], ["web"]],
    ["sku", [sku], ["nothing"]],
    ["source_identifier", ["1234-12-1000"], ["1234"]],
    ["source_name", ["pos"], ["web"]],
    ["status", ["open", "not_closed"], ["closed", "cancelled"]],
    ["subtotal_line_items_quantity", ["7", "5..20", ">6"], ["8", "8..20"]],
    ["tag", ["vip", "'rush order'", "'other,VIP'", "V*"], ["vi", "rush"]],
    ["tag_not", ["other"], ["vip"]],
    ["test", ["false"], ["true"]],
    ["total_weight", ["1.5kg", "1500", ">=5g", "<4 lb"], ["1kg", ">53 oz"]],
    ["updated_at", [">='2026-11-12T10:00:00Z'"], [">'2026-11-12T10:00:00Z'"]],
  ];
  it.each(cases)("%s", (field, hits, misses) => {
    for (const value of hits)
      expect([value, search(`${field}:${value}`)]).toEqual([value, { found: true, warnings: [] }]);
    for (const value of misses)
      expect([value, search(`${field}:${value}`)]).toEqual([value, { found: false, warnings: [] }]);
  });

  it("the table above leaves none out but the total, which depends on what the order costs", () => {
    const untried = Object.keys(ORDERS.fields).filter((field) => !cases.some(([tried]) => tried === field));
    expect(untried).toEqual(["current_total_price"]);
    const order = anOrder({ statedTotalMinor: 2050, refunds: [] });
    expect(search("current_total_price:>=5.00 current_total_price:<=20.99", order).found).toBe(true);
    expect(search("current_total_price:20.5", order).found).toBe(true);
    expect(search("current_total_price:>20.50", order).found).toBe(false);
  });
});

describe("a return is found by where it stands now", () => {
  it.each<[Return["status"][], string]>([
    [[], "no_return"],
    [["REQUESTED"], "return_requested"],
    [["OPEN"], "in_progress"],
    [["CLOSED"], "returned"],
    [["CLOSED", "REQUESTED"], "return_requested"],
    [["DECLINED", "CANCELED"], "no_return"],
  ])("%j: %s", (statuses, status) => {
    const order = anOrder({ returns: statuses.map(aReturn) });
    const values = ["return_requested", "in_progress", "inspection_complete", "returned", "return_failed", "no_return"];
    expect(values.filter((value) => search(`return_status:${value}`, order).found)).toEqual([status]);
  });
});

describe("words without a field", () => {
  it.each(["1001", "bo wang", "WANG", '"bo wang"', "posta", "wa*", "bo.wang@posta.example"])(
    "%s finds the order",
    (query) => {
      expect(search(query).found).toBe(true);
    },
  );
  it.each(["wan", '"wang bo"', "bo green", "100"])("%s does not", (query) => {
    expect(search(query).found).toBe(false);
  });
});

describe("filters together", () => {
  it.each<[string, boolean]>([
    ["tag:vip AND tag_not:rush", true],
    ["tag:vip tag:other", false],
    ["tag:other OR (status:open -test:true)", true],
    ["NOT (tag:vip OR tag:other)", false],
    ["-tag:other wang", true],
    // An ignored filter narrows nothing, and widens nothing either.
    ["colour:red tag:other", false],
    ["colour:red OR tag:vip", true],
    ["NOT colour:red", true],
  ])("%s", (query, found) => {
    expect(search(query).found).toBe(found);
  });
});

describe("what is no filter or no value is said", () => {
  it.each<[query: string, found: boolean, warning: object]>([
    ["colour:red", true, { field: "colour", code: "invalid_field" }],
    ["__proto__:x", true, { field: "__proto__", code: "invalid_field" }],
    ["constructor:x", true, { field: "constructor", code: "invalid_field" }],
    ["financial_status:foo", false, { field: "financial_status", code: "invalid_value" }],
    ["created_at:today", false, { field: "created_at", code: "invalid_value" }],
    ["created_at:>yesterday", false, { field: "created_at", code: "invalid_value" }],
    ["id:gid", false, { field: "id", code: "invalid_value" }],
    ["test:maybe", false, { field: "test", code: "invalid_value" }],
    ["(wang", true, { field: "", code: "invalid_query" }],
  ])("%s", (query, found, warning) => {
    const answer = search(query);
    expect(answer.found).toBe(found);
    expect(answer.warnings).toMatchObject([warning]);
  });
});

describe("the demo shop has something to find", () => {
  it.each([
    "channel:pos",
    "channel:shop",
    "risk_level:high",
    "risk_level:pending",
    "discount_code:*",
    "po_number:*",
    "delivery_method:pick-up",
    "credit_card_last4:*",
    "-credit_card_last4:*",
    "total_weight:>2kg",
    "fulfillment_status:partial",
    "financial_status:voided",
    "financial_status:partially_refunded",
  ])("%s", (query) => {
    const { matches } = compileSearch(query, ORDERS, NOW);
    const found = shop.orders.filter((order) => matches({ order, shop, customer: undefined }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(shop.orders.length);
  });

  it("and is the same at every start", () => {
    expect(aShop().orders.map(({ origin }) => origin)).toEqual(shop.orders.map(({ origin }) => origin));
  });
});
