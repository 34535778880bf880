import { describe, expect, it } from "vitest";
import { sharedHours, withoutHours, type Hours } from "../../../app/features/policy/shared-hours";
import { row } from "./cases/case";

const WEEK: Hours = { kind: "hours", days: [1, 2, 3, 4, 5], from: 540, until: 1080, otherwise: "deny" };
const NIGHT: Hours = { ...WEEK, from: 1320, until: 360 };
const has = (...conditions: Hours[]) => row({ conditions });

describe("the hours of several rights", () => {
  it.each([
    ["none where there is no right", [], { kind: "always" }],
    ["none where nobody set any", [has(), has()], { kind: "always" }],
    ["what all of them say", [has(WEEK), has(WEEK)], { kind: "set", hours: WEEK }],
    ["mixed where one says something else", [has(WEEK), has(WEEK), has(NIGHT)], { kind: "mixed" }],
    ["mixed where one says nothing", [has(WEEK), has()], { kind: "mixed" }],
    ["mixed where each says two", [has(WEEK, NIGHT), has(WEEK, NIGHT)], { kind: "mixed" }],
    [
      "not those of what is refused",
      [row({ answer: "deny", conditions: [NIGHT] }), has(WEEK)],
      { kind: "set", hours: WEEK },
    ],
  ])("are %s", (_, rows, shared) => {
    expect(sharedHours(rows)).toEqual(shared);
  });

  it("are left out, and nothing else", () => {
    expect(withoutHours([WEEK, { kind: "draft_only" }, NIGHT])).toEqual([{ kind: "draft_only" }]);
  });
});
