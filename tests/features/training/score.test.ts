import { describe, expect, it } from "vitest";
import { EXAMPLE_IDS } from "../../../app/features/training/example-id";
import { nextOpen, scoreOf, type Tried } from "../../../app/features/training/score";

const RIGHT = { reply: true, remedy: true, limit: true };
const aTry = (change: Partial<Tried>): Tried => ({
  example: "late",
  rules: "now",
  parts: RIGHT,
  at: "2026-11-24T10:00:00.000Z",
  first: true,
  latest: true,
  ...change,
});

describe("the score", () => {
  it("counts the latest try and tells the first", () => {
    const score = scoreOf(
      [
        aTry({ latest: false, parts: { ...RIGHT, limit: false } }),
        aTry({ first: false, at: "2026-11-24T11:00:00.000Z" }),
        aTry({ example: "old", parts: { ...RIGHT, remedy: false } }),
      ],
      "now",
    );
    expect(score).toMatchObject({
      latest: { right: 1, of: 2 },
      first: 0,
      parts: { reply: { right: 2, of: 2 }, remedy: { right: 1, of: 2 }, limit: { right: 2, of: 2 } },
      marks: { late: "right", old: "wrong" },
      old: false,
      lastAt: "2026-11-24T11:00:00.000Z",
    });
  });

  it("keeps orders of the shop apart, where no remedy is asked", () => {
    const own = aTry({ example: "order:1042", parts: { ...RIGHT, remedy: null } });
    expect(scoreOf([own], "now")).toMatchObject({ own: { right: 1, of: 1 }, latest: { right: 0, of: 0 }, marks: {} });
  });

  it("says that what counts was tried under other rules, not what was tried again since", () => {
    expect(scoreOf([aTry({ rules: "before" })], "now").old).toBe(true);
    expect(scoreOf([aTry({ rules: "before", latest: false }), aTry({ first: false })], "now").old).toBe(false);
  });

  it("of nobody is nothing", () => {
    expect(scoreOf([], "now")).toMatchObject({ latest: { right: 0, of: 0 }, lastAt: null, old: false });
  });
});

describe("what comes next", () => {
  const all = Object.fromEntries(EXAMPLE_IDS.map((id) => [id, "right" as const]));
  it.each<[what: string, marks: typeof all | object, after: (typeof EXAMPLE_IDS)[number] | null, next: string | null]>([
    ["the first, to begin with", {}, null, "late"],
    ["the one after", {}, "late", "return"],
    ["one that was not tried, before one that was wrong", { ...all, late: "wrong", old: undefined }, null, "old"],
    ["one that was wrong, going round", { ...all, late: "wrong" }, "old", "late"],
    ["none, where only this one is left", { ...all, old: "wrong" }, "old", null],
    ["none, where all are right", all, null, null],
  ])("is %s", (_, marks, after, next) => {
    expect(nextOpen(marks, after)).toBe(next);
  });
});
