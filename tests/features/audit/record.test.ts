import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalize } from "../../../app/features/audit/canonical";
import { Entry } from "../../../app/features/audit/entry";
import { formatHead, parseHead, type Head } from "../../../app/features/audit/head";
import { append, EMPTY_FRONTIER, leafHash, nodeHash, rootOf } from "../../../app/features/audit/merkle";
import { verifyLog, type Verdict } from "../../../app/features/audit/verify-log";
import vectors from "./vectors.json";

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const TOOLS = { hash, base64: (bytes: Uint8Array) => Buffer.from(bytes).toString("base64") };
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** RFC 6962 word by word: the root of n leaves splits at the largest power of two below n. */
function bruteRoot(leaves: Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return hash(new Uint8Array());
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(hash, bruteRoot(leaves.slice(0, split)), bruteRoot(leaves.slice(split)));
}

function headOf(rows: string[], log = "delega/vectors.myshopify.com"): Head {
  const frontier = rows.reduce((grown, row) => append(hash, grown, leafHash(hash, bytesOf(row))), EMPTY_FRONTIER);
  return { log, size: rows.length, root: TOOLS.base64(rootOf(hash, frontier)) };
}

async function* stream(rows: string[]): AsyncGenerator<string> {
  for (const row of rows) yield await Promise.resolve(row);
}

const check = (rows: string[], stated: Head, held: Head | null = null): Promise<Verdict> =>
  verifyLog(stated, stream(rows), { held, tools: TOOLS });

describe("the bytes of the record, fixed for ever by the published vectors", () => {
  it.each(vectors.entries)("$entry.effect, $entry.phase: same bytes, same leaf", ({ entry, bytes, leaf }) => {
    expect(canonicalize(Entry.parse(entry))).toBe(bytes);
    expect(Buffer.from(leafHash(hash, bytesOf(bytes))).toString("hex")).toBe(leaf);
  });

  it("the roots at sizes 0, 1, 2, 3, 5, 8 and the head's text are as published", () => {
    const rows = vectors.entries.map(({ bytes }) => bytes);
    for (const [size, root] of Object.entries(vectors.roots))
      expect(headOf(rows.slice(0, Number(size))).root).toBe(root);
    expect(formatHead(headOf(rows))).toBe(vectors.head);
    expect(parseHead(vectors.head)).toEqual(headOf(rows));
  });
});

describe("one byte form", () => {
  it.each([1.5, Number.NaN, 2 ** 53, "\ud800", undefined, () => 1])("%s has none and is refused", (value) => {
    expect(() => canonicalize({ value: [value] })).toThrow(TypeError);
  });

  it("does not depend on the order in which keys were written, and is read back to the same value", () => {
    const plain = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.string({ unit: "grapheme" }),
        fc.array(tie("value"), { maxLength: 4 }),
        tie("object"),
      ),
      object: fc.dictionary(fc.string({ unit: "grapheme" }), tie("value"), { maxKeys: 5 }),
    })).object;
    fc.assert(
      fc.property(plain, (value) => {
        const text = canonicalize(value);
        const backwards = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalize(backwards)).toBe(text);
        expect(canonicalize(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe("the tree", () => {
  it("grows to the root that RFC 6962 defines, at every size up to 130", () => {
    const leaves: Uint8Array[] = [];
    let frontier = EMPTY_FRONTIER;
    for (let size = 0; size <= 130; size += 1) {
      expect(Buffer.from(rootOf(hash, frontier)).equals(Buffer.from(bruteRoot(leaves)))).toBe(true);
      const leaf = leafHash(hash, bytesOf(String(size)));
      leaves.push(leaf);
      frontier = append(hash, frontier, leaf);
    }
  });
});

describe("verifying an export", () => {
  const rows = vectors.entries.map(({ bytes }) => bytes);
  const head = headOf(rows);
  const held = headOf(rows.slice(0, 5));
  const without = (index: number) => rows.filter((_, at) => at !== index);
  const edited = (index: number, from: string, to: string) =>
    rows.map((row, at) => (at === index ? row.replace(from, to) : row));
  const swapped = [rows[1] ?? "", rows[0] ?? "", ...rows.slice(2)];

  it("an honest record is intact, alone and against the head one holds", async () => {
    expect(await check(rows, head)).toMatchObject({ intact: true });
    expect(await check(rows, head, held)).toMatchObject({ intact: true, heldSize: 5 });
    expect(await check([], headOf([]))).toMatchObject({ intact: true });
  });

  // kind, rows, fault, row that is named (null = only the whole is known to be wrong)
  it.each<[string, string[], string, number | null]>([
    ["an amount edited", edited(1, "12.50", "99.50"), "root_differs", null],
    ["white space added", edited(2, "{", "{ "), "not_canonical", 3],
    ["a key written twice", edited(2, '"v":1', '"v":1,"v":1'), "not_canonical", 3],
    ["a field added", edited(4, '"v":1', '"v":1,"x":1'), "not_an_entry", 5],
    ["a row that is no JSON", edited(6, "{", ""), "not_an_entry", 7],
    ["another shop's row", edited(3, "delega/vectors.", "delega/other."), "wrong_log", 4],
    ["the first row deleted", without(0), "row_missing_or_extra", null],
    ["a middle row deleted", without(3), "row_missing_or_extra", null],
    ["the last row deleted", without(7), "row_missing_or_extra", null],
    ["a row appended", [...rows, rows[0] ?? ""], "row_missing_or_extra", null],
    ["two rows swapped", swapped, "root_differs", null],
  ])("%s is found", async (_, tampered, code, row) => {
    expect(await check(tampered, head)).toEqual({ intact: false, fault: { code, row } });
  });

  it("rows and header rewritten together pass alone, and are caught by the head one holds", async () => {
    const forged = edited(1, "12.50", "99.50");
    expect(await check(forged, headOf(forged))).toMatchObject({ intact: true });
    expect(await check(forged, headOf(forged), held)).toEqual({
      intact: false,
      fault: { code: "held_differs", row: null },
    });
  });

  it("the last rows cut off with a new header are caught by a longer head, a head of another log by its name", async () => {
    const cut = rows.slice(0, 3);
    expect(await check(cut, headOf(cut), held)).toEqual({
      intact: false,
      fault: { code: "held_is_longer", row: null },
    });
    const other = { ...held, log: "delega/other.myshopify.com" };
    expect(await check(rows, head, other)).toEqual({ intact: false, fault: { code: "held_other_log", row: null } });
  });
});
