import { describe, expect, it } from "vitest";
import { decideAll, type Use } from "../../../app/features/policy/decide";
import { nothingUsed } from "../../../app/features/policy/made-up";
import type { Rule } from "../../../app/features/policy/rule";
import type { Standing } from "../../../app/features/policy/standing";
import { assistant, facts, grant, row, used } from "./cases/case";

const both: readonly [Use, ...Use[]] = [
  { action: "refund.issue", amountMinor: 1000 },
  { action: "refund.goodwill", amountMinor: 1000 },
];
const all = (rules: readonly Rule[], uses = both, known = facts()) =>
  decidedAll(assistant({ rules: [...rules] }), uses, known);

function decidedAll(who: Standing, uses: readonly [Use, ...Use[]], known = facts()) {
  const zero = nothingUsed(
    who,
    uses.map((use) => use.action),
  );
  return decideAll(who, uses, { ...known, used: { ...zero, ...known.used } });
}

const issue = (rule: Parameters<typeof row>[0] = {}) => row({ ...rule, action: "refund.issue" });
const goodwill = (rule: Parameters<typeof row>[0] = {}) => row({ ...rule, action: "refund.goodwill" });
const codes = (decision: ReturnType<typeof all>) => decision.reasons.map((reason) => reason.code);

const STRICTEST = [
  ["both can", issue(), goodwill(), "can"],
  ["the first asks", issue({ answer: "ask" }), goodwill(), "ask"],
  ["the second asks", issue(), goodwill({ answer: "ask" }), "ask"],
  ["the second denies, the first asks", issue({ answer: "ask" }), goodwill({ answer: "deny" }), "deny"],
  ["the first denies, the second asks", issue({ answer: "deny" }), goodwill({ answer: "ask" }), "deny"],
] as const;

describe("a change that uses several rights", () => {
  it.each(STRICTEST)("is as strict as the strictest: %s", (_name, first, second, answer) => {
    const decision = all([first, second]);
    expect(decision.answer).toBe(answer);
    expect(decision.reasons[0].answer).toBe(answer);
  });

  it("needs every one of them", () => {
    expect(all([issue()]).reasons).toEqual([{ code: "no_right", answer: "deny", action: "refund.goodwill" }]);
    expect(all([goodwill()]).reasons).toEqual([{ code: "no_right", answer: "deny", action: "refund.issue" }]);
  });

  it("tells the strictest first and leaves out what is allowed", () => {
    expect(codes(all([issue({ answer: "ask" }), goodwill({ answer: "deny" })]))).toEqual(["no_right", "rule_asks"]);
    expect(codes(all([issue({ answer: "ask" }), goodwill()]))).toEqual(["rule_asks"]);
  });

  it("tells once what both say in the same words", () => {
    const reason = { conditions: [{ kind: "reason" as const }] };
    expect(codes(all([issue(reason), goodwill(reason)]))).toEqual(["reason_missing"]);
    expect(codes(all([issue(), goodwill()]))).toEqual(["allowed"]);
  });

  it("tells twice what differs", () => {
    expect(all([issue({ answer: "ask" }), goodwill({ answer: "ask" })]).reasons).toEqual([
      { code: "rule_asks", answer: "ask", action: "refund.issue" },
      { code: "rule_asks", answer: "ask", action: "refund.goodwill" },
    ]);
  });

  it("counts each one's money against its own limits", () => {
    const limit = { measure: "amount", window: "order", max: 1000 } as const;
    const rules = [issue({ limits: [limit] }), goodwill({ limits: [limit] })];
    const uses = (first: number, second: number): [Use, ...Use[]] => [
      { action: "refund.issue", amountMinor: first },
      { action: "refund.goodwill", amountMinor: second },
    ];
    expect(all(rules, uses(1000, 1000)).answer).toBe("can");
    expect(all(rules, uses(1001, 1000)).reasons).toMatchObject([{ room: { action: "refund.issue", over: 1 } }]);
    expect(all(rules, uses(1000, 1002)).reasons).toMatchObject([{ room: { action: "refund.goodwill", over: 2 } }]);
    const goodwillUsed = facts({ used: used({}, 5, "refund.goodwill") });
    expect(all(rules, uses(1000, 1000), goodwillUsed).reasons).toMatchObject([
      { room: { action: "refund.goodwill", over: 5 } },
    ]);
  });

  it("shows the room of every limit of each", () => {
    const limit = { measure: "count", window: "day", max: 3 } as const;
    const rooms = all([issue({ limits: [limit] }), goodwill({ limits: [limit] })]).rooms;
    expect(rooms.map((room) => room.action)).toEqual(["refund.issue", "refund.goodwill"]);
  });

  it("is held as long as the longest of them", () => {
    const hold = (minutes: number) => ({ conditions: [{ kind: "hold" as const, minutes }] });
    expect(all([issue(hold(5)), goodwill(hold(20))]).holdMinutes).toBe(20);
    expect(all([issue(hold(20)), goodwill(hold(5))]).holdMinutes).toBe(20);
    expect(all([issue(), goodwill()]).holdMinutes).toBe(0);
  });

  it("carries the first one's name and the role version", () => {
    expect(all([issue(), goodwill()])).toMatchObject({
      action: "refund.issue",
      roleVersionId: grant().roleVersionId,
    });
  });

  it("is decided as ever where it uses one right only", () => {
    expect(all([issue({ answer: "ask" })], [both[0]])).toMatchObject({ answer: "ask", action: "refund.issue" });
  });
});

describe("several rights of people without a role", () => {
  it("are the owner's all at once, told once", () => {
    expect(decidedAll({ kind: "owner" }, both)).toMatchObject({
      answer: "can",
      reasons: [{ code: "owner" }],
      roleVersionId: null,
    });
  });

  it("are never a stranger's", () => {
    expect(decidedAll({ kind: "stranger" }, both)).toMatchObject({
      answer: "deny",
      reasons: [
        { code: "no_right", action: "refund.issue" },
        { code: "no_right", action: "refund.goodwill" },
      ],
    });
  });

  it("are not a stranger's because joining is among them", () => {
    const joining: Use = { action: "team.join", amountMinor: 0 };
    expect(decidedAll({ kind: "stranger" }, [joining, both[0]])).toMatchObject({
      answer: "deny",
      reasons: [{ code: "no_right", action: "refund.issue" }],
    });
  });
});
