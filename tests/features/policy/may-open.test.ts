import { describe, expect, it } from "vitest";
import { mayOpen } from "../../../app/features/policy/may-open";
import { assistant, before, NOW, row, withRule } from "./cases/case";

const OWN = row({ action: "stock.adjust", answer: "ask" });
const NONE = row({ action: "order.read", answer: "deny" });

describe("a page opens", () => {
  it.each([
    ["for the owner", { kind: "owner" as const }, "refund.issue" as const, true],
    ["not for a stranger", { kind: "stranger" as const }, "order.read" as const, false],
    [
      "not even the joining page's action for a stranger: home decides that",
      { kind: "stranger" as const },
      "team.join" as const,
      false,
    ],
    ["for a right", assistant(), "refund.issue" as const, true],
    ["for a right that asks, because there one learns whom to ask", assistant(), "order.cancel" as const, true],
    ["not for a denied one", assistant(), "stock.adjust" as const, false],
    ["not for one that nobody gave", assistant(), "team.grant" as const, false],
    ["not while waiting", assistant({ status: "waiting" }), "order.read" as const, false],
    ["not when stopped", assistant({ status: "stopped" }), "order.read" as const, false],
    ["not with a step missing", assistant({ missingSteps: ["agreement"] }), "order.read" as const, false],
    ["not before the first day", assistant({ validFrom: before(-1) }), "order.read" as const, false],
    ["from the first instant", assistant({ validFrom: NOW }), "order.read" as const, true],
    ["until the last instant", assistant({ validUntil: before(-1) }), "order.read" as const, true],
    ["not from the end on", assistant({ validUntil: NOW }), "order.read" as const, false],
    ["for a right of the person's own", assistant({ overrides: [OWN] }), "stock.adjust" as const, true],
    ["not for one that the person's own row denies", assistant({ overrides: [NONE] }), "order.read" as const, false],
    [
      "for one whose conditions the change must meet",
      withRule({ conditions: [{ kind: "draft_only" }] }),
      "refund.issue" as const,
      true,
    ],
  ])("%s", (_name, standing, action, opens) => {
    expect(mayOpen(standing, action, { now: NOW, timeZone: "Europe/Rome" })).toBe(opens);
  });
});
