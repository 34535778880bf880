import { describe, expect, it } from "vitest";
import { Grant, ruleFor } from "../../../app/features/policy/grant";
import type { Rule } from "../../../app/features/policy/rule";
import { grant } from "./cases/case";

const OWN: Rule = { action: "reply.use", answer: "deny", conditions: [], limits: [] };

describe("the row that counts", () => {
  it("is the person's own before the role's", () => {
    expect(ruleFor(grant({ overrides: [OWN] }), "reply.use")?.answer).toBe("deny");
  });

  it("is the role's where the person has none", () => {
    expect(ruleFor(grant({ overrides: [OWN] }), "order.read")?.answer).toBe("can");
  });

  it("does not exist for an action that nobody gave", () => {
    expect(ruleFor(grant(), "team.stop")).toBeUndefined();
  });
});

describe("a stored grant", () => {
  it("is read as it was written", () => {
    expect(Grant.parse(grant())).toEqual(grant());
  });

  it.each([
    { status: "paused" },
    { version: 0 },
    { shopifyUserId: "" },
    { validFrom: "yesterday" },
    { rules: [{ action: "order.read" }] },
  ])("with %j is refused", (change) => {
    expect(Grant.safeParse({ ...grant(), ...change }).success).toBe(false);
  });
});
