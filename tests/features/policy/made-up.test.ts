import { describe, expect, it } from "vitest";
import { decide } from "../../../app/features/policy/decide";
import { Grant } from "../../../app/features/policy/grant";
import { freshOrder, grantWith, madeUpFacts, nothingUsed, standingWith } from "../../../app/features/policy/made-up";
import { assistant, NOW_MS, row } from "./cases/case";

const LIMIT = { measure: "amount", window: "day", max: 500 } as const;
const RULES = [
  row({ limits: [LIMIT, { ...LIMIT, measure: "count" }] }),
  row({ action: "order.edit", limits: [LIMIT] }),
];

describe("somebody who does not exist", () => {
  it("holds these rules, active, without dates or steps", () => {
    expect(Grant.parse(grantWith(RULES))).toEqual({
      id: "00000000-0000-4000-8000-000000000000",
      shopifyUserId: "0",
      version: 1,
      status: "active",
      missingSteps: [],
      validFrom: null,
      validUntil: null,
      timeZone: null,
      roleVersionId: "00000000-0000-4000-8000-000000000000",
      rules: RULES,
      overrides: [],
      ceiling: [],
    });
  });

  it("is under the shop's ceiling where one is given", () => {
    expect(grantWith(RULES, RULES.slice(1)).ceiling).toEqual(RULES.slice(1));
  });

  it("stands as an assistant", () => {
    expect(standingWith(RULES)).toEqual({ kind: "assistant", grant: grantWith(RULES) });
  });

  it("may what the rules say, of an order made up", () => {
    const standing = standingWith(RULES);
    const facts = { ...madeUpFacts(NOW_MS), used: nothingUsed(standing, ["refund.issue"]) };
    expect(decide(standing, "refund.issue", facts).answer).toBe("can");
    expect(decide(standing, "refund.issue", { ...facts, amountMinor: 501 }).answer).toBe("ask");
    expect(decide(standing, "order.cancel", facts).answer).toBe("deny");
  });
});

describe("nothing used", () => {
  it("is a zero for every limit of these rights and of no other", () => {
    const standing = standingWith(RULES);
    expect(nothingUsed(standing, ["refund.issue"])).toEqual({
      "refund.issue|amount|day|own": 0,
      "refund.issue|count|day|own": 0,
    });
    expect(nothingUsed(standing, ["refund.issue", "order.edit"])).toHaveProperty(["order.edit|amount|day|own"], 0);
  });

  it("counts the ceiling's limits too", () => {
    const ceiling = [row({ limits: [{ ...LIMIT, whose: "all" }] })];
    expect(nothingUsed(assistant({ rules: RULES, ceiling }), ["refund.issue"])).toHaveProperty(
      ["refund.issue|amount|day|all"],
      0,
    );
  });

  it("is empty for rights that nobody gave, for the owner and for strangers", () => {
    expect(nothingUsed(standingWith(RULES), ["order.cancel"])).toEqual({});
    expect(nothingUsed({ kind: "owner" }, ["refund.issue"])).toEqual({});
    expect(nothingUsed({ kind: "stranger" }, ["refund.issue"])).toEqual({});
  });
});

describe("a case made up", () => {
  it("is Monday at noon, an order paid this moment, no money, no reason, nothing used", () => {
    expect(madeUpFacts(NOW_MS)).toEqual({
      nowMs: NOW_MS,
      local: { weekday: 1, minute: 720 },
      amountMinor: 0,
      order: freshOrder(NOW_MS),
      used: {},
      reason: null,
      withdrawal: null,
    });
  });

  it("knows of its order nothing but that", () => {
    expect(freshOrder(NOW_MS)).toEqual({
      createdAtMs: NOW_MS,
      totalMinor: 0,
      paymentStatus: "PAID",
      fulfillmentStatus: "UNFULFILLED",
      risk: "NONE",
      tags: [],
      country: null,
      currency: "EUR",
      gateways: [],
      products: [],
    });
  });
});
