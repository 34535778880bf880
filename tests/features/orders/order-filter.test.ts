import { PAYMENT_STATUSES } from "../../../app/features/policy/payment-status";
import { describe, expect, it } from "vitest";
import { CHOICES } from "../../../app/features/orders/filter-choices";
import { filterTerms, parseFilter, type OrderFilter } from "../../../app/features/orders/order-filter";
import { compileSearch } from "../../practice/shop/search/compile";
import { ORDERS } from "../../practice/shop/search/order-fields";
import { parseQuery } from "../../practice/shop/search/parse";

const parse = (query: Record<string, string>) => parseFilter(new URLSearchParams(query));
const queryOf = (filter: OrderFilter, zone = "Europe/Rome") => filterTerms(filter, zone).join(" ");

describe("a chip", () => {
  it.each<[Record<string, string>, string]>([
    [{}, ""],
    [{ pay: "PARTIALLY_REFUNDED" }, "financial_status:partially_refunded"],
    [{ ship: "on_hold" }, "fulfillment_status:on_hold"],
    [{ returns: "return_requested" }, "return_status:return_requested"],
    [{ risk: "high" }, "risk_level:high"],
    [{ from: "2026-11-01" }, "created_at:>='2026-10-31T23:00:00Z'"],
    [{ to: "2026-11-10" }, "created_at:<'2026-11-10T23:00:00Z'"],
    [
      { from: "2026-10-25", to: "2026-10-25" },
      "created_at:>='2026-10-24T22:00:00Z' created_at:<'2026-10-25T23:00:00Z'",
    ],
    [
      { from: "2026-11-10", to: "2026-11-01" },
      "created_at:>='2026-10-31T23:00:00Z' created_at:<'2026-11-10T23:00:00Z'",
    ],
    [{ tag: "  VIP " }, 'tag:"VIP"'],
    [{ tag: "rush order" }, 'tag:"rush order"'],
    [{ pay: "PAID", risk: "low", tag: "a" }, 'financial_status:paid risk_level:low tag:"a"'],
    [{ pay: "", ship: " ", tag: "" }, ""],
    [{ view: "late", host: "aGk", unknown: "1" }, ""],
  ])("%j is %j", (query, terms) => {
    const filter = parse(query);
    expect(filter.ok && queryOf(filter.value)).toBe(terms);
  });

  it("of a payment knows every state there is", () => {
    expect(CHOICES.pay).toEqual(PAYMENT_STATUSES);
  });

  it("of every choice there is asks for what Shopify documents", () => {
    for (const [name, values] of Object.entries(CHOICES))
      for (const value of values) {
        const filter = parse({ [name]: value });
        const query = filter.ok ? queryOf(filter.value) : "refused";
        expect([query, compileSearch(query, ORDERS, new Date()).warnings]).toEqual([query, []]);
      }
  });

  it.each([
    'a" OR tag:"b',
    "\\",
    "a\\",
    '\\" OR status:open (',
    "a:b",
    "x OR financial_status:refunded",
    "NOT a",
    "a) OR (b",
    "*",
    "'",
    "🧶é",
    "＂ OR tag:b",
  ])("of a hostile tag is still one term: %j", (tag) => {
    const filter = parse({ tag });
    expect(filter.ok && parseQuery(queryOf(filter.value)).tree).toEqual({
      kind: "term",
      term: { field: "tag", comparator: "", value: tag, quoted: true, prefix: false },
    });
  });
});

describe("no chip", () => {
  it.each<[Record<string, string>, string]>([
    [{ pay: "paid" }, "pay"],
    [{ pay: "PAID OR status:open" }, "pay"],
    [{ ship: "unfulfilled,partial" }, "ship"],
    [{ ship: "fulfilled) OR (status:open" }, "ship"],
    [{ returns: "*" }, "returns"],
    [{ risk: '"high"' }, "risk"],
    [{ from: "2026-11-1" }, "from"],
    [{ from: "2026-02-30" }, "from"],
    [{ from: "2026-11-01' OR tag:'a" }, "from"],
    [{ to: "now" }, "to"],
    [{ to: "9999-12-31" }, "to"],
    [{ from: "0000-01-01" }, "from"],
    [{ to: "٢٠٢٦-١١-٠١" }, "to"],
    [{ tag: "a,b" }, "tag"],
    [{ tag: "a\u0000b" }, "tag"],
    [{ tag: "a\nb" }, "tag"],
    [{ tag: "a".repeat(256) }, "tag"],
  ])("is %j: refused by its name", (query, field) => {
    expect(parse(query)).toEqual({ ok: false, error: { code: "bad_input", data: { field } } });
  });
});
