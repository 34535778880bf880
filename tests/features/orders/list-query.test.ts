import { describe, expect, it } from "vitest";
import { isNarrowed, listPath } from "../../../app/features/orders/list-path";
import { listSearch, parseListQuery } from "../../../app/features/orders/list-query";

const AT = { now: "2026-11-25T10:00:00.000Z", promiseDays: 7, timeZone: "Europe/Rome" };
const parse = (query: string, types = true) => parseListQuery(new URLSearchParams(query), { types, owner: "Marta" });
const NEWEST = { view: "all", filter: {}, raw: null, place: null, show: 25 };

describe("the list of orders", () => {
  it.each<[string, object]>([
    ["", {}],
    ["after=eyJsYXN0X2lkIjoxfQ", { place: { after: "eyJsYXN0X2lkIjoxfQ" } }],
    ["before=eyJsYXN0X2lkIjoxfQ", { place: { before: "eyJsYXN0X2lkIjoxfQ" } }],
    ["view=late&show=75", { view: "late", show: 75 }],
    ["view=on_hold&pay=PAID&ship=&tag=", { view: "on_hold", filter: { pay: "PAID" } }],
    ["raw=+tag%3AVIP+OR+name%3A1042+", { raw: "tag:VIP OR name:1042" }],
    ["shop=x.myshopify.com&host=aGk&embedded=1&locale=it&session=5&timestamp=1&hmac=ff&id_token=a.b.c", {}],
  ])("is what its address says: %j", (query, found) => {
    expect(parse(query)).toEqual({ ok: true, value: { ...NEWEST, ...found } });
  });

  it.each([
    ["sort=customer", "sort"],
    ["sortKey=CUSTOMER_NAME", "sortKey"],
    ["sort_by=destination", "sort_by"],
    ["order=customer_name+asc", "order"],
    ["orderBy=DESTINATION", "orderBy"],
    ["SORT=", "SORT"],
    ["after=abc&reverse=true", "reverse"],
  ])("has no other order: %s is refused", (query, field) => {
    expect(parse(query)).toEqual({ ok: false, error: { code: "bad_input", data: { field } } });
  });

  it.each([
    ["view=to_answer", "view"],
    ["view=ALL", "view"],
    ["view=all%20OR%20status:open", "view"],
    ["show=250", "show"],
    ["show=1e2", "show"],
    ["after=a&before=b", "after"],
    [`after=${"a".repeat(501)}`, "after"],
    [`before=${"a".repeat(501)}`, "before"],
    ["pay=everything", "pay"],
    [`raw=${"a".repeat(1001)}`, "raw"],
    ["raw=tag:a&view=late", "raw"],
    ["raw=tag:a&pay=PAID", "raw"],
  ])("takes nothing else: %s is refused", (query, field) => {
    expect(parse(query)).toEqual({ ok: false, error: { code: "bad_input", data: { field } } });
  });
});

describe("whoever is not the owner", () => {
  it.each(["tag=VIP", "raw=email:*", 'raw="rossi"', "tag=%22"])("may not search by typing: %s", (query) => {
    expect(parse(query, false)).toEqual({ ok: false, error: { code: "not_allowed", data: { owner: "Marta" } } });
  });

  it.each([
    "view=late",
    "pay=PAID&ship=partial&returns=no_return&risk=high&from=2026-11-01&to=2026-11-02",
    "tag=&raw=",
  ])("chooses from lists and days: %s", (query) => {
    expect(parse(query, false)).toMatchObject({ ok: true });
  });
});

describe("the search for Shopify", () => {
  it.each([
    ["", null],
    ["view=on_hold", "status:open fulfillment_status:on_hold"],
    ["view=on_hold&risk=high", "status:open fulfillment_status:on_hold risk_level:high"],
    ["tag=a%22b", 'tag:"a\\"b"'],
    ["raw=tag:a OR (", "tag:a OR ("],
  ])("of %j is %j", (query, search) => {
    const asked = parse(query);
    expect(asked.ok && listSearch(asked.value, AT)).toBe(search);
  });
});

describe("the desk's address", () => {
  it.each([
    "",
    "view=late",
    "view=late&pay=PAID&from=2026-11-01&show=50&after=abc%3D",
    "tag=a+%26+b%3D%22&before=x%2By",
    "raw=tag%3Aa+OR+%22b%22&show=75",
  ])("and what it says are the same both ways: %j", (query) => {
    const asked = parse(query);
    expect(asked.ok && listPath(asked.value)).toBe(query === "" ? "/app/orders" : `/app/orders?${query}`);
  });

  it("tells whether something could be taken away", () => {
    expect(isNarrowed({ filter: {}, raw: null })).toBe(false);
    expect(isNarrowed({ filter: { risk: "low" }, raw: null })).toBe(true);
    expect(isNarrowed({ filter: {}, raw: "a" })).toBe(true);
  });
});
