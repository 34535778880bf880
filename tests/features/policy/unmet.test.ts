import { describe, expect, it } from "vitest";
import type { Condition } from "../../../app/features/policy/condition";
import { unmet } from "../../../app/features/policy/unmet";
import { facts, NOW, NOW_MS, DAY_MS, order, withRule, decided } from "./cases/case";
import { age, value, work, type ConditionCase } from "./cases/conditions";
import { lists } from "./cases/lists";
import { dates, hours } from "./cases/times";

const TABLES: readonly (readonly [string, readonly ConditionCase[]])[] = [
  ["order age", age],
  ["order value", value],
  ["lists", lists],
  ["working hours", hours],
  ["dates", dates],
  ["reason, draft only, hold", work],
];

/** What the condition says where it is not met; an order that nobody could read always denies. */
function said(condition: Condition, found: ConditionCase["found"]): string {
  if (found === null) return "can";
  if (found === "order_unknown" || condition.kind === "dates") return "deny";
  return "otherwise" in condition ? condition.otherwise : "ask";
}

describe.each(TABLES)("the condition: %s", (_table, cases) => {
  it.each(cases)("$description", ({ condition, facts: known, found }) => {
    expect(unmet(condition, known)?.code ?? null).toBe(found);
    for (const otherwise of ["ask", "deny"] as const) {
      const asked: Condition = "otherwise" in condition ? { ...condition, otherwise } : condition;
      expect(unmet(asked, known)?.answer ?? "can").toBe(said(asked, found));
      expect(decided(withRule({ conditions: [asked] }), "refund.issue", known).answer).toBe(said(asked, found));
    }
  });
});

describe("a condition that nobody knows", () => {
  it("is a bug that throws: nothing passes because a kind was forgotten", () => {
    const moon = { kind: "moon_phase", oneOf: [], noneOf: [], otherwise: "ask" } as unknown as Condition;
    expect(() => unmet(moon, facts())).toThrow();
  });
});

describe("what is not met is told with what would be needed", () => {
  it.each<[string, Condition, Parameters<typeof facts>[0], object]>([
    [
      "never 30 of 30 days when that is too old",
      { kind: "order_age_days", max: 30, otherwise: "ask" },
      { order: order({ createdAtMs: NOW_MS - 30 * DAY_MS - 1 }) },
      { code: "order_too_old", answer: "ask", ageDays: 31, maxDays: 30 },
    ],
    [
      "whole days of age",
      { kind: "order_age_days", max: 30, otherwise: "deny" },
      { order: order({ createdAtMs: NOW_MS - 45.9 * DAY_MS }) },
      { code: "order_too_old", answer: "deny", ageDays: 45, maxDays: 30 },
    ],
    [
      "the value and both bounds",
      { kind: "order_value", min: 5, max: 9, otherwise: "ask" },
      {},
      { code: "order_value", answer: "ask", totalMinor: 10_000, minMinor: 5, maxMinor: 9 },
    ],
    [
      "the order's values and both lists",
      { kind: "tags", oneOf: ["a"], noneOf: ["b"], otherwise: "deny" },
      { order: order({ tags: ["c", "d"] }) },
      { code: "tags", answer: "deny", values: ["c", "d"], oneOf: ["a"], noneOf: ["b"] },
    ],
    [
      "the end, of dates that end as they begin",
      { kind: "dates", from: NOW, until: NOW },
      {},
      { code: "ended", answer: "deny", untilMs: NOW_MS },
    ],
    [
      "the hours and the clock",
      { kind: "hours", days: [2], from: 540, until: 600, otherwise: "deny" },
      {},
      { code: "outside_hours", answer: "deny", local: { weekday: 1, minute: 600 }, days: [2], from: 540, until: 600 },
    ],
    [
      "the first instant",
      { kind: "dates", from: "2026-12-01T00:00:00Z", until: null },
      {},
      { code: "not_yet", answer: "deny", fromMs: Date.parse("2026-12-01T00:00:00Z") },
    ],
    ["the end", { kind: "dates", from: null, until: NOW }, {}, { code: "ended", answer: "deny", untilMs: NOW_MS }],
    [
      "no order",
      { kind: "risk", oneOf: [], noneOf: [], otherwise: "ask" },
      { order: null },
      { code: "order_unknown", answer: "deny" },
    ],
    ["no reason", { kind: "reason", otherwise: "deny" }, {}, { code: "reason_missing", answer: "deny" }],
    ["a draft", { kind: "draft_only" }, {}, { code: "draft_only", answer: "ask" }],
  ])("%s", (_name, condition, change, reason) => {
    expect(unmet(condition, facts(change))).toEqual(reason);
  });
});

describe("a list that is not met tells what the order has", () => {
  const has = order({
    paymentStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    risk: "ACCEPT",
    country: "IT",
    currency: "CHF",
    gateways: ["paypal", "gift_card"],
    products: ["A", "B"],
  });

  it.each<[Condition, readonly string[]]>([
    [{ kind: "payment_status", oneOf: ["VOIDED"], noneOf: [], otherwise: "ask" }, ["PAID"]],
    [{ kind: "fulfillment_status", oneOf: ["ON_HOLD"], noneOf: [], otherwise: "ask" }, ["FULFILLED"]],
    [{ kind: "risk", oneOf: ["CANCEL"], noneOf: [], otherwise: "ask" }, ["ACCEPT"]],
    [{ kind: "country", oneOf: ["FR"], noneOf: [], otherwise: "ask" }, ["IT"]],
    [{ kind: "currency", oneOf: ["EUR"], noneOf: [], otherwise: "ask" }, ["CHF"]],
    [{ kind: "gateway", oneOf: ["paypal"], noneOf: [], otherwise: "ask" }, ["paypal", "gift_card"]],
    [{ kind: "product", oneOf: [], noneOf: ["B"], otherwise: "ask" }, ["A", "B"]],
  ])("%j", (condition, values) => {
    expect(unmet(condition, facts({ order: has }))).toMatchObject({ code: condition.kind, values });
  });

  it.each<Condition>([
    { kind: "fulfillment_status", oneOf: ["ON_HOLD"], noneOf: [], otherwise: "ask" },
    { kind: "risk", oneOf: ["CANCEL"], noneOf: [], otherwise: "ask" },
    { kind: "country", oneOf: ["FR"], noneOf: [], otherwise: "ask" },
  ])("nothing where nobody could read it: %j", (condition) => {
    const unread = order({ fulfillmentStatus: null, risk: null, country: null });
    expect(unmet(condition, facts({ order: unread }))).toMatchObject({ code: condition.kind, values: [] });
  });
});

describe("the letter case of tags", () => {
  it("does not count, and nothing else is taken for the same letter", () => {
    const refused: Condition = { kind: "tags", oneOf: [], noneOf: ["STRASSE"], otherwise: "deny" };
    expect(unmet(refused, facts({ order: order({ tags: ["strasse"] }) }))?.code).toBe("tags");
    expect(unmet(refused, facts({ order: order({ tags: ["straße"] }) }))).toBeNull();
  });
});
