import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { admittedLimits, asksAboutOrder, limitsOf } from "../../../app/features/gate/gate-limits";
import type { Condition } from "../../../app/features/policy/condition";
import { assistant, order, row, withRule } from "../policy/cases/case";

describe("whether the order must be read", () => {
  it.each<[string, z.input<typeof Condition>, boolean]>([
    ["age", { kind: "order_age_days", max: 30 }, true],
    ["value", { kind: "order_value" }, true],
    ["payment", { kind: "payment_status" }, true],
    ["shipping", { kind: "fulfillment_status" }, true],
    ["risk", { kind: "risk" }, true],
    ["tags", { kind: "tags" }, true],
    ["country", { kind: "country" }, true],
    ["currency", { kind: "currency" }, true],
    ["gateway", { kind: "gateway" }, true],
    ["product", { kind: "product" }, true],
    ["hours", { kind: "hours", days: [1], from: 0, until: 1 }, false],
    ["dates", { kind: "dates" }, false],
    ["reason", { kind: "reason" }, false],
    ["draft only", { kind: "draft_only" }, false],
    ["hold", { kind: "hold", minutes: 1 }, false],
  ])("for a condition of %s", (_name, condition, asks) => {
    expect(asksAboutOrder(withRule({ conditions: [condition] }), "refund.issue")).toBe(asks);
    expect(asksAboutOrder(withRule({ conditions: [{ kind: "reason" }, condition] }), "refund.issue")).toBe(asks);
  });

  it("for a share of the order, not for money or times", () => {
    const limited = (measure: "amount" | "count" | "percent") =>
      withRule({
        limits: [
          { measure: "count", window: "day", max: 1 },
          { measure, window: "order", max: 1 },
        ],
      });
    expect(asksAboutOrder(limited("percent"), "refund.issue")).toBe(true);
    expect(asksAboutOrder(limited("amount"), "refund.issue")).toBe(false);
    expect(asksAboutOrder(limited("count"), "refund.issue")).toBe(false);
  });

  it("for the ceiling's share", () => {
    const ceiling = [row({ limits: [{ measure: "percent", window: "order", max: 1 }] })];
    expect(asksAboutOrder(assistant({ rules: [row()], ceiling }), "refund.issue")).toBe(true);
  });

  it("never for rights that nobody gave, for the owner and for strangers", () => {
    expect(asksAboutOrder(withRule({ conditions: [{ kind: "risk" }] }), "order.edit")).toBe(false);
    expect(asksAboutOrder({ kind: "owner" }, "refund.issue")).toBe(false);
    expect(asksAboutOrder({ kind: "stranger" }, "refund.issue")).toBe(false);
  });
});

describe("the limits a change must fit", () => {
  const who = withRule({
    limits: [
      { measure: "percent", window: "order", max: 50 },
      { measure: "count", window: "day", max: 3 },
    ],
  });
  const use = { action: "refund.issue", amountMinor: 700 } as const;

  it("are numbers: a share of the order is rounded down, a count wants one", () => {
    const limits = admittedLimits(who, [use], order({ totalMinor: 1001 }));
    expect(limits.map(({ max, wanted }) => [max, wanted])).toEqual([
      [500, 700],
      [3, 1],
    ]);
  });

  it("never come of an order nobody could read", () => {
    expect(() => admittedLimits(who, [use], null)).toThrow();
  });

  it("are none for the owner, for strangers, and for a right nobody gave", () => {
    expect(limitsOf({ kind: "owner" }, ["refund.issue"])).toEqual([]);
    expect(limitsOf({ kind: "stranger" }, ["refund.issue"])).toEqual([]);
    expect(limitsOf(who, ["order.edit"])).toEqual([]);
  });
});
