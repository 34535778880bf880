import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moment, oneOf, quoted } from "../../../app/features/orders/search-syntax";
import { parseQuery } from "../../practice/shop/search/parse";

/** What somebody could type to get out of a value and into the search. */
const HOSTILE = [
  'a"',
  '"',
  '" OR tag:"b',
  '\\" OR status:open',
  "\\",
  "a\\",
  '\\\\" OR tag:b',
  "it's",
  "' OR '1",
  "a:b",
  "financial_status:refunded",
  "a OR b",
  "NOT a",
  "-a",
  "a) OR (b",
  "(((",
  ")",
  "*",
  "a*",
  ">2020",
  "а\u0301🧶 naïve",
  "\u200ba\u200d",
  "\u201cVIP\u201d",
  "＂ OR tag:b",
] as const;

describe("a typed text in a search", () => {
  it.each(HOSTILE)("is one value and nothing else: %j", (text) => {
    expect(parseQuery(`tag:${quoted(text)}`)).toEqual({
      tree: { kind: "term", term: { field: "tag", comparator: "", value: text, quoted: true, prefix: false } },
      malformed: [],
    });
  });

  it("is one value whatever it is made of", () => {
    const bits = fc.constantFrom('"', "\\", "'", ":", "(", ")", " OR ", " AND ", "NOT ", "-", "*", "a", " ", "🧶");
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ unit: "grapheme" })), { maxLength: 12 }), (parts) => {
        const { tree } = parseQuery(`tag:${quoted(parts.join(""))}`);
        return tree.kind === "term" && tree.term.value === parts.join("");
      }),
      { numRuns: 2000 },
    );
  });

  it("would be more than one without its quotes and escapes (the control)", () => {
    expect(parseQuery('tag:"a" OR tag:"b"').tree).toMatchObject({ kind: "any" });
    expect(parseQuery("tag:a OR b").tree).toMatchObject({ kind: "any" });
  });
});

describe("Shopify's own words in a search", () => {
  it("stand alone or in brackets, so that their OR reaches no further", () => {
    expect(oneOf("status", ["open"])).toBe("status:open");
    expect(oneOf("status", ["open", "closed"])).toBe("(status:open OR status:closed)");
  });

  it("name a moment to the second, in quotes", () => {
    expect(moment("created_at", "<", "2026-11-17T23:00:00.000Z")).toBe("created_at:<'2026-11-17T23:00:00Z'");
  });
});
