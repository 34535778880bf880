import { describe, expect, it } from "vitest";
import type { Grant } from "../../../app/features/policy/grant";
import type { Condition } from "../../../app/features/policy/condition";
import { grantWith } from "../../../app/features/policy/made-up";
import { presetRules } from "../../../app/features/policy/presets";
import { asIfBegun, decideUnused, orderLimit, workInstant } from "../../../app/features/training/trainee";
import { exerciseFor, traineeWith, AT } from "./a-trainee";
import { questionOf, rightChoice } from "../../../app/features/training/exercise";

const RULES = presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 });
const withHours = (...hours: Omit<Extract<Condition, { kind: "hours" }>, "kind" | "otherwise">[]) =>
  grantWith(
    RULES.map((rule, index) => ({
      ...rule,
      conditions: [
        ...rule.conditions,
        ...hours
          .filter((_, at) => at === 0 || index === 0)
          .map((one) => ({ kind: "hours", otherwise: "deny", ...one }) as const),
      ],
    })),
  );
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7];

/** AT is a Monday, 12:00 in Rome. */
describe("the moment at which one practises", () => {
  it.each<[what: string, grant: Grant, at: string]>([
    ["now, without hours", grantWith(RULES), AT],
    [
      "now, whatever the hours of what one cannot do",
      grantWith(
        RULES.map((rule) =>
          rule.answer === "deny"
            ? { ...rule, conditions: [{ kind: "hours", days: [4], from: 0, until: 60, otherwise: "deny" } as const] }
            : rule,
        ),
      ),
      AT,
    ],
    ["now, within the hours", withHours({ days: [1], from: 540, until: 1080 }), AT],
    [
      "this evening, for whoever works at night",
      withHours({ days: ALL_WEEK, from: 1200, until: 1380 }),
      "2026-11-23T19:00:00.000Z",
    ],
    ["on the next day of work", withHours({ days: [4], from: 570, until: 600 }), "2026-11-26T08:30:00.000Z"],
    [
      "on the person's own clock",
      { ...withHours({ days: ALL_WEEK, from: 1080, until: 1140 }), timeZone: "Asia/Manila" },
      "2026-11-24T10:00:00.000Z",
    ],
    [
      "where the hours of all rights meet",
      withHours({ days: ALL_WEEK, from: 780, until: 1080 }, { days: [2], from: 540, until: 1020 }),
      "2026-11-24T12:00:00.000Z",
    ],
    [
      "now, where they never meet",
      withHours({ days: [2], from: 540, until: 600 }, { days: [3], from: 540, until: 600 }),
      AT,
    ],
  ])("is %s", (_, grant, at) => {
    expect(workInstant(grant, { now: AT, timeZone: "Europe/Rome" })).toBe(at);
  });
});

describe("whoever has not begun", () => {
  it("practises with the rights they will have; as they are, all would be denied", () => {
    const waiting: Grant = {
      ...grantWith(RULES),
      status: "waiting",
      missingSteps: ["nda"],
      validFrom: "2027-01-01T00:00:00Z",
    };
    const trainee = traineeWith(RULES);
    const exercise = exerciseFor(trainee, "broken");
    const question = questionOf(exercise, rightChoice(exercise));
    const answerOf = (grant: Grant) => decideUnused({ ...trainee, grant }, exercise.facts, question).answer;
    expect([answerOf(waiting), answerOf(asIfBegun(waiting))]).toEqual(["deny", "can"]);
  });
});

describe("the limit of one order", () => {
  it("is the lowest of its own money limits; a role that may not refund has none", () => {
    expect(orderLimit(grantWith(RULES))).toBe(3000);
    expect(orderLimit(grantWith(presetRules("auditor", { perOrderMinor: 1, perDayMinor: 1 })))).toBeNull();
  });
});
