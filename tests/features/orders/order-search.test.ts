import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExactly, parseSearch, shopifyQuery } from "../../../app/features/orders/order-search";

describe("what may be searched for", () => {
  it.each([
    ["#1042", "1042"],
    ["1042", "1042"],
    ["  # 1042 ", "1042"],
    ["#536365", "536365"],
    ["EN1042", "EN1042"],
    ["EN-1042", "EN-1042"],
    ["1042-IT", "1042-IT"],
    ["１０４２", "1042"],
    ["＃1042", "1042"],
    ["1042\n", "1042"],
  ])("an order number: %j", (typed, value) => {
    expect(parseSearch(typed)).toEqual({ ok: true, value: { by: "number", value } });
  });

  it.each([
    ["michela@gmail.com", "michela@gmail.com"],
    [" Michela@GMAIL.com ", "michela@gmail.com"],
    ["a.b+c@x-y.example", "a.b+c@x-y.example"],
  ])("a whole e-mail: %j", (typed, value) => {
    expect(parseSearch(typed)).toEqual({ ok: true, value: { by: "email", value } });
  });

  /** Everything that would be an operator, a prefix, a wildcard or a second field in Shopify's syntax. */
  it.each([
    "",
    " ",
    "#",
    "michela",
    "@gmail.com",
    "michela@",
    "gmail.com",
    "*",
    "10*",
    "104?",
    "email:*",
    "name:1042",
    "1042 OR 1043",
    "1042 AND 1043",
    "1042,1043",
    "#1042 #1043",
    '"1042"',
    "'1042'",
    '1042"',
    "1042\\",
    "1042) OR (1=1",
    "NOT 1042",
    "-1042",
    ">1042",
    ">=1000",
    "1000..2000",
    "michela@gmail.com OR email:*",
    "michela@gmail.com,anna@gmail.com",
    "*@gmail.com",
    "mich*@gmail.com",
    'a"@gmail.com',
    "a\\@gmail.com",
    'michela@gmail.com" OR name:"1042',
    "1042\u0000",
    "10\u200b42",
    "١٠٤٢",
    "१०४२",
    "1042; drop table orders",
    "1".repeat(13),
    '{"query":1}',
    `${"a".repeat(250)}@gmail.com`,
    "status:any",
    "financial_status:paid",
    "created_at:>2020-01-01",
    "gid://shopify/Order/5001",
    "1042\t1043",
  ])("not: %j", (typed) => {
    expect(parseSearch(typed)).toEqual({ ok: false, error: { code: "bad_input" } });
  });
});

describe("the search in Shopify's syntax", () => {
  it("quotes the value", () => {
    expect(shopifyQuery({ by: "number", value: "1042" })).toBe('name:"1042"');
    expect(shopifyQuery({ by: "email", value: "michela@gmail.com" })).toBe('email:"michela@gmail.com"');
  });

  it("escapes quotes and backslashes, should one ever get that far", () => {
    expect(shopifyQuery({ by: "email", value: 'a"\\b@x.it' })).toBe('email:"a\\"\\\\b@x.it"');
  });

  it("is one quoted value of one field whatever was typed", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .constantFrom("'", '"', "\\", " OR ", "name:", "*")
        .chain((bit) => fc.string().map((text) => `a${bit}${text}@x.it`)),
    );
    fc.assert(
      fc.property(nasty, (typed) => {
        const search = parseSearch(typed);
        return !search.ok || /^(name|email):"(?:[^"\\]|\\["\\])*"$/.test(shopifyQuery(search.value));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the very order asked for", () => {
  it.each([
    ["1042", { name: "#1042", email: null }, true],
    ["1042", { name: "1042", email: null }, true],
    ["en1042", { name: "EN1042", email: null }, true],
    ["1042", { name: "#10420", email: null }, false],
    ["1042", { name: "#EN1042", email: null }, false],
    ["1042", { name: "#1042-B", email: null }, false],
    ["michela@gmail.com", { name: "#1", email: "Michela@Gmail.com" }, true],
    ["michela@gmail.com", { name: "#1", email: "amichela@gmail.com" }, false],
    ["michela@gmail.com", { name: "#1", email: null }, false],
  ])("%s and %j: %s", (typed, order, same) => {
    const search = parseSearch(typed);
    expect(search.ok && isExactly(search.value, order)).toBe(same);
  });
});
