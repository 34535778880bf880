import { describe, expect, it } from "vitest";
import { passesNow } from "../../../app/features/try/pass-now";
import { verdictRows } from "../../../app/features/try/verdict-rows";
import { decideAll, type Use } from "../../../app/features/policy/decide";
import { freshOrder, grantWith, madeUpFacts, nothingUsed } from "../../../app/features/policy/made-up";
import { presetRules } from "../../../app/features/policy/presets";
import type { Grant } from "../../../app/features/policy/grant";
import type { OrderFacts } from "../../../app/features/policy/facts";

const NOW = Date.parse("2026-10-30T09:30:00Z");
const SUPPORT = presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 });

function tried(amountMinor: number, given: { grant?: Partial<Grant>; order?: Partial<OrderFacts> } = {}) {
  const grant = { ...grantWith(SUPPORT), ...given.grant };
  const standing = { kind: "assistant", grant } as const;
  const uses: [Use, Use] = [
    { action: "refund.issue", amountMinor },
    { action: "refund.goodwill", amountMinor },
  ];
  const facts = {
    ...madeUpFacts(NOW),
    order: { ...freshOrder(NOW), ...given.order },
    used: nothingUsed(standing, ["refund.issue", "refund.goodwill"]),
  };
  const decision = decideAll(standing, uses, facts);
  return { decision, rows: verdictRows(grant, uses, { decision, facts }) };
}

describe("every rule's verdict", () => {
  it("shows all rules of the right, met or not, the deciding one first", () => {
    const { decision, rows } = tried(5000);
    expect(decision.answer).toBe("ask");
    expect(rows[0]).toMatchObject({
      kind: "limit",
      decides: true,
      answer: "ask",
      room: { window: "order", over: 2000 },
    });
    expect(rows.slice(1).map(({ kind, answer, decides }) => [kind, answer, decides])).toEqual([
      ["standing", "can", false],
      ["right", "can", false],
      ["condition", "can", false],
      ["condition", "can", false],
      ["condition", "can", false],
      ["limit", "can", false],
      ["limit", "can", false],
      ["right", "can", false],
    ]);
  });

  it("the strictest decides, and those that ask stand before those that are met", () => {
    const { rows } = tried(5000, { order: { paymentStatus: "PENDING" } });
    expect(rows.map(({ answer }) => answer).slice(0, 3)).toEqual(["deny", "ask", "can"]);
    expect(rows[0]).toMatchObject({ kind: "condition", decides: true, condition: { kind: "payment_status" } });
  });

  it("nobody's rule decides when all are met", () => {
    expect(tried(1000).rows.every(({ decides, answer }) => !decides && answer === "can")).toBe(true);
  });

  it.each([
    ["who was stopped", { status: "stopped" as const }],
    ["who has not begun", { validFrom: "2027-01-01T00:00:00Z" }],
    ["whose work ended", { validUntil: "2026-01-01T00:00:00Z" }],
  ])("says that somebody may not work before anything else: %s", (_, grant) => {
    expect(tried(1000, { grant }).rows[0]).toMatchObject({ kind: "standing", answer: "deny", decides: true });
  });

  it("a right that is denied has no rules to ask", () => {
    const { rows } = tried(1000, { grant: { rules: presetRules("auditor", { perOrderMinor: 0, perDayMinor: 0 }) } });
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(["right", "right", "standing"]);
    expect(rows[0]).toMatchObject({ kind: "right", said: "deny", decides: true });
  });
});

describe("what would pass now", () => {
  it.each([
    ["up to the tightest limit, when only an amount is in the way", tried(5000), 3000],
    ["the same when it passes already", tried(1000), 3000],
    ["nothing, when a condition is in the way", tried(5000, { order: { paymentStatus: "PENDING" } }), null],
  ])("is %s", (_, { decision }, most) => {
    expect(passesNow(decision)).toBe(most);
  });
});
