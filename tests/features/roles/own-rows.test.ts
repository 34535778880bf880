import { describe, expect, it } from "vitest";
import {
  carried,
  heldRules,
  MAY_EDIT_ROLES,
  mayEditRoles,
  ownRows,
  withOwnAmounts,
  withoutOwnRows,
} from "../../../app/features/roles/own-rows";
import { presetRules } from "../../../app/features/policy/presets";
import { refundLimitsOf } from "../../../app/features/policy/role";
import type { Rule } from "../../../app/features/policy/rule";

const ROLE = presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 });
const OWN = withOwnAmounts(ROLE, [], { perOrderMinor: 1000, perDayMinor: 2000 });
const withRow = (change: (rule: Rule) => Rule) =>
  ROLE.map((rule) => (rule.action === "refund.issue" ? change(rule) : rule));
const amounts = (rules: readonly Rule[]) => refundLimitsOf(rules);

describe("one person's own amounts", () => {
  it("are a row of their own beside the role's, and decide", () => {
    expect(ownRows(OWN)).toEqual(["refund.issue"]);
    expect(amounts(heldRules(ROLE, OWN))).toEqual({ perOrderMinor: 1000, perDayMinor: 2000 });
    expect(amounts(ROLE)).toEqual({ perOrderMinor: 3000, perDayMinor: 10_000 });
  });

  it("equal to the role's are none: from then on the role's count", () => {
    expect(withOwnAmounts(ROLE, OWN, { perOrderMinor: 3000, perDayMinor: 10_000 })).toEqual([]);
  });

  it("leave being named to change roles as it was", () => {
    const both = withOwnAmounts(ROLE, [MAY_EDIT_ROLES], { perOrderMinor: 1, perDayMinor: 1 });
    expect(mayEditRoles(both)).toBe(true);
    expect(ownRows(both)).toEqual(["refund.issue"]);
    expect(withoutOwnRows(both)).toEqual([MAY_EDIT_ROLES]);
  });
});

describe("after the role changed, a person's own amounts", () => {
  it.each([
    ["stay below amounts that were raised", { max: 9000 }, { perOrderMinor: 1000, perDayMinor: 2000 }],
    ["stay above amounts that were lowered", { max: 10 }, { perOrderMinor: 1000, perDayMinor: 2000 }],
  ])("%s", (_name, change, expected) => {
    const rules = withRow((rule) => ({ ...rule, limits: rule.limits.map((limit) => ({ ...limit, ...change })) }));
    expect(amounts(carried(OWN, rules))).toEqual(expected);
  });

  it("take on the role's new answer, conditions, verdict and other limits", () => {
    const perCustomer = { measure: "amount", window: "customer_30d", whose: "own", max: 7000, over: "deny" } as const;
    const rules = withRow((rule) => ({
      ...rule,
      answer: "ask",
      conditions: [{ kind: "reason", otherwise: "ask" }],
      limits: [...rule.limits.map((limit) => ({ ...limit, over: "deny" as const })), perCustomer],
    }));
    const [row] = carried(OWN, rules);
    expect(row).toMatchObject({ answer: "ask", conditions: [{ kind: "reason" }] });
    expect(row?.limits).toContainEqual(perCustomer);
    expect(row?.limits.every(({ over }) => over === "deny")).toBe(true);
    expect(row?.limits).toHaveLength(4);
  });

  it("stay where the role's amounts went: nobody's limit falls away by itself", () => {
    expect(
      amounts(
        carried(
          OWN,
          withRow((rule) => ({ ...rule, limits: [] })),
        ),
      ),
    ).toEqual({
      perOrderMinor: 1000,
      perDayMinor: 2000,
    });
  });

  it("are gone where the role says cannot, or has no such row", () => {
    expect(
      carried(
        OWN,
        withRow((rule) => ({ ...rule, answer: "deny" })),
      ),
    ).toEqual([]);
    expect(carried([MAY_EDIT_ROLES, ...OWN], [])).toEqual([MAY_EDIT_ROLES]);
  });

  it("are none where the role says the same by now", () => {
    expect(carried(OWN, heldRules(ROLE, OWN))).toEqual([]);
  });
});
