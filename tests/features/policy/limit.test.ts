import { describe, expect, it } from "vitest";
import { Limit, useKey } from "../../../app/features/policy/limit";

const LIMIT = { measure: "amount", window: "day", max: 500 } as const;

describe("a stored limit", () => {
  it("asks and counts what this person did where it does not say otherwise", () => {
    expect(Limit.parse(LIMIT)).toEqual({ ...LIMIT, whose: "own", over: "ask" });
  });

  it("is read as it was written", () => {
    const written = { measure: "count", window: "week", whose: "all", max: 3, over: "deny" };
    expect(Limit.parse(written)).toEqual(written);
  });

  it.each([
    ["nothing", { max: 0 }],
    ["the highest amount", { max: 1_000_000_000_000 }],
    ["the whole order", { measure: "percent", window: "order", max: 100 }],
    ["more than a hundred times", { measure: "count", max: 101 }],
    ["more than a hundred cents of the order", { window: "order", max: 101 }],
    ["all together in a month", { window: "month", whose: "all" }],
    ["one customer's year, of one person's right", { window: "customer_365d", whose: "own" }],
  ])("may be %s", (_name, change) => {
    expect(Limit.safeParse({ ...LIMIT, ...change }).success).toBe(true);
  });

  it.each([
    ["less than nothing", { max: -1 }, ["max"]],
    ["half a cent", { max: 1.5 }, ["max"]],
    ["more than the highest amount", { max: 1_000_000_000_001 }, ["max"]],
    ["a word", { max: "500" }, ["max"]],
    ["something else than money and times", { measure: "kilos" }, ["measure"]],
    ["of a window nobody knows", { window: "year" }, ["window"]],
    ["of somebody else", { whose: "owner" }, ["whose"]],
    ["one that lets through when exceeded", { over: "can" }, ["over"]],
    ["more than the whole order", { measure: "percent", window: "order", max: 101 }, ["max"]],
    ["a share of a day", { measure: "percent", max: 10 }, ["max"]],
    ["everybody's on one order, which counts everybody already", { window: "order", whose: "all" }, ["whose"]],
    [
      "everybody's on one customer, which counts everybody already",
      { window: "customer_30d", whose: "all" },
      ["whose"],
    ],
    ["everybody's on a customer's year", { window: "customer_365d", whose: "all" }, ["whose"]],
  ])("may not be %s", (_name, change, path) => {
    const parsed = Limit.safeParse({ ...LIMIT, ...change });
    expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([path]);
  });

  it("may hold no word of its own", () => {
    expect(Limit.safeParse({ ...LIMIT, secret: true }).success).toBe(false);
  });

  it.each([
    [{ measure: "percent", max: 10 }, "percent counts in the window order, up to 100"],
    [{ window: "order", whose: "all" }, "the order's and the customer's windows count everybody already"],
  ])("says what is wrong with %j", (change, message) => {
    expect(Limit.safeParse({ ...LIMIT, ...change }).error?.issues[0]?.message).toBe(message);
  });
});

describe("where the use of a limit is found", () => {
  it.each([
    ["refund.issue", { measure: "amount", window: "day", whose: "own" }, "refund.issue|amount|day|own"],
    ["order.edit", { measure: "count", window: "month", whose: "all" }, "order.edit|count|month|all"],
    ["refund.issue", { measure: "percent", window: "order", whose: "own" }, "refund.issue|amount|order|own"],
  ] as const)("%s %j", (action, limit, key) => {
    expect(useKey(action, limit)).toBe(key);
  });
});
