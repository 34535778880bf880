import { describe, expect, it } from "vitest";
import { SaveRole, SetCeiling, SetGrantTerms } from "../../../app/features/roles/role-change";
import { ACTIONS, ROWS } from "../../../app/features/policy/action";
import { presetRules, PRESETS } from "../../../app/features/policy/presets";

const ROLE = { roleId: null, name: "Support", preset: null, rules: [] };
const grantId = "00000000-0000-4000-8000-000000000001";
const TERMS = { grantId, validFrom: null, validUntil: null, timeZone: null };
const together = (change: object = {}) => ({
  action: "refund.issue",
  answer: "can",
  limits: [{ measure: "amount", window: "day", whose: "all", max: 50_000 }],
  ...change,
});

describe("a role as it may be saved", () => {
  it("is any preset, and has a name of one printable line", () => {
    for (const preset of PRESETS) {
      const rules = presetRules(preset, { perOrderMinor: 1, perDayMinor: 2 });
      expect(SaveRole.safeParse({ ...ROLE, preset, rules }).success).toBe(true);
    }
    expect(SaveRole.parse({ ...ROLE, name: "  Support " })).toMatchObject({ name: "Support", basedOn: null });
  });

  it.each([
    { name: "" },
    { name: "  " },
    { name: "x".repeat(61) },
    { name: "a\nb" },
    { name: "a\u202eb" },
    { preset: "owner" },
    { roleId: "ceiling" },
    { kind: "ceiling" },
    { basedOn: "newest" },
    { rules: [{ action: "refund.issue", answer: "maybe" }] },
    {
      rules: [
        { action: "refund.issue", answer: "can" },
        { action: "refund.issue", answer: "deny" },
      ],
    },
  ])("is refused with %j", (change) => {
    expect(SaveRole.safeParse({ ...ROLE, ...change }).success).toBe(false);
  });

  it("never gives what only the owner may, nor the right to change roles", () => {
    const rows = new Set<string>(ROWS);
    for (const action of ACTIONS) {
      const rules = [{ action, answer: "can" }];
      expect([action, SaveRole.safeParse({ ...ROLE, rules }).success]).toEqual([action, rows.has(action)]);
    }
  });
});

describe("the ceiling of all together", () => {
  it.each([
    ["a limit of all together", together(), true],
    ["no limit", together({ limits: [] }), true],
    ["a limit of each person", together({ limits: [{ measure: "amount", window: "day", max: 1 }] }), false],
    ["a limit per order", together({ limits: [{ measure: "amount", window: "order", whose: "all", max: 1 }] }), false],
    ["an answer of its own", together({ answer: "deny" }), false],
    ["a condition", together({ conditions: [{ kind: "reason" }] }), false],
    ["what only the owner may", together({ action: "team.stop" }), false],
  ])("with %s", (_name, rule, good) => {
    expect(SetCeiling.safeParse({ rules: [rule] }).success).toBe(good);
  });
});

describe("from when until when, and on whose clock", () => {
  it.each([
    [{}, true],
    [{ validFrom: "2026-12-01T08:00:00+01:00", validUntil: "2026-12-01T07:00:01Z" }, true],
    [{ validFrom: "2026-12-01T08:00:00+01:00", validUntil: "2026-12-01T07:00:00Z" }, false],
    [{ validFrom: "2026-12-02T00:00:00Z", validUntil: "2026-12-01T00:00:00Z" }, false],
    [{ validUntil: "tomorrow" }, false],
    [{ validUntil: "2026-12-01" }, false],
    [{ timeZone: "Europe/Rome" }, true],
    [{ timeZone: "Mars/Olympus" }, false],
    [{ timeZone: "" }, false],
    [{ status: "active" }, false],
  ])("%j: %s", (change, good) => {
    expect(SetGrantTerms.safeParse({ ...TERMS, ...change }).success).toBe(good);
  });
});
