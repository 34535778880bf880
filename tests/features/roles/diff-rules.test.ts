import { describe, expect, it } from "vitest";
import { diffRules } from "../../../app/features/roles/diff-rules";
import { recordedRules } from "../../../app/features/roles/recorded-rules";
import { presetRules, PRESETS } from "../../../app/features/policy/presets";
import { Rule } from "../../../app/features/policy/rule";

const AMOUNTS = { perOrderMinor: 3000, perDayMinor: 10_000 };
const row = (change: object = {}) => Rule.parse({ action: "refund.issue", answer: "can", ...change });
const limit = (change: object = {}) => ({ measure: "amount", window: "order", max: 3000, over: "ask", ...change });
const hours = (from: number) => ({ kind: "hours", days: [1, 2], from, until: 1080 });

describe("the difference between two sets of rules", () => {
  it("of a set with itself is nothing, whatever order its rows and fields are in", () => {
    for (const preset of PRESETS) {
      const rules = presetRules(preset, AMOUNTS);
      expect(diffRules(rules, rules.toReversed())).toEqual([]);
    }
    const one = row({ limits: [limit(), limit({ window: "day" })] });
    const other = {
      ...one,
      limits: one.limits.toReversed().map((said) => Object.fromEntries(Object.entries(said).reverse())),
    };
    expect(diffRules([one], [Rule.parse(other)])).toEqual([]);
  });

  it.each([
    ["an answer", [row()], [row({ answer: "ask" })], [["answer", "can", "ask"]]],
    ["a row that came", [], [row()], [["answer", null, "can"]]],
    ["a row that went", [row()], [], [["answer", "can", null]]],
    ["an amount", [row({ limits: [limit()] })], [row({ limits: [limit({ max: 5000 })] })], [["limit", 3000, 5000]]],
    ["a limit that came", [row()], [row({ limits: [limit()] })], [["limit", null, 3000]]],
    ["a limit that went", [row({ limits: [limit()] })], [row()], [["limit", 3000, null]]],
    [
      "one of two limits of a window, not the other",
      [row({ limits: [limit(), limit({ max: 9000, over: "deny" })] })],
      [row({ limits: [limit(), limit({ max: 8000, over: "deny" })] })],
      [["limit", 9000, 8000]],
    ],
    [
      "two limits of different windows apart",
      [row({ limits: [limit()] })],
      [row({ limits: [limit({ window: "day" })] })],
      [
        ["limit", 3000, null],
        ["limit", null, 3000],
      ],
    ],
    [
      "one of two shifts",
      [row({ conditions: [hours(480), hours(900)] })],
      [row({ conditions: [hours(480), hours(960)] })],
      [["condition", 900, 960]],
    ],
  ])("is %s", (_name, before, after, expected) => {
    const short = (value: unknown) =>
      typeof value !== "object" || value === null
        ? value
        : "max" in value
          ? value.max
          : "from" in value
            ? value.from
            : value;
    const found = diffRules(before, after).map((diff) => [diff.kind, short(diff.before), short(diff.after)]);
    expect(found).toEqual(expected);
  });

  it("names the row, in the order of the matrix", () => {
    const before = [row(), Rule.parse({ action: "order.note", answer: "can" })];
    const after = [row({ answer: "deny" }), Rule.parse({ action: "order.note", answer: "ask" })];
    expect(diffRules(before, after).map(({ action }) => action)).toEqual(["order.note", "refund.issue"]);
  });
});

describe("a difference as the record keeps it", () => {
  it("holds money as decimal strings with its currency, hours as a clock shows them, and nothing that stayed", () => {
    const value = { kind: "order_value", min: null, max: 50_000 };
    const before = [row({ limits: [limit()], conditions: [{ kind: "reason" }] })];
    const after = [
      row({
        limits: [limit({ max: 5000 })],
        conditions: [{ kind: "reason" }, hours(480), value, { kind: "draft_only" }],
      }),
      Rule.parse({
        action: "order.search",
        answer: "can",
        limits: [limit({ measure: "count", window: "rolling_24h", max: 9, over: "deny" })],
      }),
    ];
    const diffs = diffRules(before, after);
    expect(recordedRules(diffs, "before", "EUR")).toEqual({
      "refund.issue": { amount_order_ask: { amount: "30.00", currency: "EUR" } },
    });
    expect(recordedRules(diffs, "after", "EUR")).toEqual({
      "order.search": { answer: "can", count_rolling_24h_deny: 9 },
      "refund.issue": {
        amount_order_ask: { amount: "50.00", currency: "EUR" },
        hours: { days: [1, 2], from: "08:00", until: "18:00", otherwise: "deny" },
        order_value: { min: null, max: { amount: "500.00", currency: "EUR" }, otherwise: "ask" },
        draft_only: true,
      },
    });
  });

  it("keeps both of two shifts, and counts what all do together apart", () => {
    const after = [
      row({
        conditions: [hours(480), hours(900)],
        limits: [limit({ window: "day" }), limit({ window: "day", whose: "all" })],
      }),
    ];
    const said = recordedRules(diffRules([], after), "after", "JPY")["refund.issue"];
    expect(Object.keys(said ?? {}).toSorted()).toEqual([
      "amount_day_ask",
      "amount_day_together_ask",
      "answer",
      "hours",
      "hours_2",
    ]);
    expect(said).toMatchObject({ amount_day_ask: { amount: "3000", currency: "JPY" } });
  });
});
