import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExactly, isPhone, parseSearch, shopifyQuery } from "../../../app/features/orders/order-search";

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

  it.each([
    ["+39 320 555 0199", "393205550199"],
    ["+393205550199", "393205550199"],
    [" 0039 320 5550199 ", "393205550199"],
    ["0039-320.555/0199", "393205550199"],
    ["+1 (415) 555-0132", "14155550132"],
    ["＋39\u00a0320\u00a05550199", "393205550199"],
    ["0039051123456", "39051123456"],
  ])("a whole phone with its country's code: %j", (typed, value) => {
    expect(parseSearch(typed)).toEqual({ ok: true, value: { by: "phone", value } });
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
    "320 555 0199",
    "+39",
    "+39 320",
    "+39 320 555 01*",
    "+39 320 555 0199 OR +39 320",
    "+39 320 555 0199\n+39 320 555 0198",
    "+0039 320 555 0199",
    `+${"9".repeat(16)}`,
    "phone:+393205550199",
  ])("not: %j", (typed) => {
    expect(parseSearch(typed)).toEqual({ ok: false, error: { code: "bad_input" } });
  });
});

describe("the search in Shopify's syntax", () => {
  it("quotes the value", () => {
    expect(shopifyQuery({ by: "number", value: "1042" })).toBe('name:"1042"');
    expect(shopifyQuery({ by: "email", value: "michela@gmail.com" })).toBe('email:"michela@gmail.com"');
    expect(shopifyQuery({ by: "phone", value: "393205550199" })).toBe('"+393205550199"');
  });

  it("escapes quotes and backslashes, should one ever get that far", () => {
    expect(shopifyQuery({ by: "email", value: 'a"\\b@x.it' })).toBe('email:"a\\"\\\\b@x.it"');
  });

  it("is one quoted value of at most one field whatever was typed", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .constantFrom("'", '"', "\\", " OR ", "name:", "*")
        .chain((bit) => fc.string().map((text) => `a${bit}${text}@x.it`)),
    );
    fc.assert(
      fc.property(nasty, (typed) => {
        const search = parseSearch(typed);
        return !search.ok || /^((name|email):)?"(?:[^"\\]|\\["\\])*"$/.test(shopifyQuery(search.value));
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

  it.each([
    ["+39 320 555 0199", "+393205550199", true],
    ["+39 320 555 0199", "+39 320 555-0199", true],
    ["+39 320 555 0199", "0039 320 5550199", true],
    ["+39 320 555 0199", "+39 320 555 01990", false],
    ["+39 320 555 0199", "+39 320 555 019", false],
    ["+39 320 555 0199", "320 555 0199", false],
    ["+39 320 555 0199", "", false],
    ["+39 320 555 0199", null, false],
    ["393205550199", "+393205550199", false],
  ])("the phone %s and a stored %j: %s", (typed, stored, same) => {
    const search = parseSearch(typed);
    expect(search.ok && isPhone(search.value, stored)).toBe(same);
  });

  it("is no phone's by its number or e-mail", () => {
    expect(isExactly({ by: "phone", value: "393205550199" }, { name: "393205550199", email: null })).toBe(false);
  });
});
