import { describe, expect, it } from "vitest";
import { parseListQuery } from "../../../app/features/orders/list-query";

const parse = (query: string) => parseListQuery(new URLSearchParams(query));

describe("the list of orders", () => {
  it.each([
    ["", null],
    ["after=eyJsYXN0X2lkIjoxfQ", "eyJsYXN0X2lkIjoxfQ"],
    ["shop=x.myshopify.com&host=aGk&embedded=1&locale=it&session=5&timestamp=1&hmac=ff&id_token=a.b.c", null],
  ])("is the newest, a page at a time: %j", (query, after) => {
    expect(parse(query)).toEqual({ ok: true, value: { after } });
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

  it("takes no cursor longer than Shopify's are", () => {
    expect(parse(`after=${"a".repeat(501)}`)).toMatchObject({ ok: false, error: { code: "bad_input" } });
  });
});
