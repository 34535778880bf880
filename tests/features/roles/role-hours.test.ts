import { describe, expect, it } from "vitest";
import { withCell } from "../../../app/features/roles/cell";
import { hoursChange, withRoleHours } from "../../../app/features/roles/role-hours";
import { rowChanges } from "../../../app/features/roles/row-change";
import { PRESETS, presetRules } from "../../../app/features/policy/presets";
import type { Rule } from "../../../app/features/policy/rule";
import { sharedHours, type Hours } from "../../../app/features/policy/shared-hours";

const FIRST = { perOrderMinor: 3000, perDayMinor: 10_000 };
const SUPPORT = presetRules("customer_support", FIRST);
const WEEK: Hours = { kind: "hours", days: [1, 2, 3, 4, 5], from: 540, until: 1080, otherwise: "deny" };
const NIGHT: Hours = { ...WEEK, from: 1320, until: 360 };

const hoursIn = (rules: readonly Rule[], action: string) =>
  rules.find((rule) => rule.action === action)?.conditions.filter(({ kind }) => kind === "hours");
const withOwn = (rules: readonly Rule[], action: string, hours: readonly Hours[]) =>
  rules.map((rule) => (rule.action === action ? { ...rule, conditions: [...rule.conditions, ...hours] } : rule));

describe("the hours of a role", () => {
  it.each(PRESETS)("%s works at any time, at hours that are set, and at any time again as before", (preset) => {
    const rules = presetRules(preset, FIRST);
    expect(sharedHours(rules)).toEqual({ kind: "always" });
    expect(sharedHours(withRoleHours(rules, WEEK))).toEqual({ kind: "set", hours: WEEK });
    expect(withRoleHours(withRoleHours(rules, WEEK), null)).toEqual(rules);
  });

  it("take the place of those that were there", () => {
    expect(sharedHours(withRoleHours(withRoleHours(SUPPORT, WEEK), NIGHT))).toEqual({ kind: "set", hours: NIGHT });
  });

  it.each([
    ["one row has its own", withOwn(SUPPORT, "refund.issue", [WEEK])],
    ["one row has others", withOwn(withOwn(withRoleHours(SUPPORT, null), "order.read", [NIGHT]), "reply.use", [WEEK])],
    [
      "every row must fit two shifts",
      withRoleHours(SUPPORT, WEEK).map((rule) => ({ ...rule, conditions: [WEEK, NIGHT] })),
    ],
  ])("differ from row to row where %s", (_, rules) => {
    expect(sharedHours(rules)).toEqual({ kind: "mixed" });
  });

  it("do not look at what the role cannot do", () => {
    expect(sharedHours(withOwn(SUPPORT, "record.export", [WEEK]))).toEqual({ kind: "always" });
  });

  it("are none for a role without rights", () => {
    expect(sharedHours([])).toEqual({ kind: "always" });
  });

  it("hold for a right that is given later, which is as careful as one given without them", () => {
    const given = { answer: "can", first: FIRST } as const;
    const later = withCell(withRoleHours(SUPPORT, WEEK), "order.fulfil", given);
    expect(hoursIn(later, "order.fulfil")).toEqual([WEEK]);
    expect(sharedHours(later)).toEqual({ kind: "set", hours: WEEK });
    expect(withRoleHours(later, null)).toEqual(withCell(SUPPORT, "order.fulfil", given));
  });
});

describe("a row that a role never had", () => {
  it("is given at the hours of the role", () => {
    const older = withRoleHours(
      SUPPORT.filter(({ action }) => action !== "order.fulfil"),
      WEEK,
    );
    const given = withCell(older, "order.fulfil", { answer: "can", first: FIRST });
    expect(hoursIn(given, "order.fulfil")).toEqual([WEEK]);
  });
});

describe("a change of the hours", () => {
  it("is told once, beside what else changed", () => {
    const after = withCell(withRoleHours(SUPPORT, WEEK), "order.note", { answer: "ask", first: FIRST });
    const change = hoursChange(SUPPORT, after);
    expect(change).toMatchObject({ was: null, is: WEEK });
    expect(rowChanges(change?.before ?? [], change?.after ?? []).map(({ action }) => action)).toEqual(["order.note"]);
  });

  it("is told row by row where only one row changed, and not at all where none did", () => {
    expect(hoursChange(SUPPORT, withOwn(SUPPORT, "refund.issue", [WEEK]))).toBeNull();
    expect(hoursChange(SUPPORT, SUPPORT)).toBeNull();
  });
});
