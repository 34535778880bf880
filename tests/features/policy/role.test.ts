import { describe, expect, it } from "vitest";
import { refundLimitsOf, withRefundLimits } from "../../../app/features/policy/role";
import type { Rule } from "../../../app/features/policy/rule";
import { row, RULES } from "./cases/case";

const ORDER = { measure: "amount", window: "order", max: 100 } as const;
const DAY = { measure: "amount", window: "day", max: 200 } as const;

const WITHOUT_BOTH: readonly (readonly [string, Rule[]])[] = [
  ["a role without refunds", []],
  ["a role that denies refunds", [row({ answer: "deny", limits: [ORDER, DAY] })]],
  ["a role without a day's amount", [row({ limits: [ORDER] })]],
  ["a role without an order's amount", [row({ limits: [DAY] })]],
  ["a role whose amounts are another right's", [row({ action: "order.edit", limits: [ORDER, DAY] })]],
  ["a role that counts times", [row({ limits: [ORDER, { ...DAY, measure: "count" }] })]],
  ["a role whose day is everybody's", [row({ limits: [ORDER, { ...DAY, whose: "all" }] })]],
];

describe("the two refund amounts", () => {
  it("are read back as they were chosen", () => {
    expect(refundLimitsOf(RULES)).toEqual({ perOrderMinor: 3000, perDayMinor: 10_000 });
  });

  it.each(WITHOUT_BOTH)("are unknown in %s", (_name, rules) => {
    expect(refundLimitsOf(rules)).toBeNull();
  });

  it("are known where refunds ask", () => {
    expect(refundLimitsOf([row({ answer: "ask", limits: [ORDER, DAY] })])).toEqual({
      perOrderMinor: 100,
      perDayMinor: 200,
    });
  });

  it("are those of the person's own money, not what stands before them", () => {
    const limits = [
      { ...ORDER, measure: "percent" as const, max: 50 },
      { ...DAY, whose: "all" as const, max: 9 },
    ];
    expect(refundLimitsOf([row({ limits: [...limits, ORDER, DAY] })])).toEqual({
      perOrderMinor: 100,
      perDayMinor: 200,
    });
  });
});

describe("other refund amounts", () => {
  it("change, and nothing else does", () => {
    const changed = withRefundLimits(RULES, { perOrderMinor: 100, perDayMinor: 200 });
    expect(refundLimitsOf(changed)).toEqual({ perOrderMinor: 100, perDayMinor: 200 });
    expect(withRefundLimits(changed, { perOrderMinor: 3000, perDayMinor: 10_000 })).toEqual(RULES);
  });

  it("hold for any 24 hours as for the day", () => {
    const changed = withRefundLimits(RULES, { perOrderMinor: 100, perDayMinor: 200 });
    const limits = changed.find((rule) => rule.action === "refund.issue")?.limits;
    expect(limits?.map(({ window, max }) => [window, max])).toEqual([
      ["order", 100],
      ["day", 200],
      ["rolling_24h", 200],
    ]);
  });

  it("leave limits of other windows, measures and people, and other rights, alone", () => {
    const rules = [
      row({
        limits: [
          { measure: "amount", window: "customer_30d", max: 7 },
          { measure: "amount", window: "day", whose: "all", max: 8 },
          { measure: "count", window: "day", max: 3, over: "deny" },
          { measure: "percent", window: "order", max: 30 },
        ],
      }),
      row({ action: "order.edit", limits: [ORDER, DAY] }),
    ];
    expect(withRefundLimits(rules, { perOrderMinor: 1, perDayMinor: 2 })).toEqual(rules);
  });
});
