import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, roomIn } from "../../../app/features/policy/decide";
import { NOTHING_USED, type Used } from "../../../app/features/policy/facts";
import { Limit, PAYMENT_STATUSES, Rule } from "../../../app/features/policy/rule";
import { conditions } from "./cases/conditions";
import { assistant, facts, grant, used, withRule, type Case } from "./cases/case";
import { limits } from "./cases/limits";
import { rights } from "./cases/rights";

const TABLES: readonly (readonly [string, readonly Case[]])[] = [
  ["who has a right, and when", rights],
  ["conditions about the order", conditions],
  ["limits", limits],
];

describe.each(TABLES)("%s", (_table, cases) => {
  it.each(cases)("$description", ({ who, action, facts: known, answer, reasons }) => {
    const decision = decide(who, action, known);
    expect(decision.answer).toBe(answer);
    expect(decision.reasons.map((reason) => reason.code)).toEqual(reasons);
    expect(decision.reasons[0].answer).toBe(answer);
  });
});

describe("a decision explains itself", () => {
  it("with what is left, what is used and by how much it is over", () => {
    const decision = decide(
      assistant(),
      "refund.issue",
      facts({ amountMinor: 3500, used: used("amount", "day", 8000) }),
    );
    expect(decision.reasons).toEqual([
      {
        code: "over_limit",
        answer: "ask",
        room: { measure: "amount", window: "order", max: 3000, used: 0, left: 3000, over: 500 },
      },
      {
        code: "over_limit",
        answer: "ask",
        room: { measure: "amount", window: "day", max: 10_000, used: 8000, left: 2000, over: 1500 },
      },
    ]);
  });

  it("with the room of every limit even when it says yes", () => {
    expect(decide(assistant(), "refund.issue", facts({ amountMinor: 1000 })).rooms).toEqual([
      { measure: "amount", window: "order", max: 3000, used: 0, left: 3000, over: 0 },
      { measure: "amount", window: "day", max: 10_000, used: 0, left: 10_000, over: 0 },
    ]);
  });

  it("with the role version that decided, and none for the owner", () => {
    expect(decide(assistant(), "order.read", facts()).roleVersionId).toBe(grant().roleVersionId);
    expect(decide({ kind: "owner" }, "order.read", facts()).roleVersionId).toBeNull();
  });

  it("and never says that an order is 30 of 30 days old when that is too old", () => {
    const order = { createdAt: "2026-10-24T09:59:59.999Z", paymentStatus: "PAID" as const };
    expect(decide(assistant(), "refund.issue", facts({ order })).reasons[0]).toMatchObject({
      code: "order_too_old",
      ageDays: 31,
      maxDays: 30,
    });
  });

  it("leaves nothing, never less than nothing, when a limit was lowered below what is used", () => {
    const [limit] = [Limit.parse({ measure: "amount", window: "day", max: 500, over: "ask" })];
    expect(roomIn(limit, { amountMinor: 1, used: used("amount", "day", 9000) })).toMatchObject({ left: 0, over: 8501 });
  });
});

const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
const windowsOf = fc.record({ order: amount, day: amount, rolling_24h: amount, customer_30d: amount });
const anyUsed: fc.Arbitrary<Used> = fc.record({ amount: windowsOf, count: windowsOf });
const anyLimit: fc.Arbitrary<Limit> = fc.record({
  measure: fc.constantFrom("amount", "count"),
  window: fc.constantFrom("order", "day", "rolling_24h", "customer_30d"),
  max: amount,
  over: fc.constantFrom("ask", "deny"),
});
const anyFacts = fc.record({
  now: fc.constant(facts().now),
  amountMinor: amount,
  order: fc.record({
    createdAt: fc
      .date({ min: new Date("2026-08-01"), max: new Date("2026-11-24"), noInvalidDate: true })
      .map((date) => date.toISOString()),
    paymentStatus: fc.constantFrom(...PAYMENT_STATUSES),
  }),
  used: anyUsed,
});

describe("for all rules and facts", () => {
  it("nobody can when any limit is exceeded", () => {
    fc.assert(
      fc.property(fc.array(anyLimit, { maxLength: 4 }), anyFacts, (all, known) => {
        const over = all.some(
          (limit) =>
            known.used[limit.measure][limit.window] + (limit.measure === "amount" ? known.amountMinor : 1) > limit.max,
        );
        const { answer } = decide(withRule({ limits: all }), "refund.issue", known);
        return over ? answer !== "can" : answer === "can";
      }),
      { numRuns: 2000 },
    );
  });

  it("a stricter limit never allows more", () => {
    const strictness = { can: 0, ask: 1, deny: 2 };
    fc.assert(
      fc.property(anyLimit, amount, anyFacts, (limit, less, known) => {
        const wide = decide(withRule({ limits: [limit] }), "refund.issue", known).answer;
        const tight = decide(
          withRule({ limits: [{ ...limit, max: Math.max(0, limit.max - less) }] }),
          "refund.issue",
          known,
        ).answer;
        return strictness[tight] >= strictness[wide];
      }),
    );
  });

  it("the answer is the strictest of the reasons, and they come strictest first", () => {
    const strictness = { can: 0, ask: 1, deny: 2 };
    fc.assert(
      fc.property(
        fc.array(anyLimit, { maxLength: 4 }),
        anyFacts,
        fc.constantFrom("active", "waiting", "stopped"),
        (all, known, status) => {
          const rules = grant().rules.map((rule) => (rule.action === "refund.issue" ? { ...rule, limits: all } : rule));
          const { answer, reasons } = decide(assistant({ rules, status: status as "active" }), "refund.issue", known);
          const found = reasons.map((reason) => strictness[reason.answer]);
          return (
            found.every((one, index) => index === 0 || one <= (found[index - 1] ?? 2)) &&
            found[0] === strictness[answer]
          );
        },
      ),
    );
  });
});

describe("a stored rule", () => {
  it("asks where it does not say what happens otherwise", () => {
    const rule = Rule.parse({
      action: "refund.issue",
      answer: "can",
      conditions: [{ kind: "order_age_days", max: 3 }],
      limits: [{ measure: "count", window: "day", max: 1 }],
    });
    expect(rule).toMatchObject({ conditions: [{ otherwise: "ask" }], limits: [{ over: "ask" }] });
  });

  it.each([
    { action: "refund.everything", answer: "can" },
    { action: "refund.issue", answer: "maybe" },
    { action: "refund.issue", answer: "can", limits: [{ measure: "amount", window: "order", max: -1, over: "ask" }] },
    { action: "refund.issue", answer: "can", limits: [{ measure: "amount", window: "order", max: 1.5, over: "ask" }] },
    { action: "refund.issue", answer: "can", limits: [{ measure: "amount", window: "order", max: 1, over: "can" }] },
    { action: "refund.issue", answer: "can", conditions: [{ kind: "moon_phase", max: 1 }] },
    { action: "refund.issue", answer: "can", secret: true },
  ])("that is not in the vocabulary is refused: %j", (rule) => {
    expect(Rule.safeParse(rule).success).toBe(false);
  });

  it("with nothing used leaves every limit whole", () => {
    expect(
      Object.values(NOTHING_USED)
        .flatMap((windows) => Object.values(windows))
        .every((one) => one === 0),
    ).toBe(true);
  });
});
