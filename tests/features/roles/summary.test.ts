import { describe, expect, it } from "vitest";
import { summarise } from "../../../app/features/roles/summary";
import { withCardAnswer } from "../../../app/features/roles/cards";
import { presetRules, type Preset } from "../../../app/features/policy/presets";
import { formatMoney } from "../../../app/platform/money";
import { wordsIn } from "../../journeys/words";

const FIRST = { perOrderMinor: 3000, perDayMinor: 10_000 };

function speaker(locale: "en" | "it") {
  const say = wordsIn(locale);
  return {
    locale,
    name: "Sara",
    asked: say("matrix", "you"),
    money: (amountMinor: number) => formatMoney({ amountMinor, currency: "EUR" }, locale).replaceAll("\u00a0", " "),
    word: (key: string, params: Readonly<Record<string, string>> = {}) => say("matrix", key as "you", params),
  };
}

const SENTENCES: [Preset, "en" | "it", string[]][] = [
  [
    "customer_support",
    "en",
    [
      "Sara sees orders, answers customers and refunds up to €30.00 per order, €100.00 a day, on orders up to 30 days old.",
      "Sara may also write notes and change tags.",
      "To change or cancel an order, delete a comment or restock items, Sara asks you.",
      "Sara cannot ship or touch stock and offers.",
    ],
  ],
  [
    "customer_support",
    "it",
    [
      "Sara vede gli ordini, risponde ai clienti e rimborsa fino a 30,00 € per ordine, 100,00 € al giorno, su ordini fino a 30 giorni.",
      "Sara può anche scrivere note e modificare etichette.",
      "Per modificare o annullare un ordine, cancellare un commento o restituire articoli a inventario, Sara chiede a te.",
      "Sara non può spedire o toccare magazzino e offerte.",
    ],
  ],
  [
    "auditor",
    "en",
    [
      "Sara sees orders.",
      "Sara may also see all activity and download the activity.",
      "Sara cannot answer a customer, change or cancel an order, ship, touch stock and offers, refund or see the customer's e-mail, phone and street.",
    ],
  ],
];

describe("a role in plain sentences", () => {
  it.each(SENTENCES)("%s in %s", (preset, locale, sentences) => {
    expect(summarise(presetRules(preset, FIRST), speaker(locale))).toEqual(sentences);
  });

  it("follows a card at once", () => {
    const rules = withCardAnswer(presetRules("customer_support", FIRST), "refund", { answer: "ask", first: FIRST });
    expect(summarise(rules, speaker("en"))[0]).toBe("Sara sees orders and answers customers.");
    expect(summarise(rules, speaker("en")).join(" ")).toContain("refund");
  });

  it("of nothing says so", () => {
    expect(summarise([], speaker("en"))).toEqual(["Sara cannot do anything yet."]);
  });

  it("has a word for every row that may differ from its card, in both languages", () => {
    for (const locale of ["en", "it"] as const) {
      for (const answer of ["can", "ask", "deny"] as const) {
        const rules = presetRules("customer_support", FIRST).map((rule, at) =>
          at % 2 === 0 ? { ...rule, answer } : rule,
        );
        expect(summarise(rules, speaker(locale)).join(" ")).not.toMatch(/ {2}|, ,|\{\{/);
      }
    }
  });
});
