import { parseQuery, type Node } from "./parse";
import { wordsOf, type Field, type Fields } from "./kinds";
import type { Term } from "./tokens";

export type SearchWarning = { readonly field: string; readonly message: string; readonly code: string };

export type Search<T> = {
  readonly matches: (item: T) => boolean;
  /** How well the free words fit, for RELEVANCE: more is better. */
  readonly score: (item: T) => number;
  readonly warnings: readonly SearchWarning[];
  readonly parsed: unknown;
};

/** What can be searched: fields by name, and the texts that free words look into. */
export type Searchable<T> = {
  readonly fields: Fields<T>;
  readonly free: Field<T>;
  readonly freeTexts: (item: T) => readonly string[];
};

type Test<T> = (item: T) => boolean;

/** Makes a query a test. A filter that does not exist narrows nothing and is named; one without sense matches nothing. */
export function compileSearch<T>(query: string, searchable: Searchable<T>, now: Date): Search<T> {
  const { tree, malformed } = parseQuery(query);
  const warnings: SearchWarning[] = malformed.map((message) => ({ field: "", message, code: "invalid_query" }));
  const free: string[] = [];
  const termTest = (term: Term): Test<T> | null => {
    if (term.value === "" && !term.prefix && !term.quoted) return null;
    if (term.field === null) free.push(...wordsOf(term.value));
    const field = term.field === null ? searchable.free : fieldOf(searchable.fields, term.field);
    if (field === undefined) {
      warnings.push({
        field: term.field ?? "",
        message: "Invalid search field for this query.",
        code: "invalid_field",
      });
      return null;
    }
    const found = field(term, now);
    if ("test" in found) return found.test;
    warnings.push({
      field: term.field ?? "",
      message: `Input \`${found.invalid}\` is not an accepted value.`,
      code: "invalid_value",
    });
    return () => false;
  };
  const test = testOf(tree, termTest);
  return {
    matches: test ?? (() => true),
    score: (item) => scoreOf(searchable.freeTexts(item), free),
    warnings,
    parsed: describe(tree),
  };
}

function fieldOf<T>(fields: Fields<T>, name: string): Field<T> | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** null = says nothing, and falls out of what it stands in. The parser keeps trees shallow enough for recursion. */
function testOf<T>(node: Node, termTest: (term: Term) => Test<T> | null): Test<T> | null {
  if (node.kind === "term") return termTest(node.term);
  if (node.kind === "not") {
    const inner = testOf(node.of, termTest);
    return inner === null ? null : (item) => !inner(item);
  }
  const tests = node.of.map((one) => testOf(one, termTest)).filter((one) => one !== null);
  if (tests.length === 0) return null;
  return node.kind === "all" ? (item) => tests.every((test) => test(item)) : (item) => tests.some((test) => test(item));
}

function scoreOf(texts: readonly string[], free: readonly string[]): number {
  const has = texts.map(wordsOf);
  return free.reduce((sum, word) => {
    if (has.some((one) => one.length === 1 && one[0] === word)) return sum + 3;
    if (has.some((one) => one.includes(word))) return sum + 2;
    return has.some((one) => one.some((part) => part.startsWith(word))) ? sum + 1 : sum;
  }, 0);
}

const RANGE = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" } as const;

/** The tree as `extensions.search` shows it (shape after Shopify's examples; parts of it assumed). */
function describe(node: Node): unknown {
  if (node.kind === "not") return { not: describe(node.of) };
  if (node.kind !== "term") return { [node.kind === "all" ? "and" : "or"]: node.of.map(describe) };
  const { field, comparator, value, quoted, prefix } = node.term;
  const name = field ?? "default";
  if (comparator !== "") return { field: name, range: { [RANGE[comparator]]: value } };
  if (prefix) return value === "" ? { field: name, exists: true } : { field: name, match_prefix: value };
  return quoted ? { field: name, match_phrase: value } : { field: name, match_all: value };
}
