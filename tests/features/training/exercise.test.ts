import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_AMOUNT_MINOR } from "../../../app/platform/money";
import { typedAmount } from "../../../app/platform/typed-amount";
import { decide } from "../../../app/features/policy/decide";
import { strictest } from "../../../app/features/policy/explain";
import { nothingUsed } from "../../../app/features/policy/made-up";
import { presetRules, type Preset } from "../../../app/features/policy/presets";
import { Answer, type Rule } from "../../../app/features/policy/rule";
import type { Action } from "../../../app/features/policy/action";
import { EXAMPLE_IDS, type ExampleId } from "../../../app/features/training/example-id";
import { allRight } from "../../../app/features/training/parts";
import { REMEDIES, REPLIES, movesMoney, type Remedy, type Reply } from "../../../app/features/training/remedy";
import { standingOf, type Trainee } from "../../../app/features/training/trainee";
import { aTrainee, CURRENCIES, EVERY, exerciseFor, traineeWith, tried } from "./a-trainee";

const LIMITS = { perOrderMinor: 3000, perDayMinor: 10_000 };
const SUPPORT = presetRules("customer_support", LIMITS);
/** The default role with one row changed. */
const changed = (action: Action, change: (rule: Rule) => Rule) =>
  traineeWith(SUPPORT.map((rule) => (rule.action === action ? change(rule) : rule)));

/** What the default role is taught: the first reply that is right, the remedy, the amount, and what the rules say. */
const TAUGHT: [id: ExampleId, reply: Reply, remedy: Remedy, amountMinor: number, way: Answer][] = [
  ["late", "late", "answer", 0, "can"],
  ["return", "own", "return", 0, "deny"],
  ["address", "own", "address", 0, "ask"],
  ["large", "own", "item", 5000, "ask"],
  ["not_received", "delivered", "courier", 0, "can"],
  ["no_link", "shipped_no_tracking", "answer", 0, "can"],
  ["broken", "refunded", "item", 1000, "can"],
  ["withdrawal", "refunded", "all", 2400, "can"],
  ["read_out", "own", "answer", 0, "can"],
  ["old", "own", "item", 1400, "ask"],
];

describe("what is right with the default role", () => {
  it.each(TAUGHT)("in %s is the reply %s, %s of %d, which it %s", (id, reply, remedy, amountMinor, way) => {
    const { right } = tried(aTrainee("customer_support"), id);
    expect({ ...right, replies: right.replies[0] }).toEqual({ replies: reply, remedy, amountMinor, way });
  });

  it("is asked about in each of the ten, and each answer of the rules comes up", () => {
    expect(TAUGHT.map(([id]) => id)).toEqual([...EXAMPLE_IDS]);
    expect(new Set(TAUGHT.map(([, , , , way]) => way))).toEqual(new Set(Answer.options));
  });
});

describe("what other roles may do with the same right remedy", () => {
  it.each<[preset: Preset, id: ExampleId, way: Answer]>([
    ["fulfilment", "address", "can"],
    ["fulfilment", "return", "ask"],
    ["fulfilment", "broken", "deny"],
    ["shop_helper", "broken", "ask"],
    ["shop_helper", "address", "ask"],
    ["auditor", "late", "deny"],
    ["auditor", "broken", "deny"],
    ["trial", "late", "ask"],
    ["trial", "broken", "ask"],
    ["errands", "late", "deny"],
    ["data_entry", "address", "deny"],
  ])("%s in %s: %s", (preset, id, way) => {
    expect(tried(aTrainee(preset), id).right.way).toBe(way);
  });
});

describe.each(CURRENCIES)("every example for every preset in %s", (currency) => {
  it.each(EVERY)("%s as %s has a right answer, and only one way to do it", (id, preset) => {
    const trainee = aTrainee(preset, currency);
    const { right, parts } = tried(trainee, id, {}, currency);
    expect(allRight({ ...parts, reply: true })).toBe(true);
    expect(right.replies.every((reply) => REPLIES.includes(reply)) && right.replies.length > 0).toBe(true);
    expect(right.amountMinor > 0).toBe(movesMoney(right.remedy ?? "answer"));
    const asRight = tried(trainee, id, { reply: right.replies[0] ?? "own" }, currency);
    expect(allRight(asRight.parts)).toBe(true);
    const ways = Answer.options.filter(
      (way) => tried(trainee, id, { reply: right.replies[0] ?? "own", way }, currency).parts.limit,
    );
    expect(ways).toEqual([asRight.decision.answer]);
  });

  it("costs as many whole units as the default limits do", () => {
    const { right } = tried(aTrainee("customer_support", currency), "broken", {}, currency);
    expect(right.amountMinor).toBe(typedAmount("10", currency));
  });
});

/** Which rights a remedy needs, written down a second time: the order's money is in both of a refund's rights. */
function saidByHand(trainee: Trainee, id: ExampleId, given: { remedy: Remedy; reply: Reply; amountMinor: number }) {
  const standing = standingOf(trainee);
  const { facts: order, order: bought } = exerciseFor(trainee, id);
  const reasons: Partial<Record<ExampleId, string>> = { large: "returned", broken: "damaged", old: "damaged" };
  const reason = reasons[id];
  const kind = reason === "returned" ? "refund.return" : "refund.goodwill";
  const shipping = bought.shipping.amountMinor;
  const { amountMinor, remedy, reply } = given;
  const all = bought.total.amountMinor;
  const uses: [Action, number][] = {
    answer: [[reply === "own" ? "reply.free" : "reply.use", 0]],
    courier: [[reply === "own" ? "reply.free" : "reply.use", 0]],
    address: [["order.address", 0]],
    return: [["return.decide", 0]],
    cancel: [["order.cancel", 0]],
    read_out: [
      ["customer.email", 0],
      ["customer.phone", 0],
    ],
    item: [
      ["refund.issue", amountMinor],
      [kind, amountMinor],
    ],
    all: [
      ["refund.issue", amountMinor],
      [kind, Math.min(amountMinor, all - shipping)],
      ["refund.shipping", Math.min(amountMinor, shipping)],
    ],
  }[remedy] as [Action, number][];
  return strictest(
    uses.map(([action, minor]) => {
      const facts = { nowMs: Date.parse(trainee.at), local: trainee.local, order, amountMinor: minor };
      const used = nothingUsed(standing, [action]);
      return decide(standing, action, {
        ...facts,
        used,
        reason: remedy === "read_out" ? null : (reason ?? "other"),
        withdrawal: null,
      }).answer;
    }),
  );
}

describe("what the rules say to a choice", () => {
  it("is what decide says of each right that it needs, whatever the role, the amounts and the choice", () => {
    const limits = fc.record({
      perOrderMinor: fc.integer({ min: 1, max: 9000 }),
      perDayMinor: fc.integer({ min: 1, max: 9000 }),
    });
    const presets = fc.constantFrom<Preset>("customer_support", "fulfilment", "shop_helper", "trial", "auditor");
    const choice = fc.record({
      id: fc.constantFrom(...EXAMPLE_IDS.filter((id) => id !== "withdrawal")),
      reply: fc.constantFrom(...REPLIES),
      remedy: fc.constantFrom(...REMEDIES),
      share: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(presets, limits, choice, (preset, amounts, { id, share, ...given }) => {
        const trainee = aTrainee(preset, "EUR", amounts);
        const { order } = exerciseFor(trainee, id);
        const most = given.remedy === "all" ? order.total : order.lines[0]?.unitPrice;
        const amountMinor = movesMoney(given.remedy) ? Math.ceil(((most?.amountMinor ?? 0) * share) / 100) : 0;
        const { decision } = tried(trainee, id, { ...given, amountMinor });
        expect(decision.answer).toBe(saidByHand(trainee, id, { ...given, amountMinor }));
      }),
      { numRuns: 400 },
    );
  });
});

describe("a changed rule", () => {
  it("changes what is right: below the limit it is done and told, above it is asked and not promised", () => {
    const low = aTrainee("customer_support", "EUR", { perOrderMinor: 500, perDayMinor: 10_000 });
    expect(tried(aTrainee("customer_support"), "broken").right).toMatchObject({
      way: "can",
      replies: ["refunded", "own"],
    });
    expect(tried(low, "broken").right).toMatchObject({ way: "ask", replies: ["own"] });
    expect(tried(low, "broken", { way: "can", reply: "refunded" }).parts).toEqual({
      reply: false,
      remedy: true,
      limit: false,
    });
  });

  it("lets a longer age limit do what the shorter one asks for", () => {
    const longer = changed("refund.issue", (rule) => ({
      ...rule,
      conditions: [{ kind: "order_age_days", max: 90, otherwise: "ask" }],
    }));
    expect(tried(longer, "old").right.way).toBe("can");
  });

  it("lets a refund that waits before it leaves be told: the reply is offered once it has left", () => {
    const held = changed("refund.issue", (rule) => ({ ...rule, conditions: [{ kind: "hold", minutes: 10 }] }));
    expect(tried(held, "broken").right).toMatchObject({ way: "can", replies: ["refunded", "own"] });
  });

  it("that would deny a customer who withdraws in time is asked about instead", () => {
    const strict = changed("refund.issue", (rule) => ({
      ...rule,
      limits: [{ measure: "amount", window: "order", whose: "own", max: 100, over: "deny" }],
    }));
    expect(tried(strict, "broken").right.way).toBe("deny");
    expect(tried(strict, "withdrawal").right.way).toBe("ask");
    expect(tried(strict, "withdrawal").decision.reasons[0].code).toBe("withdrawal");
  });
});

describe("the dear one", () => {
  it.each([1, 500, 3000, 1_000_000, MAX_AMOUNT_MINOR / 4 - 1])("is above a limit of %d", (perOrderMinor) => {
    const trainee = aTrainee("customer_support", "EUR", { perOrderMinor, perDayMinor: perOrderMinor });
    expect(tried(trainee, "large")).toMatchObject({ right: { way: "ask" } });
  });
});

describe("a mistake", () => {
  const trainee = aTrainee("customer_support");
  it.each<
    [
      what: string,
      id: ExampleId,
      attempt: Parameters<typeof tried>[2],
      wrong: (keyof ReturnType<typeof tried>["parts"])[],
    ]
  >([
    ["the wrong reply only", "late", { reply: "in_transit" }, ["reply"]],
    ["the wrong remedy, whose own limit was seen", "not_received", { remedy: "item", amountMinor: 1200 }, ["remedy"]],
    ["another amount than is due", "broken", { reply: "refunded", amountMinor: 2000 }, ["remedy"]],
    ["a limit that was not seen", "large", { way: "can" }, ["limit"]],
    ["reading out what is hidden", "read_out", { remedy: "read_out", way: "can" }, ["remedy", "limit"]],
    ["a promise before the yes", "old", { reply: "refunded" }, ["reply"]],
    [
      "everything",
      "broken",
      { reply: "late", remedy: "cancel", amountMinor: 0, way: "deny" },
      ["reply", "remedy", "limit"],
    ],
  ])("%s", (_, id, attempt, wrong) => {
    const { parts } = tried(trainee, id, attempt);
    expect(
      Object.entries(parts)
        .filter(([, right]) => right === false)
        .map(([part]) => part),
    ).toEqual(wrong);
  });
});
