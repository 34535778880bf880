import { describe, expect, it } from "vitest";
import { Rule, Rules } from "../../../app/features/policy/rule";

const ROW = { action: "refund.issue", answer: "can" } as const;
const REASON = { kind: "reason", otherwise: "ask" } as const;
const LIMIT = { measure: "count", window: "day", whose: "own", max: 1, over: "ask" } as const;

describe("a stored row", () => {
  it("has no conditions and no limits where it names none", () => {
    expect(Rule.parse(ROW)).toEqual({ ...ROW, conditions: [], limits: [] });
  });

  it("asks where its conditions and limits do not say what happens otherwise", () => {
    const written = {
      ...ROW,
      conditions: [{ kind: "order_age_days", max: 3 }],
      limits: [{ measure: "count", window: "day", max: 1 }],
    };
    expect(Rule.parse(written)).toMatchObject({ conditions: [{ otherwise: "ask" }], limits: [{ over: "ask" }] });
  });

  it("holds up to twenty conditions and twenty limits", () => {
    const full = { ...ROW, conditions: Array<unknown>(20).fill(REASON), limits: Array<unknown>(20).fill(LIMIT) };
    expect(Rule.safeParse(full).success).toBe(true);
    expect(Rule.safeParse({ ...full, conditions: [...full.conditions, REASON] }).success).toBe(false);
    expect(Rule.safeParse({ ...full, limits: [...full.limits, LIMIT] }).success).toBe(false);
  });

  it.each([
    { action: "refund.everything", answer: "can" },
    { action: "refund.issue", answer: "maybe" },
    { action: "refund.issue" },
    { answer: "can" },
    { ...ROW, limits: [{ ...LIMIT, max: -1 }] },
    { ...ROW, conditions: [{ kind: "moon_phase", max: 1 }] },
    { ...ROW, secret: true },
  ])("that is not in the vocabulary is refused: %j", (rule) => {
    expect(Rule.safeParse(rule).success).toBe(false);
  });
});

describe("the rows of a role", () => {
  it("are at most one an action, so that no second row loosens the first", () => {
    const twice = Rules.safeParse([
      { ...ROW, answer: "deny" },
      { ...ROW, answer: "can" },
    ]);
    expect(twice.error?.issues.map((issue) => issue.message)).toEqual(["one row an action"]);
  });

  it("may be many of different actions, and none at all", () => {
    expect(Rules.parse([ROW, { action: "order.read", answer: "can" }])).toHaveLength(2);
    expect(Rules.parse([])).toEqual([]);
  });
});
