import { describe, expect, it } from "vitest";
import type { Action } from "../../../app/features/policy/action";
import { Limit } from "../../../app/features/policy/limit";
import { readyPast, type PastRefund } from "../../../app/features/policy/past";
import { Rule, type Answer } from "../../../app/features/policy/rule";
import { PAST_USES, simulate } from "../../../app/features/policy/simulate";
import { NOON, pastOrder, pastRefund } from "./a-past";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const answersTo = (refunds: readonly PastRefund[], rules: readonly Rule[]) =>
  simulate(readyPast(refunds, "Europe/Rome"), rules).answers;

type Twice = { apartMs: number; customers: readonly [string | null, string | null] };

/** Two refunds of two orders, under a limit that one of the two rights has on what a customer gets back. */
function twice(measure: Limit["measure"], limited: Action, { apartMs, customers }: Twice) {
  const refunds = customers.map((customer, index) =>
    pastRefund({ order: pastOrder({ id: String(index), customer }), atMs: NOON + index * apartMs }),
  );
  const limit = Limit.parse({ measure, window: "customer_30d", max: measure === "count" ? 1 : 1000 });
  const rules = PAST_USES.map((action) =>
    Rule.parse({ action, answer: "can", limits: action === limited ? [limit] : [] }),
  );
  return answersTo(refunds, rules);
}

describe.each([
  ["amount", "refund.issue"],
  ["count", "refund.issue"],
  ["amount", "refund.goodwill"],
  ["count", "refund.goodwill"],
] as const)("the last 30 days of a customer, by %s of %s", (measure, action) => {
  it("count what is exactly 30 days old, and nothing older", () => {
    expect(twice(measure, action, { apartMs: 30 * DAY, customers: ["a", "a"] })).toEqual(["can", "ask"]);
    expect(twice(measure, action, { apartMs: 30 * DAY + 1, customers: ["a", "a"] })).toEqual(["can", "can"]);
  });

  it("count nobody else's, and of customers that nobody knows each alone", () => {
    expect(twice(measure, action, { apartMs: DAY, customers: ["a", "b"] })).toEqual(["can", "can"]);
    expect(twice(measure, action, { apartMs: DAY, customers: [null, null] })).toEqual(["can", "can"]);
  });
});

describe("a week of the shop", () => {
  // A Sunday in Rome, and the Monday after it.
  const [late, midnight] = [Date.parse("2026-10-18T21:59:00Z"), Date.parse("2026-10-18T22:00:00Z")];
  const limits = [Limit.parse({ measure: "amount", window: "week", max: 1000 })];
  const rules = PAST_USES.map((action) => Rule.parse({ action, answer: "can", limits }));

  it.each<[string, number[], Answer[]]>([
    ["ends with Sunday", [late, midnight], ["can", "can"]],
    ["begins with Monday and lasts until Sunday", [midnight, midnight + 7 * DAY - 1], ["can", "ask"]],
    ["is an hour longer where the clock is set back", [midnight, midnight + 7 * DAY], ["can", "ask"]],
    ["is over after that", [midnight, midnight + 7 * DAY + HOUR], ["can", "can"]],
  ])("%s", (_, moments, answers) => {
    const refunds = moments.map((atMs) => pastRefund({ atMs }));
    expect(answersTo(refunds, rules)).toEqual(answers);
  });
});
