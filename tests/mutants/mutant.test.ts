import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isSeen, judge, linesOf, standsIn, type Mutant, type Survivor } from "./mutant";
import { SURVIVORS } from "./survivors";

const SOURCE = ["function old(age) {", "  if (age <= 30)", "    return false;", "  return true;", "}"].join("\n");

describe("a change in a rule", () => {
  it("is its line before and after", () => {
    const place = { start: { line: 2, column: 7 }, end: { line: 2, column: 16 } };
    expect(linesOf(SOURCE, place, "age < 30")).toEqual({ before: "if (age <= 30)", after: "if (age < 30)" });
  });

  it("is all its lines where it spans several", () => {
    const place = { start: { line: 1, column: 19 }, end: { line: 5, column: 2 } };
    expect(linesOf(SOURCE, place, "{}")).toEqual({
      before: "function old(age) { if (age <= 30) return false; return true; }",
      after: "function old(age) {}",
    });
  });

  it("is found in the source wherever it stands, and not where it is gone", () => {
    expect(standsIn(`\n\n${SOURCE}`, "if (age <= 30) return false;")).toBe(true);
    expect(standsIn(SOURCE, "if (age < 30)")).toBe(false);
    expect(standsIn(SOURCE, "")).toBe(false);
  });
});

describe("a change is seen", () => {
  it.each([
    ["where a test failed", "Killed", 3, true],
    ["where the tests came to no end", "Timeout", 0, true],
    ["where the tests cannot even be read", "Survived", 0, true],
    ["not where all of them passed", "Survived", 3, false],
    ["not where none runs through it", "NoCoverage", 0, false],
  ])("%s", (_, status, testsCompleted, seen) => {
    expect(isSeen(status, testsCompleted)).toBe(seen);
  });
});

const LINES = { file: "app/a.ts", before: "a <= b", after: "a < b" };
const SEEN: Mutant = { file: "app/a.ts", before: "a + b", after: "a - b", seen: true };
const SURVIVED: Mutant = { ...LINES, seen: false };
const LISTED: Survivor = { ...LINES, reason: "both are the same where a is never b" };

describe("a run", () => {
  it.each<[string, Mutant[], Survivor[], object]>([
    ["is good where tests see enough, and the rest is listed", [SEEN, SURVIVED], [LISTED], { ok: true, percent: 50 }],
    ["falls short of the share", [SURVIVED], [LISTED], { ok: false, percent: 0 }],
    ["without any change proves nothing", [], [], { ok: false, percent: 0 }],
    ["rounds down", [SEEN, SEEN, SURVIVED], [LISTED], { ok: true, percent: 66.6 }],
    ["with a survivor that nobody listed is bad", [SEEN, SURVIVED], [], { ok: false, unlisted: [SURVIVED] }],
    [
      "with a survivor that is listed for another file is bad",
      [SEEN, SURVIVED],
      [{ ...LISTED, file: "app/b.ts" }],
      { ok: false, unlisted: [SURVIVED] },
    ],
    [
      "with a listed one that a test sees is bad",
      [SEEN, { ...SURVIVED, seen: true }],
      [LISTED],
      { ok: false, stale: [LISTED] },
    ],
    [
      "says nothing of files that it did not change",
      [SEEN],
      [{ ...LISTED, file: "app/b.ts" }],
      { ok: true, stale: [] },
    ],
    ["with a listed one without a reason is bad", [SEEN, SURVIVED], [{ ...LISTED, reason: "fine" }], { ok: false }],
  ])("%s", (_name, mutants, listed, expected) => {
    expect(judge(mutants, listed, 50)).toMatchObject(expected);
  });
});

describe("the list of survivors", () => {
  it.each(SURVIVORS)("names a spot that is still in $file, with its reason: $before", ({ file, before, reason }) => {
    expect(standsIn(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), before)).toBe(true);
    expect(reason.length).toBeGreaterThan(20);
  });

  it("names each once", () => {
    const keys = SURVIVORS.map(({ file, before, after }) => `${file} ${before} ${after}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
