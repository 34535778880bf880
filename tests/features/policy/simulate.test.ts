import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../../app/features/policy/action";
import { Condition } from "../../../app/features/policy/condition";
import { decideAll } from "../../../app/features/policy/decide";
import { termsOf } from "../../../app/features/policy/grant";
import { Limit, WINDOWS, type Window } from "../../../app/features/policy/limit";
import { localTime } from "../../../app/features/policy/local-time";
import { grantWith } from "../../../app/features/policy/made-up";
import { readyPast, type PastRefund } from "../../../app/features/policy/past";
import { presetRules } from "../../../app/features/policy/presets";
import { withRefundLimits } from "../../../app/features/policy/role";
import { Rule, type Answer } from "../../../app/features/policy/rule";
import { PAST_USES, simulate, timeless } from "../../../app/features/policy/simulate";
import { NOON, pastOrder, pastRefund } from "./a-past";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ROME = "Europe/Rome";
const support = (perOrderMinor: number, perDayMinor: number) =>
  presetRules("customer_support", { perOrderMinor, perDayMinor });
const answersTo = (refunds: readonly PastRefund[], rules: readonly Rule[]) =>
  simulate(readyPast(refunds, ROME), rules).answers;

describe("what rules would have said to the past", () => {
  it("passes a refund of exactly the limit, asks for one cent more, and adds up each", () => {
    const refunds = [pastRefund({ amountMinor: 3000 }), pastRefund({ amountMinor: 3001, atMs: NOON + 1 })];
    expect(simulate(readyPast(refunds, ROME), support(3000, 100_000))).toEqual({
      can: { count: 1, amountMinor: 3000 },
      ask: { count: 1, amountMinor: 3001 },
      deny: { count: 0, amountMinor: 0 },
      answers: ["can", "ask"],
    });
  });

  it.each<[what: string, refunds: PastRefund[], rules: Rule[], answers: Answer[]]>([
    [
      "a day's limit counts what passed before on that day, and begins anew at the shop's midnight",
      [0, 1, 2].map((days) => pastRefund({ amountMinor: 3000, atMs: NOON + days * 7 * HOUR })),
      support(3000, 6000).map((rule) => ({
        ...rule,
        limits: rule.limits.filter(({ window }) => window !== "rolling_24h"),
      })),
      ["can", "can", "can"],
    ],
    [
      "any 24 hours, too, so that midnight doubles nothing",
      [0, 1, 2].map((days) => pastRefund({ amountMinor: 3000, atMs: NOON + days * 7 * HOUR })),
      support(3000, 6000),
      ["can", "can", "ask"],
    ],
    [
      "what asks counts as well: after a yes it was done",
      [pastRefund({ amountMinor: 5000 }), pastRefund({ amountMinor: 3000, atMs: NOON + HOUR })],
      support(3000, 6000),
      ["ask", "ask"],
    ],
    [
      "what was given back on the order before, by any hand, leaves less of it",
      [pastRefund({ amountMinor: 2000, beforeMinor: 1001, paymentStatus: "PARTIALLY_REFUNDED" })],
      support(3000, 10_000),
      ["ask"],
    ],
    [
      "an order older than its 30 days asks",
      [
        pastRefund({
          order: pastOrder({ id: "old", facts: { ...pastOrder({ id: "x" }).facts, createdAtMs: NOON - 31 * DAY } }),
        }),
      ],
      support(3000, 10_000),
      ["ask"],
    ],
    [
      "a payment that the role refuses is denied",
      [pastRefund({ paymentStatus: "REFUNDED" })],
      support(3000, 10_000),
      ["deny"],
    ],
    [
      "a role without refunds denies all",
      [pastRefund()],
      presetRules("auditor", { perOrderMinor: 0, perDayMinor: 0 }),
      ["deny"],
    ],
  ])("%s", (_, refunds, rules, answers) => {
    expect(answersTo(refunds, rules)).toEqual(answers);
  });

  it("a right that is not there denies all", () => {
    const rules = support(3000, 10_000).filter(({ action }) => action !== "refund.goodwill");
    expect(answersTo([pastRefund()], rules)).toEqual(["deny"]);
  });

  it.each<Condition>([
    { kind: "hours", days: [7], from: 0, until: 1, otherwise: "deny" },
    { kind: "dates", from: "2030-01-01T00:00:00Z", until: null },
  ])("when somebody works is left out: the past knows no shifts: %j", (condition) => {
    const rules = support(3000, 10_000).map((rule) => ({ ...rule, conditions: [...rule.conditions, condition] }));
    expect(answersTo([pastRefund()], rules)).toEqual(["can"]);
  });

  it("does not depend on the order in which the past was read", () => {
    const refunds = [3000, 2000, 4000].map((amountMinor, hours) =>
      pastRefund({ amountMinor, atMs: NOON + hours * HOUR }),
    );
    const rules = support(3000, 6000);
    expect(simulate(readyPast(refunds.toReversed(), ROME), rules)).toEqual(simulate(readyPast(refunds, ROME), rules));
  });
});

const WINDOW_MS: Readonly<Partial<Record<Window, number>>> = {
  rolling_1h: HOUR,
  rolling_24h: DAY,
  customer_30d: 30 * DAY,
  customer_90d: 90 * DAY,
  customer_365d: 365 * DAY,
};

const ROMAN_DAY = new Intl.DateTimeFormat("en-CA", { timeZone: ROME });

/** The day, week (its Monday) or month in which an instant falls in Rome, by Intl alone. */
function placeOf(window: Window, atMs: number): string {
  const day = ROMAN_DAY.format(atMs);
  if (window === "month") return day.slice(0, 7);
  if (window === "day") return day;
  const monday = Date.parse(day) - (localTime(atMs, ROME).weekday - 1) * DAY;
  return new Date(monday).toISOString();
}

/** What a limit has counted before `now`, read off the whole past by the words of decisions.md 5 and `Window`. */
function usedBefore(
  past: readonly { readonly refund: PastRefund; readonly answer: Answer }[],
  { refund: now, action, measure, window }: { refund: PastRefund; action: Action } & Pick<Limit, "measure" | "window">,
): number {
  const anyHand = action === "refund.issue" && measure !== "count";
  const within = past.filter(({ refund, answer }) => {
    const since = now.atMs - (WINDOW_MS[window] ?? 0);
    if (window === "order") return refund.order.id === now.order.id && answer !== "deny";
    if (window.startsWith("customer")) {
      const same = now.order.customer !== null && refund.order.customer === now.order.customer && refund.atMs >= since;
      return same && (anyHand ? refund.order.id !== now.order.id : answer !== "deny");
    }
    if (window.startsWith("rolling")) return refund.atMs >= since && answer !== "deny";
    return placeOf(window, refund.atMs) === placeOf(window, now.atMs) && answer !== "deny";
  });
  const sum = within.reduce((total, { refund }) => total + (measure === "count" ? 1 : refund.amountMinor), 0);
  if (!anyHand) return sum;
  return window === "order" ? now.beforeMinor : window.startsWith("customer") ? sum + now.beforeMinor : sum;
}

/** Refund after refund through `decideAll`, each use looked up in the whole past. */
function oneByOne(refunds: readonly PastRefund[], rules: readonly Rule[], ceiling: readonly Rule[]): Answer[] {
  const grant = grantWith(timeless(rules), ceiling);
  const standing = { kind: "assistant", grant } as const;
  const done: { refund: PastRefund; answer: Answer }[] = [];
  for (const refund of refunds) {
    const limits = PAST_USES.flatMap((action) =>
      (termsOf(grant).rights.get(action)?.limits ?? []).map((limit) => ({ ...limit, action })),
    );
    const used = Object.fromEntries(limits.map((limit) => [limit.key, usedBefore(done, { refund, ...limit })]));
    const [issue, goodwill] = PAST_USES.map((action) => ({ action, amountMinor: refund.amountMinor }));
    if (issue === undefined || goodwill === undefined) throw new Error("two uses");
    const { answer } = decideAll(standing, [issue, goodwill], {
      nowMs: refund.atMs,
      local: localTime(refund.atMs, ROME),
      order: { ...refund.order.facts, paymentStatus: refund.paymentStatus },
      used,
      reason: "any",
      withdrawal: null,
    });
    done.push({ refund, answer });
  }
  return done.map(({ answer }) => answer);
}

const otherwise = fc.constantFrom("ask" as const, "deny" as const);
const limit = fc
  .record({
    measure: fc.constantFrom("amount", "count", "percent"),
    window: fc.constantFrom(...WINDOWS),
    whose: fc.constantFrom("own", "all"),
    max: fc.integer({ min: 0, max: 60 }),
    over: otherwise,
  })
  .map((one) => ({ ...one, max: one.measure === "amount" ? one.max * 100 : one.max % 12 }))
  .filter((one) => Limit.safeParse(one).success)
  .map((one) => Limit.parse(one));
const condition = fc
  .oneof(
    fc.record({ kind: fc.constant("order_age_days"), max: fc.integer({ min: 0, max: 40 }), otherwise }),
    fc.record({ kind: fc.constant("country"), noneOf: fc.subarray(["IT", "FR"]), otherwise }),
    fc.record({ kind: fc.constant("payment_status"), oneOf: fc.subarray(["PAID", "PARTIALLY_REFUNDED"]), otherwise }),
    fc.record({ kind: fc.constant("product"), noneOf: fc.subarray(["SKU"]), otherwise }),
    fc.record({ kind: fc.constant("hours"), days: fc.constant([7]), from: fc.constant(0), until: fc.constant(1) }),
    fc.constant({ kind: "reason" }),
    fc.constant({ kind: "draft_only" }),
    fc.constant({ kind: "hold", minutes: 5 }),
  )
  .map((one) => Condition.parse(one));
const ruleOf = (action: Action) =>
  fc
    .record({
      answer: fc.constantFrom("can", "can", "can", "ask", "deny"),
      conditions: fc.array(condition, { maxLength: 2 }),
      limits: fc.array(limit, { maxLength: 4 }),
    })
    .map((one) => Rule.parse({ action, ...one }));

/** Refunds close together, on few orders of few customers, so that every window fills. */
const history = fc
  .array(
    fc.record({
      after: fc.constantFrom(0, 1, 60_000, HOUR / 2, HOUR, 5 * HOUR, DAY, 12 * DAY),
      order: fc.integer({ min: 0, max: 4 }),
      amountMinor: fc.integer({ min: 1, max: 3000 }),
    }),
    { maxLength: 25 },
  )
  .map((steps) => {
    const orders = [0, 1, 2, 3, 4].map((number) =>
      pastOrder({
        id: String(number),
        customer: [null, "a", "a", "b", "b"][number] ?? null,
        facts: { ...pastOrder({ id: "x" }).facts, country: [null, "IT", "FR", "DE", "IT"][number] ?? null },
      }),
    );
    let atMs = NOON;
    const back = new Map<number, number>();
    return steps.map(({ after, order, amountMinor }) => {
      atMs += after;
      const beforeMinor = back.get(order) ?? 0;
      back.set(order, beforeMinor + amountMinor);
      const known = orders[order];
      if (known === undefined) throw new Error("no such order");
      const paymentStatus = beforeMinor === 0 ? ("PAID" as const) : ("PARTIALLY_REFUNDED" as const);
      return pastRefund({ atMs, amountMinor, order: known, beforeMinor, paymentStatus });
    });
  });

describe("beside decideAll, one refund after the other", () => {
  it("says the same to any rules, any ceiling and any past", () => {
    const seen = new Set<Answer>();
    fc.assert(
      fc.property(
        history,
        fc.tuple(ruleOf("refund.issue"), ruleOf("refund.goodwill"), ruleOf("refund.issue")),
        (refunds, [issue, goodwill, shared]) => {
          const rules = [issue, goodwill];
          const ceiling = [{ ...shared, limits: shared.limits.filter(({ whose }) => whose === "all") }];
          const { answers } = simulate(readyPast(refunds, ROME), rules, ceiling);
          for (const answer of answers) seen.add(answer);
          expect(answers).toEqual(oneByOne(refunds, rules, ceiling));
        },
      ),
      { numRuns: 1000 },
    );
    expect([...seen].toSorted()).toEqual(["ask", "can", "deny"]);
  });

  it("is told apart from a rule that forgets the hour before (control)", () => {
    const refunds = [0, 1, 2].map((minutes) => pastRefund({ amountMinor: 2000, atMs: NOON + minutes * 60_000 }));
    const rules = withRefundLimits(support(3000, 3000), { perOrderMinor: 3000, perDayMinor: 3000 });
    const forgetful = refunds.map((refund) => oneByOne([refund], rules, [])[0]);
    expect(simulate(readyPast(refunds, ROME), rules).answers).not.toEqual(forgetful);
  });
});
