import { describe, expect, it } from "vitest";
import { customerSupportRules, refundLimitsOf, withRefundLimits } from "../../../app/features/policy/role";
import { Rules } from "../../../app/features/policy/rule";

const RULES = customerSupportRules({ perOrderMinor: 3000, perDayMinor: 10_000 });

describe("the default role, Customer support", () => {
  it("is valid as stored", () => {
    expect(Rules.parse(JSON.parse(JSON.stringify(RULES)))).toEqual(RULES);
  });

  it.each([
    ["order.read", "can"],
    ["order.search", "can"],
    ["order.reveal", "can"],
    ["refund.issue", "can"],
    ["reply.use", "can"],
    ["order.address", "ask"],
    ["order.email", "ask"],
    ["order.edit", "ask"],
    ["order.cancel", "ask"],
    ["stock.adjust", "deny"],
    ["product.edit", "deny"],
    ["record.export", "deny"],
  ] as const)("%s: %s", (action, answer) => {
    expect(RULES.find((rule) => rule.action === action)?.answer).toBe(answer);
  });

  it("has one row an action and nothing of the owner's own work", () => {
    const actions = RULES.map((rule) => rule.action);
    expect(new Set(actions).size).toBe(actions.length);
    expect(actions.filter((action) => action.startsWith("team."))).toEqual([]);
  });

  it("lets ten reveals and three hundred searches through in 24 hours", () => {
    const quota = (action: string) => RULES.find((rule) => rule.action === action)?.limits;
    expect(quota("order.reveal")).toEqual([{ measure: "count", window: "rolling_24h", max: 10, over: "deny" }]);
    expect(quota("order.search")).toEqual([{ measure: "count", window: "rolling_24h", max: 300, over: "deny" }]);
  });
});

describe("the two refund amounts", () => {
  it("are read back as they were chosen", () => {
    expect(refundLimitsOf(RULES)).toEqual({ perOrderMinor: 3000, perDayMinor: 10_000 });
  });

  it("change, and nothing else does", () => {
    const changed = withRefundLimits(RULES, { perOrderMinor: 100, perDayMinor: 200 });
    expect(refundLimitsOf(changed)).toEqual({ perOrderMinor: 100, perDayMinor: 200 });
    expect(withRefundLimits(changed, { perOrderMinor: 3000, perDayMinor: 10_000 })).toEqual(RULES);
  });

  it("leave limits of other windows and measures alone", () => {
    const limits = [
      { measure: "amount", window: "customer_30d", max: 7, over: "deny" },
      { measure: "count", window: "day", max: 3, over: "deny" },
    ] as const;
    const rules = [{ action: "refund.issue" as const, answer: "can" as const, conditions: [], limits: [...limits] }];
    expect(withRefundLimits(rules, { perOrderMinor: 1, perDayMinor: 2 })).toEqual(rules);
  });

  it("are unknown where a role does not hold both", () => {
    expect(refundLimitsOf([])).toBeNull();
    expect(
      refundLimitsOf([
        {
          action: "refund.issue",
          answer: "can",
          conditions: [],
          limits: [{ measure: "amount", window: "order", max: 1, over: "ask" }],
        },
      ]),
    ).toBeNull();
  });
});
