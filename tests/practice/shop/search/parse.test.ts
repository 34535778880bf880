import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery, type Node } from "./parse";
import type { Term } from "./tokens";

const term = (more: Partial<Term>): Node => ({
  kind: "term",
  term: { field: null, comparator: "", value: "", quoted: false, prefix: false, ...more },
});
const all = (...of: Node[]): Node => ({ kind: "all", of });
const any = (...of: Node[]): Node => ({ kind: "any", of });
const not = (of: Node): Node => ({ kind: "not", of });
const [a, b, c] = ["a", "b", "c"].map((value) => term({ value })) as [Node, Node, Node];

describe("a query becomes a tree", () => {
  const cases: [query: string, tree: Node][] = [
    ["", all()],
    ["   \t\n ", all()],
    ["a b", all(a, b)],
    ["a AND b", all(a, b)],
    ["a OR b", any(a, b)],
    // AND binds more tightly, whichever comes first.
    ["a OR b c", any(a, all(b, c))],
    ["a b OR c", any(all(a, b), c)],
    ["(a OR b) c", all(any(a, b), c)],
    ["-a", not(a)],
    ["NOT a", not(a)],
    ["NOT -a", a],
    ["-(a OR b)", not(any(a, b))],
    // Small letters are words like any other.
    ["a and b", all(a, term({ value: "and" }), b)],
    ['"AND"', term({ value: "AND", quoted: true })],
    ["name:1001-A", term({ field: "name", value: "1001-A" })],
    [
      "created_at:>='2026-11-01T00:00:00Z'",
      term({ field: "created_at", comparator: ">=", value: "2026-11-01T00:00:00Z", quoted: true }),
    ],
    ["created_at:2026-11-01T10:20:30Z", term({ field: "created_at", value: "2026-11-01T10:20:30Z" })],
    [
      "customer_date: >= '2024-01-01'",
      term({ field: "customer_date", comparator: ">=", value: "2024-01-01", quoted: true }),
    ],
    ["id:<5", term({ field: "id", comparator: "<", value: "5" })],
    ["email:*", term({ field: "email", prefix: true })],
    ["norm*", term({ value: "norm", prefix: true })],
    ["nor\\*", term({ value: "nor*" })],
    ["a\\:b", term({ value: "a:b" })],
    ["\\(a\\)", term({ value: "(a)" })],
    [`tag:"it's \\"so\\" \\\\ good"`, term({ field: "tag", value: `it's "so" \\ good`, quoted: true })],
    ["O'Brien", term({ value: "O'Brien" })],
    ["total_weight:.5 lb", term({ field: "total_weight", value: ".5lb" })],
    ["metafields.custom.on_sale:true", term({ field: "metafields.custom.on_sale", value: "true" })],
  ];
  it.each(cases)("%s", (query, tree) => {
    expect(parseQuery(query)).toEqual({ tree, malformed: [] });
  });
});

describe("what is malformed is named, and the rest still counts", () => {
  const cases: [query: string, tree: Node, wrong: number][] = [
    ["(a OR b", any(a, b), 1],
    ["a)", a, 1],
    ['tag:"a b', term({ field: "tag", value: "a b", quoted: true }), 1],
    ["tag:", term({ field: "tag" }), 1],
    ["()", all(), 0],
    ["-()a", a, 0],
    ["OR a OR", a, 0],
    ["AND", all(), 0],
  ];
  it.each(cases)("%s", (query, tree, wrong) => {
    const parsed = parseQuery(query);
    expect(parsed.tree).toEqual(tree);
    expect(parsed.malformed).toHaveLength(wrong);
  });
});

describe("whatever somebody types", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc
      .array(fc.constantFrom(..."()\"'\\:*-<>= aANDORNT".split(""), " AND ", " OR ", "NOT ", "tag:"), { maxLength: 80 })
      .map((parts) => parts.join("")),
  );

  it("it parses without a throw", () => {
    fc.assert(
      fc.property(hostile, (query) => {
        expect(parseQuery(query).tree.kind).toMatch(/term|not|all|any/);
      }),
      { numRuns: 600 },
    );
  });

  it("a value that is quoted and escaped comes back as it was, and nothing of it is syntax", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('"', "'"), (value, quote) => {
        const quoted = quote + value.replace(/[\\"']/g, "\\$&") + quote;
        const parsed = parseQuery(`tag:${quoted} AND b`);
        expect(parsed).toEqual({ tree: all(term({ field: "tag", value, quoted: true }), b), malformed: [] });
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ["brackets", "("],
    ["closed brackets", "()"],
    ["closing brackets", ")"],
    ["NOTs", "NOT "],
    ["minuses", "-"],
    ["quotes", '"'],
    ["quotes that follow words", 'a" '],
    ["backslashes", "\\"],
    ["colons", ":"],
    ["fields without values", "tag: "],
    ["alternatives", "a OR "],
    ["stars", "*"],
  ])("eight times as many %s take about eight times as long, not sixty-four", (_, piece) => {
    const cpuMs = (length: number) => {
      const query = piece.repeat(Math.ceil(length / piece.length));
      const before = process.cpuUsage();
      parseQuery(query);
      const { user } = process.cpuUsage(before);
      return user / 1000;
    };
    // Processor time, the best of four: other work on the machine does not count.
    const best = (length: number) => Math.min(...[1, 2, 3, 4].map(() => cpuMs(length)));
    const small = best(20_000);
    expect(best(160_000)).toBeLessThan(Math.max(small, 3) * 30);
  });
});
