import { describe, expect, it } from "vitest";
import type { Condition } from "../../../app/features/policy/condition";
import { asksAboutOrder, Grant, ruleFor, termsOf } from "../../../app/features/policy/grant";
import { assistant, grant, row, withRule } from "./cases/case";
import type { z } from "zod";

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
    expect(right).toEqual({
      rule: row({ limits: [LIMIT] }),
      limits: [
        { ...LIMIT, whose: "own", over: "ask", key: "refund.issue|amount|day|own" },
        { ...LIMIT, whose: "all", max: 900, over: "deny", key: "refund.issue|amount|day|all" },
      ],
    });
  });

  it("gives no right by a ceiling alone, and no limit where nobody set one", () => {
    const { rights } = termsOf(grant({ rules: [row()], ceiling: [row({ action: "order.edit", limits: [LIMIT] })] }));
    expect([...rights.keys()]).toEqual(["refund.issue"]);
    expect(rights.get("refund.issue")?.limits).toEqual([]);
  });

  it("has its dates as instants, open where there are none", () => {
    expect(termsOf(grant())).toMatchObject({ fromMs: null, untilMs: null });
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

describe("whether the order must be read", () => {
  it.each<[string, z.input<typeof Condition>, boolean]>([
    ["age", { kind: "order_age_days", max: 30 }, true],
    ["value", { kind: "order_value" }, true],
    ["payment", { kind: "payment_status" }, true],
    ["shipping", { kind: "fulfillment_status" }, true],
    ["risk", { kind: "risk" }, true],
    ["tags", { kind: "tags" }, true],
    ["country", { kind: "country" }, true],
    ["currency", { kind: "currency" }, true],
    ["gateway", { kind: "gateway" }, true],
    ["product", { kind: "product" }, true],
    ["hours", { kind: "hours", days: [1], from: 0, until: 1 }, false],
    ["dates", { kind: "dates" }, false],
    ["reason", { kind: "reason" }, false],
    ["draft only", { kind: "draft_only" }, false],
    ["hold", { kind: "hold", minutes: 1 }, false],
  ])("for a condition of %s", (_name, condition, asks) => {
    expect(asksAboutOrder(withRule({ conditions: [condition] }), "refund.issue")).toBe(asks);
    expect(asksAboutOrder(withRule({ conditions: [{ kind: "reason" }, condition] }), "refund.issue")).toBe(asks);
  });

  it("for a share of the order, not for money or times", () => {
    const limited = (measure: "amount" | "count" | "percent") =>
      withRule({
        limits: [
          { measure: "count", window: "day", max: 1 },
          { measure, window: "order", max: 1 },
        ],
      });
    expect(asksAboutOrder(limited("percent"), "refund.issue")).toBe(true);
    expect(asksAboutOrder(limited("amount"), "refund.issue")).toBe(false);
    expect(asksAboutOrder(limited("count"), "refund.issue")).toBe(false);
  });

  it("for the ceiling's share", () => {
    const ceiling = [row({ limits: [{ measure: "percent", window: "order", max: 1 }] })];
    expect(asksAboutOrder(assistant({ rules: [row()], ceiling }), "refund.issue")).toBe(true);
  });

  it("never for rights that nobody gave, for the owner and for strangers", () => {
    expect(asksAboutOrder(withRule({ conditions: [{ kind: "risk" }] }), "order.edit")).toBe(false);
    expect(asksAboutOrder({ kind: "owner" }, "refund.issue")).toBe(false);
    expect(asksAboutOrder({ kind: "stranger" }, "refund.issue")).toBe(false);
  });
});

describe("a stored grant", () => {
  it("is read as it was written", () => {
    const written = grant({
      timeZone: "Europe/Rome",
      validFrom: "2026-11-23T10:00:00+01:00",
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
