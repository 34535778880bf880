import { describe, expect, it } from "vitest";
import {
  cardAnswer,
  cardExceptions,
  CARDS,
  withCardAnswer,
  type Card,
  type CardAnswer,
} from "../../../app/features/roles/cards";
import { cellOf } from "../../../app/features/roles/cell";
import { refundAmounts, ruleOf, withRefundAmount } from "../../../app/features/roles/refund-rows";
import { PRESETS, presetRules, type Preset } from "../../../app/features/policy/presets";
import { Rules, type Answer } from "../../../app/features/policy/rule";

const FIRST = { perOrderMinor: 3000, perDayMinor: 10_000 };
const rulesOf = (preset: Preset) => presetRules(preset, FIRST);
const set = (preset: Preset, card: Card, answer: Answer) =>
  withCardAnswer(rulesOf(preset), card, { answer, first: FIRST });

const SHOWN: [Preset, ...CardAnswer[]][] = [
  ["customer_support", "can", "can", "ask", "can", "deny", "deny"],
  ["fulfilment", "can", "mixed", "mixed", "deny", "can", "mixed"],
  ["shop_helper", "can", "can", "ask", "ask", "can", "ask"],
  ["data_entry", "can", "deny", "deny", "deny", "deny", "mixed"],
  ["errands", "can", "deny", "deny", "deny", "mixed", "deny"],
  ["auditor", "can", "deny", "deny", "deny", "deny", "deny"],
  ["trial", "can", "ask", "deny", "ask", "deny", "deny"],
];

describe("the six cards", () => {
  it.each(SHOWN)("of %s show See %s, Answer %s, Change %s, Refund %s, Ship %s, Stock %s", (preset, ...answers) => {
    expect(CARDS.map((card) => cardAnswer(rulesOf(preset), card))).toEqual(answers);
  });

  it("say which of their rows differ from them", () => {
    expect(cardExceptions(rulesOf("customer_support"), "change")).toEqual([
      { action: "order.note", answer: "can" },
      { action: "order.tags", answer: "can" },
    ]);
    expect(cardExceptions(rulesOf("customer_support"), "refund")).toEqual([
      { action: "refund.restock", answer: "ask" },
    ]);
  });

  const everyTap = PRESETS.flatMap((preset) =>
    CARDS.flatMap((card) => (["can", "ask", "deny"] as const).map((answer) => [preset, card, answer] as const)),
  );
  it.each(everyTap)("of %s: %s answers %s after a tap on it, and the rules stay a role's", (preset, card, answer) => {
    const rules = set(preset, card, answer);
    expect(cardAnswer(rules, card)).toBe(answer);
    expect(Rules.safeParse(rules).success).toBe(true);
    const others = CARDS.filter((one) => one !== card);
    expect(others.map((one) => cardAnswer(rules, one))).toEqual(others.map((one) => cardAnswer(rulesOf(preset), one)));
  });

  it("keep conditions and limits of rows whose answer stays", () => {
    const rules = set("customer_support", "refund", "can");
    expect(rules).toEqual(rulesOf("customer_support"));
  });

  it("lose nothing by a tap too many: back at can, the amounts and conditions are those of before", () => {
    const denied = set("customer_support", "refund", "deny");
    const back = withCardAnswer(denied, "refund", { answer: "can", first: { perOrderMinor: 1, perDayMinor: 1 } });
    expect(ruleOf(back, "refund.issue")).toEqual(ruleOf(rulesOf("customer_support"), "refund.issue"));
  });

  it("never let somebody refund without an amount, an age and a paid order", () => {
    const rules = set("auditor", "refund", "can");
    expect(refundAmounts(rules)).toEqual(FIRST);
    expect(ruleOf(rules, "refund.issue")?.conditions.map(({ kind }) => kind)).toEqual([
      "order_age_days",
      "payment_status",
      "hold",
    ]);
  });

  it("show hidden fields only with a reason and a quota", () => {
    const rules = set("data_entry", "see", "can");
    expect(ruleOf(rules, "customer.email")).toMatchObject({
      conditions: [{ kind: "reason" }],
      limits: [{ measure: "count", window: "rolling_24h" }],
    });
  });

  it("leave what is grave to a question, and what is harmless as it is", () => {
    expect(ruleOf(set("auditor", "answer", "can"), "comment.delete")?.answer).toBe("ask");
    expect(ruleOf(set("customer_support", "change", "ask"), "order.note")?.answer).toBe("can");
    expect(ruleOf(set("data_entry", "answer", "deny"), "reply.propose")?.answer).toBe("can");
  });

  it("let a trial do it alone only after a tap on can", () => {
    expect(ruleOf(rulesOf("trial"), "reply.use")?.conditions).toEqual([{ kind: "draft_only" }]);
    expect(ruleOf(set("trial", "answer", "can"), "reply.use")?.conditions).toEqual([]);
  });
});

describe("the one amount", () => {
  const AMOUNTS: [what: string, order: number, day: number | undefined, becomes: number][] = [
    ["the day's stays while it is not the smaller one", 1500, undefined, 10_000],
    ["the day's follows a greater amount per order", 15_000, undefined, 15_000],
    ["the day's is what it is set to", 2000, 4000, 4000],
  ];
  it.each(AMOUNTS)("%s: per order %i, set %s", (_, perOrderMinor, perDayMinor, becomes) => {
    const rules = withRefundAmount(rulesOf("customer_support"), {
      perOrderMinor,
      ...(perDayMinor === undefined ? {} : { perDayMinor }),
    });
    expect(refundAmounts(rules)).toEqual({ perOrderMinor, perDayMinor: becomes });
    expect(ruleOf(rules, "refund.issue")?.limits.find(({ window }) => window === "rolling_24h")?.max).toBe(becomes);
    expect(cellOf(rules, "refund.goodwill").limit?.max).toBe(perOrderMinor);
  });
});
