import { describe, expect, it } from "vitest";
import type { Action } from "../../../app/features/policy/action";
import { closedBy, mayOpen } from "../../../app/features/policy/may-open";
import type { Standing } from "../../../app/features/policy/standing";
import { assistant, before, NOW, NOW_MS, row, withRule } from "./cases/case";

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

describe("a closed page says why, with what would be needed", () => {
  const why = (who: Standing, action: Action = "order.read") => closedBy(who, action, { now: NOW, timeZone: "UTC" });

  it("the right that is missing, or denied", () => {
    const refused = { code: "no_right", answer: "deny", action: "stock.adjust" };
    expect(why({ kind: "stranger" }, "stock.adjust")).toEqual(refused);
    expect(why(assistant(), "stock.adjust")).toEqual(refused);
  });

  it("what is missing before the work begins", () => {
    expect(why(assistant({ status: "waiting", missingSteps: ["agreement"] }))).toEqual({
      code: "not_active",
      answer: "deny",
      status: "waiting",
      missingSteps: ["agreement"],
    });
  });

  it("the person's own dates", () => {
    const [fromMs, untilMs] = [NOW_MS + 1, NOW_MS];
    expect(why(assistant({ validFrom: before(-1) }))).toEqual({ code: "not_yet", answer: "deny", fromMs });
    expect(why(assistant({ validUntil: NOW }))).toEqual({ code: "ended", answer: "deny", untilMs });
  });

  it("nothing where it opens", () => {
    expect(why(assistant())).toBeNull();
    expect(why({ kind: "owner" })).toBeNull();
  });
});
