import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../../app/features/policy/decide";
import type { OrderFacts } from "../../../app/features/policy/facts";
import type { Condition } from "../../../app/features/policy/condition";
import { PAYMENT_STATUSES } from "../../../app/features/policy/payment-status";
import { useKey, type Limit } from "../../../app/features/policy/limit";
import { assistant, decided, facts, grant, NOW, NOW_MS, order, row, used, withRule, type Case } from "./cases/case";
import type { Standing } from "../../../app/features/policy/standing";
import { ALL_LIMITS, limits } from "./cases/limits";
import { rights } from "./cases/rights";
import { withdrawal } from "./cases/withdrawal";

const TABLES: readonly (readonly [string, readonly Case[]])[] = [
  ["who has a right, and when", rights],
  ["limits", limits],
  ["withdrawal", withdrawal],
];

describe.each(TABLES)("%s", (_table, cases) => {
  it.each(cases)("$description", ({ who, action, facts: known, answer, reasons }) => {
    const decision = decided(who, action, known);
    expect(decision.action).toBe(action);
    expect(decision.answer).toBe(answer);
    expect(decision.reasons.map((reason) => reason.code)).toEqual(reasons);
    expect(decision.reasons[0].answer).toBe(answer);
  });
});

describe("the limits of the table", () => {
  it("are 14 of amounts, 14 of times and one share: own ones in every window, those of all where not everybody counts", () => {
    const count = (measure: string) => ALL_LIMITS.filter((limit) => limit.measure === measure).length;
    expect([count("amount"), count("count"), count("percent")]).toEqual([14, 14, 1]);
  });
});

const ROOM = { action: "refund.issue", measure: "amount", whose: "own", over: 0 } as const;

describe("a decision explains itself", () => {
  it("with what is left, what is used and by how much it is over", () => {
    const known = facts({ amountMinor: 3500, used: used({ window: "day" }, 8000) });
    expect(decided(assistant(), "refund.issue", known).reasons).toEqual([
      {
        code: "over_limit",
        answer: "ask",
        room: { ...ROOM, window: "order", max: 3000, used: 0, left: 3000, over: 500 },
      },
      {
        code: "over_limit",
        answer: "ask",
        room: { ...ROOM, window: "day", max: 10_000, used: 8000, left: 2000, over: 1500 },
      },
    ]);
  });

  it("with the room of every limit even when it says yes", () => {
    expect(decided(assistant(), "refund.issue", facts({ amountMinor: 1000 })).rooms).toEqual([
      { ...ROOM, window: "order", max: 3000, used: 0, left: 3000 },
      { ...ROOM, window: "day", max: 10_000, used: 0, left: 10_000 },
      { ...ROOM, window: "rolling_24h", max: 10_000, used: 0, left: 10_000 },
    ]);
  });

  it("without rooms where there is no right", () => {
    const none = decided(
      withRule({ answer: "deny", limits: [{ measure: "count", window: "day", max: 1 }] }),
      "refund.issue",
      facts(),
    );
    expect(none).toMatchObject({ rooms: [], holdMinutes: 0, roleVersionId: grant().roleVersionId });
  });

  it("without a room of a share that nobody could read", () => {
    const share = withRule({ limits: [{ measure: "percent", window: "order", max: 5 }] });
    expect(decided(share, "refund.issue", facts({ order: null })).rooms).toEqual([]);
  });

  it("with the role version that decided, and none for owner and stranger", () => {
    expect(decided(assistant(), "order.read", facts()).roleVersionId).toBe(grant().roleVersionId);
    for (const kind of ["owner", "stranger"] as const) {
      expect(decide({ kind }, "order.read", facts())).toMatchObject({ rooms: [], holdMinutes: 0, roleVersionId: null });
    }
  });

  it("with what is missing where the work has not begun", () => {
    const waiting = assistant({ status: "waiting", missingSteps: ["agreement"] });
    expect(decided(waiting, "order.read", facts()).reasons).toEqual([
      { code: "not_active", answer: "deny", status: "waiting", missingSteps: ["agreement"] },
    ]);
  });

  it("with the right that is missing or asks", () => {
    expect(decided(assistant(), "stock.adjust", facts()).reasons).toEqual([
      { code: "no_right", answer: "deny", action: "stock.adjust" },
    ]);
    expect(decided(assistant(), "order.cancel", facts()).reasons).toEqual([
      { code: "rule_asks", answer: "ask", action: "order.cancel" },
    ]);
    expect(decide({ kind: "stranger" }, "order.read", facts()).reasons).toEqual([
      { code: "no_right", answer: "deny", action: "order.read" },
    ]);
  });

  it("with both dates where both are wrong, as instants", () => {
    const wrong = assistant({ validFrom: "2026-12-01T00:00:00Z", validUntil: "2026-11-01T00:00:00Z" });
    expect(decided(wrong, "order.read", facts()).reasons).toEqual([
      { code: "not_yet", answer: "deny", fromMs: Date.parse("2026-12-01T00:00:00Z") },
      { code: "ended", answer: "deny", untilMs: Date.parse("2026-11-01T00:00:00Z") },
    ]);
  });

  it("with what a withdrawal stands for", () => {
    const over = withRule({ limits: [{ measure: "amount", window: "order", max: 1, over: "deny" }] });
    const known = facts({ amountMinor: 2, withdrawal: { noticeDay: 20_000, deliveredDay: null } });
    expect(decided(over, "refund.issue", known).reasons).toEqual([
      {
        code: "withdrawal",
        answer: "ask",
        instead: {
          code: "over_limit",
          answer: "deny",
          room: { ...ROOM, window: "order", max: 1, used: 0, left: 1, over: 1 },
        },
      },
    ]);
  });

  it("with the longest hold of its row", () => {
    const held = (...minutes: number[]) =>
      withRule({ conditions: minutes.map((one) => ({ kind: "hold", minutes: one }) as const) });
    const minutes = (who: Case["who"]) => decided(who, "refund.issue", facts()).holdMinutes;
    const beside = withRule({ conditions: [{ kind: "tags" }, { kind: "hold", minutes: 10 }, { kind: "draft_only" }] });
    expect(minutes(beside)).toBe(10);
    expect([minutes(held()), minutes(held(10)), minutes(held(10, 30)), minutes(held(30, 10))]).toEqual([0, 10, 30, 30]);
  });
});

describe("a standing that nobody knows", () => {
  it("is a bug that throws", () => {
    const ghost = { kind: "ghost" } as unknown as Case["who"];
    expect(() => decide(ghost, "order.read", facts())).toThrow();
  });
});

describe("a limit whose use was not read", () => {
  it("is a bug that throws: nothing passes because somebody forgot to look", () => {
    expect(() => decide(assistant(), "refund.issue", facts({ amountMinor: 1 }))).toThrow(
      /refund\.issue\|amount\|order\|own was not read/,
    );
  });

  it("throws for a ceiling as well", () => {
    const ceiling = [row({ limits: [{ measure: "count", window: "month", whose: "all", max: 9 }] })];
    const known = facts({ used: decidedUses() });
    expect(() => decide(assistant({ ceiling }), "refund.issue", known)).toThrow(/refund\.issue\|count\|month\|all/);
  });
});

function decidedUses() {
  return { ...used({}, 0), ...used({ window: "day" }, 0), ...used({ window: "rolling_24h" }, 0) };
}

const STRICTNESS = { can: 0, ask: 1, deny: 2 };
const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
const anyLimit: fc.Arbitrary<Limit> = fc
  .tuple(fc.constantFrom(...ALL_LIMITS), amount, fc.constantFrom("ask", "deny"))
  .map(([limit, max, over]) => ({ ...limit, max: limit.measure === "percent" ? max % 101 : max, over }));
const anyOrder: fc.Arbitrary<OrderFacts> = fc
  .record({
    createdAtMs: fc.integer({ min: NOW_MS - 90 * 86_400_000, max: NOW_MS }),
    totalMinor: amount,
    paymentStatus: fc.constantFrom(...PAYMENT_STATUSES),
  })
  .map((change) => order(change));
const anyFacts = fc.record({ amountMinor: amount, order: fc.option(anyOrder), already: amount });
type Any = { amountMinor: number; order: OrderFacts | null; already: number };

function answered(
  all: readonly Limit[],
  { amountMinor, order: known, already }: Any,
  conditions: readonly Condition[] = [],
) {
  const uses = Object.fromEntries(all.map((limit) => [useKey("refund.issue", limit), already]));
  const who = withRule({ limits: [...all], conditions: [...conditions] });
  return decide(who, "refund.issue", facts({ amountMinor, order: known, used: uses }));
}

describe("for all rules and facts", () => {
  it("somebody can exactly when no limit is exceeded and every share is known", () => {
    fc.assert(
      fc.property(fc.array(anyLimit, { maxLength: 4 }), anyFacts, (all, known) => {
        const within = all.every(({ measure, max }) => {
          if (measure === "count") return known.already + 1 <= max;
          if (measure === "amount") return known.already + known.amountMinor <= max;
          return known.order !== null && (known.already + known.amountMinor) * 100 <= known.order.totalMinor * max;
        });
        expect(answered(all, known).answer === "can").toBe(within);
      }),
      { numRuns: 2000 },
    );
  });

  it("a stricter limit never allows more", () => {
    fc.assert(
      fc.property(anyLimit, amount, anyFacts, (limit, less, known) => {
        const wide = answered([limit], known).answer;
        const tight = answered([{ ...limit, max: Math.max(0, limit.max - less) }], known).answer;
        expect(STRICTNESS[tight]).toBeGreaterThanOrEqual(STRICTNESS[wide]);
      }),
    );
  });

  it("the answer is the strictest of the reasons, and they come strictest first", () => {
    const conditions: readonly Condition[] = [
      { kind: "order_age_days", max: 30, otherwise: "ask" },
      { kind: "payment_status", oneOf: ["PAID"], noneOf: [], otherwise: "deny" },
    ];
    fc.assert(
      fc.property(fc.array(anyLimit, { maxLength: 4 }), anyFacts, (all, known) => {
        const { answer, reasons } = answered(all, known, conditions);
        const found = reasons.map((reason) => STRICTNESS[reason.answer]);
        expect(found).toEqual(found.toSorted((a, b) => b - a));
        expect(found[0]).toBe(STRICTNESS[answer]);
      }),
    );
  });
});

describe("all that speaks against it is told", () => {
  const codes = (who: Standing, known = facts()) => decided(who, "refund.issue", known).reasons.map(({ code }) => code);

  it("that the right asks, whatever its limits leave", () => {
    const asks = withRule({ answer: "ask", limits: [{ measure: "amount", window: "order", max: 3000 }] });
    expect(decided(asks, "refund.issue", facts()).reasons).toEqual([
      { code: "rule_asks", answer: "ask", action: "refund.issue" },
    ]);
    expect(codes(asks, facts({ amountMinor: 3001 }))).toEqual(["rule_asks", "over_limit"]);
  });

  it("of somebody stopped that the right is denied as well, and not what it would have asked for", () => {
    const denied = row({ answer: "deny", conditions: [{ kind: "draft_only" }] });
    expect(codes(assistant({ status: "stopped", rules: [denied] }))).toEqual(["not_active", "no_right"]);
  });

  it("of somebody stopped not that the first day is still to come, when it has come", () => {
    expect(codes(assistant({ status: "stopped", validFrom: NOW }))[0]).toBe("not_active");
    expect(codes(assistant({ status: "stopped", validFrom: NOW }))).not.toContain("not_yet");
  });
});
