import { describe, expect, it } from "vitest";
import { catalogue } from "../../../app/i18n/messages/en/catalogue";
import { diff } from "../../../app/features/audit/diff";
import { rulePath } from "../../../app/features/audit/rule-path";
import { Condition } from "../../../app/features/policy/condition";
import { Limit, Measure, WINDOWS, Whose } from "../../../app/features/policy/limit";
import { presetRules, PRESETS } from "../../../app/features/policy/presets";
import { diffRules } from "../../../app/features/roles/diff-rules";
import { recordedRules } from "../../../app/features/roles/recorded-rules";
import type { Rule } from "../../../app/features/policy/rule";

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogue.words;
const hasWord = (key: string) => {
  const [group = "", ...rest] = key.split(":");
  return rest.join(":") in (WORDS[group] ?? {});
};
const row = (part: Partial<Rule>): Rule => ({
  action: "refund.issue",
  answer: "can",
  conditions: [],
  limits: [],
  ...part,
});
const pathsOf = (rules: readonly Rule[]) =>
  diff(null, { rules: recordedRules(diffRules([], rules), "after", "EUR") }).map(({ path }) => path);

/** One of every kind of condition, with every field said. */
const CONDITIONS = Condition.options.map((option) => {
  const kind = option.shape.kind.value;
  const fields = { max: 1, min: 1, minutes: 1, days: [1], from: 0, until: 1, oneOf: [], noneOf: [], otherwise: "deny" };
  const dates = { from: "2026-11-24T09:00:00Z", until: "2026-11-25T09:00:00Z" };
  const all: Record<string, unknown> = { ...fields, ...(kind === "dates" ? dates : {}), kind };
  return Condition.parse(Object.fromEntries(Object.keys(option.shape).map((key) => [key, all[key]])));
});

describe("a recorded difference of rules", () => {
  it("has words for every row, answer, limit and condition there is", () => {
    const limits = WINDOWS.flatMap((window) =>
      Measure.options.flatMap((measure) =>
        Whose.options.flatMap((whose) =>
          ["ask", "deny"].flatMap((over) => {
            const limit = Limit.safeParse({ measure, window, whose, over, max: 1 });
            return limit.success ? [limit.data] : [];
          }),
        ),
      ),
    );
    const paths = [
      ...PRESETS.flatMap((preset) => pathsOf(presetRules(preset, { perOrderMinor: 1, perDayMinor: 2 }))),
      ...limits.flatMap((limit) => pathsOf([row({ limits: [limit] })])),
      ...pathsOf([row({ conditions: CONDITIONS })]),
      ...pathsOf([row({ conditions: [...CONDITIONS, ...CONDITIONS] })]),
    ];
    expect(CONDITIONS).toHaveLength(15);
    expect(paths.length).toBeGreaterThan(300);
    const wordless = paths.filter((path) => {
      const rule = rulePath(path);
      return rule === null || ![`policy:action_${rule.action}`, ...rule.words].every(hasWord);
    });
    expect([...new Set(wordless)]).toEqual([]);
  });

  it.each([
    ["rules.refund.issue.answer", { action: "refund.issue", words: ["audit:rule_answer"] }],
    [
      "rules.refund.issue.amount_rolling_24h_together_deny",
      {
        action: "refund.issue",
        words: ["audit:rule_amount", "policy:window_per_rolling_24h", "audit:rule_together", "audit:over_deny"],
      },
    ],
    [
      "rules.order.search.count_customer_30d_ask_2",
      { action: "order.search", words: ["audit:rule_count", "policy:window_per_customer_30d", "audit:over_ask"] },
    ],
    ["rules.order.note.hours_2.days", { action: "order.note", words: ["audit:rule_hours", "audit:part_days"] }],
    ["refund_per_order", null],
    ["rules", null],
    ["role_version", null],
  ])("%s", (path, expected) => {
    expect(rulePath(path)).toEqual(expected);
  });
});
