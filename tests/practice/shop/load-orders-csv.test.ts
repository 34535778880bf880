import { describe, expect, it } from "vitest";
import { loadOrdersCsv } from "./load-orders-csv";
import { newState } from "./state";
import { refunded, total } from "./sums";

const HEADER =
  "Name,Email,Financial Status,Fulfillment Status,Fulfilled at,Currency,Shipping,Taxes,Total,Created at,Cancelled at,Refunded Amount,Payment Method,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping City,Shipping Country,Id";
const FILE = [
  HEADER,
  '#1,a@posta.example,paid,fulfilled,2026-01-02 09:00:00 +0000,EUR,5.00,0.00,25.00,2026-01-01 09:00:00 +0000,,0.00,Bogus,2,"Mat, ""cork""\n5 mm",10.00,MAT,"Prova, Anna",Milano,IT,1001',
  "#2,b@posta.example,partially_refunded,unfulfilled,,EUR,0.00,0.00,12.00,2026-01-03 18:00:00 +0000,,4.50,Bogus,1,Strap,12.00,STR,B,Roma,IT,1002",
  "#2,,,,,,,,,,,,,two,Block,1.00,BLK,,,,",
  "#3,c@posta.example,paid,unfulfilled,,EUR,0.00,0.00,7.00,yesterday,,0.00,Bogus,1,Ball,7.00,BALL,C,Bari,IT,1003",
].join("\n");

const NOW = new Date("2026-11-23T12:00:00Z");
const load = (text: string, keepDates = false) => {
  const state = newState({ now: () => NOW, apiKey: "k", apiSecret: "s" });
  const loaded = loadOrdersCsv(state, text, { keepDates });
  return { loaded, orders: state.shops.get("loto-lento.myshopify.com")?.orders ?? [] };
};

describe("loading Shopify's own export of orders", () => {
  it("names each bad row with its line and why, and loads the rest", () => {
    const { loaded, orders } = load(FILE);
    expect(loaded.badRows).toEqual([
      { line: 5, reason: "the quantity is not a whole number" },
      { line: 6, reason: "the order's date is missing or not a date" },
    ]);
    expect(orders.map((order) => [order.name, total(order), refunded(order)])).toEqual([
      ["#1", 2500, 0],
      ["#2", 1200, 450],
    ]);
  });

  it("reads quoted commas, quotes and line breaks", () => {
    expect(load(FILE).orders[0]?.lines[0]?.title).toBe('Mat, "cork"\n5 mm');
  });

  it("moves every date by the same whole days, so that the newest order is of yesterday or today, and keeps the time of day", () => {
    const { orders } = load(FILE);
    expect(orders.map((order) => order.createdAt)).toEqual(["2026-11-20T09:00:00.000Z", "2026-11-22T18:00:00.000Z"]);
    expect(load(FILE, true).orders[0]?.createdAt).toBe("2026-01-01T09:00:00.000Z");
  });

  it("says in one sentence when a file is something else", () => {
    expect(() => load("a,b\n1,2")).toThrow(/not Shopify's "Export orders" file/);
  });
});
