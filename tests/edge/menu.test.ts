import { describe, expect, it } from "vitest";
import { menuOf } from "../../app/edge/menu";
import { PRESETS, presetRules, type Preset } from "../../app/features/policy/presets";
import { standingWith } from "../../app/features/policy/made-up";
import { ruleFor } from "../../app/features/policy/grant";
import type { Standing } from "../../app/features/policy/standing";

const AT = { now: "2026-11-24T10:00:00Z", timeZone: "Europe/Rome" };
const LIMITS = { perOrderMinor: 3000, perDayMinor: 10_000 };

function pages(standing: Standing): string[] {
  return menuOf(standing, AT).map(({ to }) => to);
}

function holding(preset: Preset) {
  return standingWith(presetRules(preset, LIMITS));
}

describe("the menu holds the pages that open", () => {
  it("for the owner all but the limits, which an owner has not; roles are reached through the team", () => {
    expect(pages({ kind: "owner" })).toEqual([
      "/app/orders",
      "/app/replies",
      "/app/approvals",
      "/app/audit",
      "/app/team",
    ]);
  });

  it("for a stranger none", () => {
    expect(pages({ kind: "stranger" })).toEqual([]);
  });

  it.each(PRESETS)("for %s those that the role's rows open, and never the team", (preset) => {
    const standing = holding(preset);
    const opens = (action: "order.read" | "reply.use" | "record.read") =>
      (ruleFor(standing.grant, action)?.answer ?? "deny") !== "deny";
    expect(pages(standing)).toEqual([
      ...(opens("order.read") ? ["/app/orders"] : []),
      ...(opens("reply.use") ? ["/app/replies"] : []),
      ...(opens("record.read") ? ["/app/audit"] : []),
      "/app/limits",
    ]);
  });

  it("the auditor finds the record in it", () => {
    expect(pages(holding("auditor"))).toContain("/app/audit");
  });

  it("an assistant whose days are over finds only the limits that they had", () => {
    const { grant } = holding("customer_support");
    const ended = { ...grant, validUntil: "2026-11-01T00:00:00Z" };
    expect(pages({ kind: "assistant", grant: ended })).toEqual(["/app/limits"]);
  });

  it("who waits for the owner finds none", () => {
    const { grant } = holding("customer_support");
    expect(pages({ kind: "assistant", grant: { ...grant, status: "waiting" } })).toEqual([]);
  });

  it("a manager finds the roles", () => {
    const { grant } = standingWith([{ action: "role.edit", answer: "can", conditions: [], limits: [] }]);
    expect(pages({ kind: "assistant", grant })).toEqual(["/app/roles", "/app/limits"]);
  });
});
