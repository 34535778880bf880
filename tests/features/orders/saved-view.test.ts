import { describe, expect, it } from "vitest";
import { oldestFirst, VIEWS, viewTerms, type View } from "../../../app/features/orders/saved-view";
import { compileSearch } from "../../practice/shop/search/compile";
import { ORDERS } from "../../practice/shop/search/order-fields";

const ROME = { now: "2026-11-25T10:00:00.000Z", promiseDays: 7, timeZone: "Europe/Rome" };
const queryOf = (view: View, at = ROME) => viewTerms(view, at).join(" ");

const QUERIES: [View, string][] = [
  ["all", ""],
  [
    "late",
    "status:open (financial_status:paid OR financial_status:partially_paid OR financial_status:partially_refunded)" +
      " -fulfillment_status:fulfilled created_at:<'2026-11-17T23:00:00Z'",
  ],
  ["unfulfilled", "status:open -fulfillment_status:fulfilled -fulfillment_status:on_hold"],
  ["on_hold", "status:open fulfillment_status:on_hold"],
  [
    "returns_open",
    "(return_status:return_requested OR return_status:in_progress OR return_status:inspection_complete)",
  ],
  [
    "refunded_lately",
    "(financial_status:refunded OR financial_status:partially_refunded) updated_at:>='2026-11-10T23:00:00Z'",
  ],
];

describe("a saved view", () => {
  it.each(QUERIES)("%s is one fixed search", (view, query) => {
    expect(queryOf(view)).toBe(query);
  });

  it("is in the table above, whichever it is", () => {
    expect(QUERIES.map(([view]) => view)).toEqual(VIEWS);
  });

  it.each(VIEWS)("%s asks only for fields and values that Shopify documents", (view) => {
    expect(compileSearch(queryOf(view), ORDERS, new Date(ROME.now)).warnings).toEqual([]);
  });

  it.each([
    ["the shop's day, not the reader's", { ...ROME, now: "2026-11-25T23:30:00.000Z" }, "2026-11-18T23:00:00Z"],
    ["a shop far west", { ...ROME, timeZone: "America/Los_Angeles" }, "2026-11-18T08:00:00Z"],
    ["a promise of today", { ...ROME, promiseDays: 0 }, "2026-11-24T23:00:00Z"],
  ])("is late by %s", (_, at, before) => {
    expect(queryOf("late", at)).toContain(`created_at:<'${before}'`);
  });

  it("begins with who waits longest only where it is about waiting", () => {
    expect(VIEWS.filter(oldestFirst)).toEqual(["late"]);
  });
});
