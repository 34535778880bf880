import { describe, expect, it } from "vitest";
import { ceilingOf, withCeilings } from "../../../app/features/roles/ceiling";
import {
  blankCondition,
  tidied,
  typedList,
  typedNumber,
  typedTime,
  withLimit,
} from "../../../app/features/roles/condition-form";
import { draftOf, isChanged, NO_DRAFTS, undone, withDraft } from "../../../app/features/roles/drafts";
import { movedBy } from "../../../app/features/roles/grid-move";
import { Condition, CONDITION_KINDS } from "../../../app/features/policy/condition";
import { presetRules } from "../../../app/features/policy/presets";
import { dayOf, endOfDay, startOfDay } from "../../../app/platform/instant";
import { formatShortMoney } from "../../../app/platform/money";

const role = { roleId: "a", rules: presetRules("auditor", { perOrderMinor: 0, perDayMinor: 0 }) };
const other = { roleId: "b", rules: role.rules };
const none = role.rules.map((rule) => ({ ...rule, answer: "deny" as const }));

describe("roles as they are being changed", () => {
  it("are undone in the order in which they were changed, whichever role it was", () => {
    const drafts = withDraft(withDraft(NO_DRAFTS, role, { tag: "x", rules: none }), other, { tag: "x", rules: none });
    expect([role, other].map((one) => isChanged(drafts, one))).toEqual([true, true]);
    expect([role, other].map((one) => isChanged(undone(drafts), one))).toEqual([true, false]);
    expect([role, other].map((one) => isChanged(undone(undone(drafts)), one))).toEqual([false, false]);
    expect(undone(NO_DRAFTS)).toBe(NO_DRAFTS);
  });

  it("take what is typed in one go as one change", () => {
    const once = withDraft(NO_DRAFTS, role, { tag: "amount", rules: none });
    const typed = withDraft(once, role, { tag: "amount", rules: [] });
    expect(draftOf(typed, role)).toEqual([]);
    expect(draftOf(undone(typed), role)).toBe(role.rules);
  });
});

describe("the keys of the grid", () => {
  const size = { rows: 3, columns: 2 };
  it.each([
    ["ArrowDown", false, { row: 1, column: 0 }, { row: 2, column: 0 }],
    ["ArrowDown", false, { row: 2, column: 0 }, { row: 2, column: 0 }],
    ["ArrowUp", false, { row: 0, column: 1 }, { row: 0, column: 1 }],
    ["ArrowRight", false, { row: 0, column: 0 }, { row: 0, column: 1 }],
    ["ArrowLeft", false, { row: 0, column: 0 }, { row: 0, column: 0 }],
    ["Home", false, { row: 1, column: 1 }, { row: 1, column: 0 }],
    ["End", true, { row: 0, column: 0 }, { row: 2, column: 1 }],
    ["Tab", false, { row: 0, column: 0 }, undefined],
  ])("%s, with Control %s, leads from %j to %j", (key, ctrlKey, from, to) => {
    expect(movedBy({ key, ctrlKey }, from, size)).toEqual(to);
  });
});

describe("the editor of conditions", () => {
  it.each(CONDITION_KINDS)("begins %s with something that the schema takes", (kind) => {
    expect(Condition.safeParse(blankCondition(kind)).success).toBe(true);
  });

  it("saves no condition that says nothing", () => {
    const rule = { action: "order.note" as const, answer: "can" as const, limits: [] };
    const conditions = CONDITION_KINDS.map(blankCondition);
    const [kept] = tidied([{ ...rule, conditions }]);
    expect(kept?.conditions.map(({ kind }) => kind)).toEqual([
      "order_age_days",
      "hours",
      "reason",
      "draft_only",
      "hold",
    ]);
  });

  it.each([
    ["country", "it, de", ["IT", "DE"]],
    ["country", "Italy", undefined],
    ["currency", "eur", ["EUR"]],
    ["tags", " vip , ,second ", ["vip", "second"]],
    ["tags", "", []],
  ] as const)("reads a list of %s: %j", (kind, text, values) => {
    expect(typedList(kind, text)).toEqual(values);
  });

  it.each([
    ["30", 30],
    ["-1", undefined],
    ["101", undefined],
    ["3.5", undefined],
  ])("reads a number from 0 to 100: %j", (text, value) => {
    expect(typedNumber(text, { min: 0, max: 100 })).toBe(value);
  });

  it("reads a time", () => {
    expect([typedTime("09:30"), typedTime("9"), typedTime("")]).toEqual([570, undefined, undefined]);
  });

  it("lets a share count per order only, up to all of it", () => {
    const limit = { measure: "amount", window: "day", whose: "own", max: 5000, over: "ask" } as const;
    expect(withLimit(limit, { measure: "percent" })).toEqual({
      ...limit,
      measure: "percent",
      window: "order",
      max: 100,
    });
  });
});

describe("the ceiling of all together", () => {
  it("keeps what else is limited, and is taken away by an empty field", () => {
    const hour = { measure: "count", window: "rolling_1h", whose: "all", max: 5, over: "deny" } as const;
    const held = [{ action: "refund.issue" as const, answer: "can" as const, conditions: [], limits: [hour] }];
    const set = withCeilings(held, { day: 50_000, week: null, month: 200_000 });
    expect([ceilingOf(set, "day"), ceilingOf(set, "week"), ceilingOf(set, "month")]).toEqual([50_000, null, 200_000]);
    expect(withCeilings(set, { day: null, week: null, month: null })).toEqual(held);
  });
});

describe("days of a calendar", () => {
  it.each([
    ["Europe/Rome", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z"],
    ["Europe/Rome", "2027-03-28", "2027-03-27T23:00:00.000Z", "2027-03-28T21:59:59.999Z"],
    ["Pacific/Kiritimati", "2026-11-24", "2026-11-23T10:00:00.000Z", "2026-11-24T09:59:59.999Z"],
    ["Pacific/Pago_Pago", "2026-11-24", "2026-11-24T11:00:00.000Z", "2026-11-25T10:59:59.999Z"],
  ])("in %s, %s begins and ends", (zone, day, start, end) => {
    expect([startOfDay(day, zone), endOfDay(day, zone)]).toEqual([start, end]);
    expect([dayOf(start, zone), dayOf(end, zone)]).toEqual([day, day]);
  });
});

describe("an amount where space is short", () => {
  it.each([
    ["EUR", 3000, "it", "30 €"],
    ["EUR", 3050, "it", "30,50 €"],
    ["EUR", 3000, "en", "€30"],
    ["JPY", 3000, "en", "¥3,000"],
    ["KWD", 1500, "en", "KWD 1.500"],
  ])("%s %i in %s is %s", (currency, amountMinor, locale, text) => {
    expect(formatShortMoney({ amountMinor, currency }, locale).replaceAll("\u00a0", " ")).toBe(text);
  });
});
