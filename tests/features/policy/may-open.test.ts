import { describe, expect, it } from "vitest";
import type { Action } from "../../../app/features/policy/action";
import { mayOpen } from "../../../app/features/policy/may-open";
import type { Standing } from "../../../app/features/policy/standing";
import { assistant, before, NOW, row, withRule } from "./cases/case";

const OWN = row({ action: "stock.adjust", answer: "ask" });
const NONE = row({ action: "order.read", answer: "deny" });

const PAGES: readonly (readonly [string, Standing, Action, boolean])[] = [
  ["for the owner", { kind: "owner" }, "refund.issue", true],
  ["not for a stranger", { kind: "stranger" }, "order.read", false],
  ["not even the joining page's action for a stranger: home decides that", { kind: "stranger" }, "team.join", false],
  ["for a right", assistant(), "refund.issue", true],
  ["for a right that asks, because there one learns whom to ask", assistant(), "order.cancel", true],
  ["not for a denied one", assistant(), "stock.adjust", false],
  ["not for one that nobody gave", assistant(), "team.grant", false],
  ["not while waiting", assistant({ status: "waiting" }), "order.read", false],
  ["not when stopped", assistant({ status: "stopped" }), "order.read", false],
  ["not with a step missing", assistant({ missingSteps: ["agreement"] }), "order.read", false],
  ["not before the first day", assistant({ validFrom: before(-1) }), "order.read", false],
  ["from the first instant", assistant({ validFrom: NOW }), "order.read", true],
  ["until the last instant", assistant({ validUntil: before(-1) }), "order.read", true],
  ["not from the end on", assistant({ validUntil: NOW }), "order.read", false],
  ["for a right of the person's own", assistant({ overrides: [OWN] }), "stock.adjust", true],
  ["not for one that the person's own row denies", assistant({ overrides: [NONE] }), "order.read", false],
  [
    "for one whose conditions the change must meet",
    withRule({ conditions: [{ kind: "draft_only" }] }),
    "refund.issue",
    true,
  ],
];

describe("a page opens", () => {
  it.each(PAGES)("%s", (_name, standing, action, opens) => {
    expect(mayOpen(standing, action, { now: NOW, timeZone: "Europe/Rome" })).toBe(opens);
  });
});
