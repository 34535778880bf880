export type Comparator = "" | ">" | ">=" | "<" | "<=";

/** One condition as it was written: `field:>value`; without a field it is free text. */
export type Term = {
  readonly field: string | null;
  readonly comparator: Comparator;
  readonly value: string;
  readonly quoted: boolean;
  /** Ended in an unescaped `*`, which is not part of the value. An empty value with it = "has any". */
  readonly prefix: boolean;
};

export type Token =
  { readonly kind: "term"; readonly term: Term } | { readonly kind: "open" | "close" | "and" | "or" | "not" };

export type Tokens = { readonly tokens: readonly Token[]; readonly malformed: readonly string[] };

const SPACE = /\s/;
const WORDS: Readonly<Record<string, "and" | "or" | "not">> = { AND: "and", OR: "or", NOT: "not" };

/**
 * Shopify's search syntax in pieces (grammar: shopify.dev/docs/api/usage/search-syntax). Reads each character once,
 * whatever is in it, and never throws: what does not close is closed at the end, and named in `malformed`.
 */
export function tokensOf(query: string): Tokens {
  const tokens: Token[] = [];
  const malformed: string[] = [];
  const at = { position: 0 };
  while (at.position < query.length) {
    const sign = query.charAt(at.position);
    if (SPACE.test(sign)) at.position += 1;
    else if (sign === "(" || sign === ")") {
      tokens.push({ kind: sign === "(" ? "open" : "close" });
      at.position += 1;
    } else if (sign === "-" && /[^\s)]/.test(query.charAt(at.position + 1))) {
      tokens.push({ kind: "not" });
      at.position += 1;
    } else tokens.push(readTerm(query, at, malformed));
  }
  return { tokens, malformed };
}

type At = { position: number };

function readTerm(query: string, at: At, malformed: string[]): Token {
  const first = readValue(query, at, { stopAtColon: true, malformed });
  if (first.quoted || first.value === "" || query.charAt(at.position) !== ":") {
    if (query.charAt(at.position) === ":" && first.value === "") at.position += 1;
    const word = first.quoted || first.escaped ? undefined : WORDS[first.value];
    if (word !== undefined) return { kind: word };
    const { value, quoted, prefix } = first;
    return { kind: "term", term: { field: null, comparator: "", value, quoted, prefix } };
  }
  at.position += 1;
  skipSpace(query, at);
  const comparator = readComparator(query, at);
  if (comparator !== "") skipSpace(query, at);
  const { value, quoted, prefix } = readValue(query, at, { stopAtColon: false, malformed });
  const field = first.prefix ? `${first.value}*` : first.value;
  if (value === "" && !prefix && !quoted) malformed.push(`${field} has no value`);
  return { kind: "term", term: { field, comparator, value, quoted, prefix } };
}

function skipSpace(query: string, at: At): void {
  while (at.position < query.length && SPACE.test(query.charAt(at.position))) at.position += 1;
}

function readComparator(query: string, at: At): Comparator {
  const sign = query.charAt(at.position);
  if (sign !== ">" && sign !== "<") return "";
  const comparator = query.charAt(at.position + 1) === "=" ? (`${sign}=` as const) : sign;
  at.position += comparator.length;
  return comparator;
}

type Value = { value: string; quoted: boolean; prefix: boolean; escaped: boolean };
type Reading = { readonly stopAtColon: boolean; readonly malformed: string[] };

function readValue(query: string, at: At, reading: Reading): Value {
  const quote = query.charAt(at.position);
  return quote === '"' || quote === "'" ? readQuoted(query, at, reading) : readBare(query, at, reading);
}

function readQuoted(query: string, at: At, { malformed }: Reading): Value {
  const quote = query.charAt(at.position);
  const letters: string[] = [];
  at.position += 1;
  while (at.position < query.length) {
    const sign = query.charAt(at.position);
    at.position += 1;
    if (sign === quote) return { value: letters.join(""), quoted: true, prefix: false, escaped: false };
    if (sign === "\\" && at.position < query.length) {
      letters.push(query.charAt(at.position));
      at.position += 1;
    } else letters.push(sign);
  }
  malformed.push("a quote is not closed");
  return { value: letters.join(""), quoted: true, prefix: false, escaped: false };
}

function readBare(query: string, at: At, { stopAtColon }: Reading): Value {
  const letters: string[] = [];
  let escaped = false;
  let prefix = false;
  while (at.position < query.length) {
    const sign = query.charAt(at.position);
    if (SPACE.test(sign) || sign === "(" || sign === ")" || (stopAtColon && sign === ":")) break;
    at.position += 1;
    const literal = sign === "\\" && at.position < query.length;
    letters.push(literal ? query.charAt(at.position) : sign);
    if (literal) at.position += 1;
    escaped ||= literal;
    prefix = sign === "*";
  }
  if (prefix) letters.pop();
  return { value: letters.join(""), quoted: false, prefix, escaped };
}
