import { describe, expect, it } from "vitest";
import { SIGHTS, type Sight } from "../../../app/features/policy/action";
import type { Condition } from "../../../app/features/policy/condition";
import type { Limit } from "../../../app/features/policy/limit";
import { useKey } from "../../../app/features/policy/limit";
import { freshOrder, madeUpFacts, nothingUsed, standingWith } from "../../../app/features/policy/made-up";
import { presetRules, PRESETS, type Preset } from "../../../app/features/policy/presets";
import type { Rule } from "../../../app/features/policy/rule";
import { sightOf, sightsOf, type SightState } from "../../../app/features/policy/sight";
import type { Standing } from "../../../app/features/policy/standing";

const NOW_MS = Date.parse("2026-11-23T11:00:00Z");
const FACTS = madeUpFacts(NOW_MS);

const asks: Condition = { kind: "reason", otherwise: "deny" };
const asksMildly: Condition = { kind: "reason", otherwise: "ask" };
const hours = (otherwise: "ask" | "deny"): Condition => ({
  kind: "hours",
  days: [2],
  from: 540,
  until: 1080,
  otherwise,
});
const italy = (otherwise: "ask" | "deny"): Condition => ({ kind: "country", oneOf: ["IT"], noneOf: [], otherwise });
const ten = (over: "ask" | "deny"): Limit => ({ measure: "count", window: "rolling_24h", whose: "own", max: 10, over });
const perOrder: Limit = { measure: "count", window: "order", whose: "own", max: 1, over: "ask" };

type Row = Omit<Rule, "action">;
const row = (answer: Rule["answer"], conditions: Condition[] = [], limits: Limit[] = []): Row => ({
  answer,
  conditions,
  limits,
});

/** What the rule says, how often it was used, and what is then seen and whether a tap is possible. */
const CASES: [name: string, row: Row, used: number, state: SightState, answer: "can" | "ask" | "deny"][] = [
  ["no reason, no limit", row("can"), 0, "clear", "can"],
  ["a reason", row("can", [asks]), 0, "reveal", "can"],
  ["a reason that is asked for mildly", row("can", [asksMildly]), 0, "reveal", "can"],
  ["a limit but no reason: counted tap by tap", row("can", [], [ten("deny")]), 0, "reveal", "can"],
  ["a reason and a limit", row("can", [asks], [ten("deny")]), 0, "reveal", "can"],
  ["the last one of the quota", row("can", [asks], [ten("deny")]), 9, "reveal", "can"],
  ["the quota used up", row("can", [asks], [ten("deny")]), 10, "reveal", "deny"],
  ["the quota used up, more only on asking", row("can", [asks], [ten("ask")]), 10, "reveal", "ask"],
  ["once an order, used", row("can", [asks], [perOrder]), 1, "reveal", "ask"],
  ["somebody else says yes", row("ask"), 0, "ask", "ask"],
  ["somebody else says yes, with a reason and a used-up quota", row("ask", [asks], [ten("deny")]), 10, "ask", "deny"],
  ["prepares only", row("can", [{ kind: "draft_only" }]), 0, "ask", "ask"],
  ["no right", row("deny"), 0, "hidden", "deny"],
  ["outside the hours", row("can", [hours("deny")]), 0, "hidden", "deny"],
  ["outside the hours, which ask", row("can", [hours("ask")]), 0, "ask", "ask"],
  ["outside the hours with a used-up quota", row("can", [hours("deny")], [ten("deny")]), 10, "hidden", "deny"],
  ["a condition of the order that is not met", row("can", [italy("deny")]), 0, "hidden", "deny"],
  ["a condition of the order that asks", row("can", [italy("ask")]), 0, "ask", "ask"],
];

describe("what is seen of a customer's field", () => {
  it.each(CASES)("%s", (_name, { answer: says, conditions, limits }, used, state, answer) => {
    const standing = standingWith([{ action: "customer.email", answer: says, conditions, limits }]);
    const uses = Object.fromEntries(limits.map((limit) => [useKey("customer.email", limit), used]));
    const seen = sightOf(standing, "customer.email", { ...FACTS, used: uses });
    expect([seen.state, seen.decision.answer]).toEqual([state, answer]);
  });

  it("is everything for the owner and nothing for a stranger", () => {
    const states = (standing: Standing) => SIGHTS.map((sight) => sightOf(standing, sight, FACTS).state);
    expect(states({ kind: "owner" })).toEqual(["clear", "clear", "clear", "clear"]);
    expect(states({ kind: "stranger" })).toEqual(["hidden", "hidden", "hidden", "hidden"]);
  });

  it("is nothing where the right hangs on an order that nobody could read", () => {
    const standing = standingWith([{ action: "customer.name", answer: "can", conditions: [italy("ask")], limits: [] }]);
    const seen = (order: typeof FACTS.order) => sightOf(standing, "customer.name", { ...FACTS, order });
    expect(seen(null)).toMatchObject({ state: "hidden", decision: { reasons: [{ code: "order_unknown" }] } });
    expect(seen({ ...freshOrder(NOW_MS), country: "IT" }).state).toBe("clear");
  });

  it("is nothing once the work is stopped", () => {
    const standing = standingWith([{ action: "customer.name", answer: "can", conditions: [], limits: [] }]);
    const stopped = { ...standing, grant: { ...standing.grant, status: "stopped" as const } };
    expect(sightOf(stopped, "customer.name", FACTS).state).toBe("hidden");
  });

  it("says what is left, and why not", () => {
    const standing = standingWith([
      { action: "customer.phone", answer: "can", conditions: [asks], limits: [ten("deny")] },
    ]);
    const seen = (used: number) =>
      sightOf(standing, "customer.phone", { ...FACTS, used: { [useKey("customer.phone", ten("deny"))]: used } });
    expect(seen(3).decision.rooms).toMatchObject([{ left: 7, max: 10, window: "rolling_24h" }]);
    expect(seen(10).decision.reasons).toMatchObject([{ code: "over_limit" }]);
  });
});

/** Every ready-made role, as a new assistant finds it. */
const OF_PRESETS: Record<Preset, Record<Sight, SightState>> = {
  customer_support: all("reveal"),
  fulfilment: all("reveal"),
  shop_helper: { ...all("ask"), "customer.name": "reveal" },
  data_entry: all("hidden"),
  errands: all("hidden"),
  auditor: { ...all("hidden"), "customer.name": "reveal" },
  trial: { ...all("hidden"), "customer.name": "reveal" },
};

function all(state: SightState): Record<Sight, SightState> {
  return {
    "customer.name": state,
    "customer.email": state,
    "customer.phone": state,
    "customer.address": state,
  };
}

describe("a ready-made role", () => {
  it.each(PRESETS)("%s sees what it is made to see", (preset) => {
    const standing = standingWith(presetRules(preset, { perOrderMinor: 3000, perDayMinor: 10_000 }));
    const sights = sightsOf(standing, { ...FACTS, used: nothingUsed(standing, SIGHTS) });
    expect(Object.fromEntries(SIGHTS.map((sight) => [sight, sights[sight].state]))).toEqual(OF_PRESETS[preset]);
  });
});
