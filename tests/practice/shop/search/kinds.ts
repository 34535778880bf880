import type { Comparator, Term } from "./tokens";

/** How a field answers a term: a test of an item, or why the value says nothing. */
export type FieldTest<T> = { readonly test: (item: T) => boolean } | { readonly invalid: string };
export type Field<T> = (term: Term, now: Date) => FieldTest<T>;
export type Fields<T> = Readonly<Record<string, Field<T>>>;

type Reads<T, V> = (item: T) => V | null | undefined | readonly V[];

const listOf = <V>(value: V | null | undefined | readonly V[]): readonly V[] =>
  Array.isArray(value) ? (value as readonly V[]) : value === null || value === undefined ? [] : [value as V];

/** Letters and digits of a text, in small letters: how Shopify cuts a text for its index (assumed). */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/**
 * Cut into words. Quoted = the whole phrase, `mode` says what that is: "whole" = equal to the field, "phrase" = in it,
 * side by side. Unquoted: `any` of the words for e-mails (assumption 9), all of them else.
 */
export function words<T>(read: Reads<T, string>, mode: "whole" | "phrase", bare: "any" | "all" = "all"): Field<T> {
  return (term) => {
    const wanted = wordsOf(term.value);
    if (isExists(term)) return { test: (item) => listOf(read(item)).some((text) => text !== "") };
    if (wanted.length === 0) return { test: () => false };
    const whole = term.value.toLowerCase().trim();
    const hit = (text: string): boolean => {
      if (term.quoted) return mode === "whole" ? text.toLowerCase() === whole : hasPhrase(wordsOf(text), wanted);
      const has = wordsOf(text);
      if (term.prefix) return hasPrefix(has, wanted);
      return bare === "any" ? wanted.some((one) => has.includes(one)) : wanted.every((one) => has.includes(one));
    };
    return { test: (item) => listOf(read(item)).some(hit) };
  };
}

function hasPhrase(has: readonly string[], wanted: readonly string[]): boolean {
  return has.some((_, start) => wanted.every((word, index) => has[start + index] === word));
}

/** All words but the last are whole. */
function hasPrefix(has: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word, index) =>
    index === wanted.length - 1 ? has.some((one) => one.startsWith(word)) : has.includes(word),
  );
}

/** Equal, whatever the case; `list` = several values, separated by commas. */
export function text<T>(read: Reads<T, string>, { list = false } = {}): Field<T> {
  return (term) => {
    if (isExists(term)) return { test: (item) => listOf(read(item)).some((one) => one !== "") };
    const wanted = (list ? term.value.split(",") : [term.value]).map((one) => one.trim().toLowerCase());
    const hit = (one: string) =>
      wanted.some((value) => (term.prefix ? one.toLowerCase().startsWith(value) : one.toLowerCase() === value));
    return { test: (item) => listOf(read(item)).some(hit) };
  };
}

/** One of a documented list; several separated by commas. A value outside it matches nothing, with a warning (assumed). */
export function choice<T>(values: readonly string[], read: Reads<T, string>): Field<T> {
  return (term) => {
    if (isExists(term)) return { test: (item) => listOf(read(item)).length > 0 };
    const wanted = term.value.split(",").map((one) => one.trim().toLowerCase());
    const unknown = wanted.filter((one) => !values.includes(one));
    if (unknown.length > 0) return { invalid: unknown.join(",") };
    return { test: (item) => listOf(read(item)).some((one) => wanted.includes(one.toLowerCase())) };
  };
}

export function flag<T>(read: (item: T) => boolean): Field<T> {
  return ({ value }) => {
    const wanted = value.toLowerCase();
    if (wanted !== "true" && wanted !== "false") return { invalid: value };
    return { test: (item) => read(item) === (wanted === "true") };
  };
}

/** Exact values, comparisons and ranges `5..20`, both ends in. */
export function number<T>(read: Reads<T, number>, parse: (text: string) => number = decimalOf): Field<T> {
  return spans(read, (value) => {
    const parsed = parse(value);
    return Number.isNaN(parsed) ? null : { from: parsed, to: parsed };
  });
}

function decimalOf(value: string): number {
  return /^-?\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
}

export function id<T>(read: Reads<T, number>): Field<T> {
  return number(read, (value) => (/^\d{1,15}$/.test(value) ? Number(value) : Number.NaN));
}

/** A moment, a day, a month, a year, or `now`. A whole day is a span: `:` is in it, `>` after it, `<=` not after it. */
export function time<T>(read: Reads<T, string>): Field<T> {
  return (term, now) =>
    spans<T>(
      (item) => listOf(read(item)).map((at) => Date.parse(at)),
      (value) => momentOf(value, now),
    )(term, now);
}

type Span = { readonly from: number; readonly to: number };

/** Without a zone a date is read as UTC (assumed). */
function momentOf(value: string, now: Date): Span | null {
  if (value === "now") return { from: now.getTime(), to: now.getTime() };
  const [, year, month, day, clock] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?$/.exec(value) ?? [];
  if (year === undefined) return null;
  if (clock !== undefined) {
    const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
    // Without fractions a second is meant, and the store keeps milliseconds.
    return Number.isNaN(at) ? null : { from: at, to: clock.includes(".") ? at : at + 999 };
  }
  const from = Date.parse(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (Number.isNaN(from)) return null;
  const next = new Date(from);
  if (day !== undefined) next.setUTCDate(next.getUTCDate() + 1);
  else if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { from, to: next.getTime() - 1 };
}

function spans<T>(read: Reads<T, number>, parse: (value: string) => Span | null): Field<T> {
  return (term) => {
    if (isExists(term)) return { test: (item) => listOf(read(item)).length > 0 };
    const range = /^(.+?)\.\.(.+)$/s.exec(term.value);
    const from = parse((range?.[1] ?? term.value).trim());
    const to = parse((range?.[2] ?? term.value).trim());
    if (from === null || to === null || term.prefix) return { invalid: term.value };
    return { test: (item) => listOf(read(item)).some((one) => inside(one, term.comparator, { ...from, to: to.to })) };
  };
}

function inside(value: number, comparator: Comparator, { from, to }: Span): boolean {
  switch (comparator) {
    case ">":
      return value > to;
    case ">=":
      return value >= from;
    case "<":
      return value < from;
    case "<=":
      return value <= to;
    case "":
      return value >= from && value <= to;
  }
}

/** `field:*` = it has a value at all. */
function isExists({ prefix, value, quoted }: Term): boolean {
  return prefix && value === "" && !quoted;
}

/** The field turned round: `tag_not:a` = no tag is a. */
export function without<T>(field: Field<T>): Field<T> {
  return (term, now) => {
    const found = field(term, now);
    return "invalid" in found ? found : { test: (item) => !found.test(item) };
  };
}
