import { describe, expect, it } from "vitest";
import type { KeyedLimit } from "../../../app/features/policy/grant";
import { useKey, type Limit } from "../../../app/features/policy/limit";
import { maxOf, roomIn } from "../../../app/features/policy/room";
import { order } from "./cases/case";

function keyed(change: Partial<Limit>): KeyedLimit {
  const limit: Limit = { measure: "amount", window: "day", whose: "own", max: 500, over: "ask", ...change };
  return { ...limit, key: useKey("refund.issue", limit) };
}

function room(change: Partial<Limit>, amountMinor: number, already: number) {
  const limit = keyed(change);
  return roomIn("refund.issue", limit, { amountMinor, order: order(), used: { [limit.key]: already } });
}

describe("the room in a limit", () => {
  it.each([
    ["nothing used", {}, 0, 0, { max: 500, used: 0, left: 500, over: 0 }],
    ["what is left does not count what is asked for", {}, 200, 100, { max: 500, used: 100, left: 400, over: 0 }],
    ["exactly reached", {}, 400, 100, { max: 500, used: 100, left: 400, over: 0 }],
    ["by one over", {}, 401, 100, { max: 500, used: 100, left: 400, over: 1 }],
    ["never less than nothing left", {}, 1, 9000, { max: 500, used: 9000, left: 0, over: 8501 }],
    ["times count one", { measure: "count", max: 3 }, 999, 2, { max: 3, used: 2, left: 1, over: 0 }],
    ["times one over", { measure: "count", max: 3 }, 0, 3, { max: 3, used: 3, left: 0, over: 1 }],
    [
      "a share is the money it is",
      { measure: "percent", window: "order", max: 15 },
      1501,
      0,
      { max: 1500, used: 0, left: 1500, over: 1 },
    ],
  ] as const)("%s", (_name, change, amountMinor, already, expected) => {
    expect(room(change, amountMinor, already)).toMatchObject(expected);
  });

  it("says of whom, what, when and which right it is", () => {
    expect(room({ measure: "count", window: "week", whose: "all", max: 9 }, 0, 4)).toEqual({
      action: "refund.issue",
      measure: "count",
      window: "week",
      whose: "all",
      max: 9,
      used: 4,
      left: 5,
      over: 0,
    });
  });

  it("is unknown for a share of an order nobody could read", () => {
    const limit = keyed({ measure: "percent", window: "order", max: 15 });
    expect(roomIn("refund.issue", limit, { amountMinor: 0, order: null, used: { [limit.key]: 0 } })).toBeNull();
  });

  it("is known for money and times without an order", () => {
    for (const measure of ["amount", "count"] as const) {
      const limit = keyed({ measure });
      expect(roomIn("refund.issue", limit, { amountMinor: 0, order: null, used: { [limit.key]: 7 } })?.left).toBe(493);
    }
  });

  it("throws where the use was not read, even for a share of an unknown order", () => {
    const limit = keyed({ measure: "percent", window: "order", max: 15 });
    expect(() => roomIn("refund.issue", limit, { amountMinor: 0, order: null, used: {} })).toThrow(
      "the use of refund.issue|amount|order|own was not read",
    );
  });
});

describe("a limit as a number", () => {
  it.each([
    ["amount", 500, 10_000, 500],
    ["amount", 500, null, 500],
    ["count", 7, null, 7],
    ["percent", 33, 100, 33],
    ["percent", 33, 101, 33],
    ["percent", 50, 99, 49],
    ["percent", 100, 99, 99],
    ["percent", 0, 99, 0],
    ["percent", 29, 10_000, 2900],
    ["percent", 100, 1_000_000_000_000, 1_000_000_000_000],
    ["percent", 50, null, null],
  ] as const)("%s %d of an order worth %j is %j", (measure, max, totalMinor, expected) => {
    expect(maxOf({ measure, max }, totalMinor)).toBe(expected);
  });
});
