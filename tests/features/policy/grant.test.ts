import { describe, expect, it } from "vitest";
import { decide } from "../../../app/features/policy/decide";
import { Grant, ruleFor, termsOf } from "../../../app/features/policy/grant";
import type { Rule } from "../../../app/features/policy/rule";
import { before, facts, grant, NOW, row } from "./cases/case";

const OWN = row({ action: "reply.use", answer: "deny" });

describe("the row that counts", () => {
  it("is the person's own before the role's", () => {
    expect(ruleFor(grant({ overrides: [OWN] }), "reply.use")).toEqual(OWN);
  });

  it("is the role's where the person has none", () => {
    expect(ruleFor(grant({ overrides: [OWN] }), "order.read")?.answer).toBe("can");
  });

  it("is the person's own where the role has none", () => {
    expect(ruleFor(grant({ rules: [], overrides: [OWN] }), "reply.use")).toEqual(OWN);
  });

  it("does not exist for an action that nobody gave", () => {
    expect(ruleFor(grant(), "team.stop")).toBeUndefined();
  });
});

const LIMIT = { measure: "amount", window: "day", max: 500 } as const;

describe("what a grant comes to", () => {
  it("is each row with its limits and the ceiling's, each with the key of its use", () => {
    const ceiling = [
      row({ limits: [{ ...LIMIT, whose: "all", max: 900, over: "deny" }] }),
      row({ action: "order.edit" }),
    ];
    const right = termsOf(grant({ rules: [row({ limits: [LIMIT] })], ceiling })).rights.get("refund.issue");
    expect(right?.rule).toEqual(row({ limits: [LIMIT] }));
    expect(right?.limits).toEqual([
      { ...LIMIT, whose: "own", over: "ask", key: "refund.issue|amount|day|own" },
      { ...LIMIT, whose: "all", max: 900, over: "deny", key: "refund.issue|amount|day|all" },
    ]);
  });

  it("gives no right by a ceiling alone, and no limit where nobody set one", () => {
    const { rights } = termsOf(grant({ rules: [row()], ceiling: [row({ action: "order.edit", limits: [LIMIT] })] }));
    expect([...rights.keys()]).toEqual(["refund.issue"]);
    expect(rights.get("refund.issue")?.limits).toEqual([]);
  });

  it("has its dates as instants, open where there are none", () => {
    expect(termsOf(grant())).toMatchObject({ fromMs: -Infinity, untilMs: Infinity });
    expect(
      termsOf(grant({ validFrom: "1970-01-01T00:00:01Z", validUntil: "1970-01-01T01:00:02+01:00" })),
    ).toMatchObject({ fromMs: 1000, untilMs: 2000 });
  });

  it("is worked out once a grant, and anew for another", () => {
    const one = grant();
    expect(termsOf(one)).toBe(termsOf(one));
    expect(termsOf({ ...one, rules: [] }).rights.size).toBe(0);
  });
});

describe("a right that hangs on no fact", () => {
  const plain = row({ action: "order.note", conditions: [{ kind: "hold", minutes: 5 }], limits: [] });
  const ready = (answer: Rule["answer"], change: Partial<Grant> = {}) => {
    const holder = grant({ rules: [{ ...plain, answer }], ...change });
    return { holder, decision: decide({ kind: "assistant", grant: holder }, "order.note", facts()) };
  };

  it.each([
    ["can", [{ code: "allowed", answer: "can" }], 5],
    ["ask", [{ code: "rule_asks", answer: "ask", action: "order.note" }], 5],
    ["deny", [{ code: "no_right", answer: "deny", action: "order.note" }], 0],
  ] as const)("is decided once for all: %s", (answer, reasons, holdMinutes) => {
    const { holder, decision } = ready(answer);
    const { roleVersionId } = holder;
    expect(decision).toEqual({ action: "order.note", answer, reasons, rooms: [], holdMinutes, roleVersionId });
    expect(decide({ kind: "assistant", grant: holder }, "order.note", facts())).toBe(decision);
  });

  it.each(["can", "ask", "deny"] as const)("cannot be changed by whoever reads it: %s", (answer) => {
    const { decision } = ready(answer);
    expect(() => Object.assign(decision, { answer: "can" })).toThrow(TypeError);
    expect(() => Object.assign(decision.reasons, { length: 0 })).toThrow(TypeError);
  });

  it("is still refused where nothing may be done", () => {
    const { decision } = ready("can", { status: "stopped" });
    expect(decision.reasons.map(({ code }) => code)).toEqual(["not_active"]);
    expect(ready("can", { validUntil: NOW }).decision.answer).toBe("deny");
    expect(ready("can", { validFrom: before(-1) }).decision.answer).toBe("deny");
  });
});

describe("a stored grant", () => {
  it("is read as it was written", () => {
    const written = grant({
      timeZone: "Europe/Rome",
      validFrom: "2026-11-23T10:00:00+01:00",
      validUntil: "2027-11-23T10:00:00-03:00",
      overrides: [OWN],
      ceiling: [row({ limits: [LIMIT] })],
    });
    expect(Grant.parse(written)).toEqual(written);
  });

  it.each(["waiting", "active", "stopped"])("may be %s", (status) => {
    expect(Grant.safeParse({ ...grant(), status }).success).toBe(true);
  });

  it.each([
    { id: "1" },
    { status: "paused" },
    { version: 0 },
    { version: 1.5 },
    { shopifyUserId: "" },
    { validFrom: "yesterday" },
    { validUntil: "2026-11-23T10:00:00" },
    { timeZone: "Europe/Atlantis" },
    { roleVersionId: "2" },
    { rules: [{ action: "order.read" }] },
    { rules: [OWN, OWN] },
    { overrides: [OWN, OWN] },
    { ceiling: [OWN, OWN] },
    { ceiling: undefined },
  ])("with %j is refused", (change) => {
    expect(Grant.safeParse({ ...grant(), ...change }).success).toBe(false);
  });
});
