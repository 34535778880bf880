import { describe, expect, it } from "vitest";
import { explainReason } from "../../../app/features/policy/explain";
import type { Reason, Room } from "../../../app/features/policy/decision";
import { roomSentence } from "../../../app/features/policy/room-sentence";
import { catalogue as en } from "../../../app/i18n/messages/en/catalogue";
import { catalogue as it_ } from "../../../app/i18n/messages/it/catalogue";
import { makeWords } from "../../../app/i18n/words";

const ROOM: Room = { measure: "amount", window: "order", max: 3000, used: 1000, left: 2000, over: 550 };
const REASONS: readonly Reason[] = [
  { code: "owner", answer: "can" },
  { code: "allowed", answer: "can" },
  { code: "no_right", answer: "deny" },
  { code: "not_active", answer: "deny", status: "stopped", missingSteps: [] },
  { code: "not_yet", answer: "deny", from: "2026-12-01T09:00:00Z" },
  { code: "ended", answer: "deny", until: "2026-11-22T23:30:00Z" },
  { code: "rule_asks", answer: "ask" },
  { code: "order_unknown", answer: "deny" },
  { code: "order_too_old", answer: "ask", ageDays: 31, maxDays: 30 },
  { code: "payment_status", answer: "deny", status: "VOIDED", allowed: ["PAID"] },
  { code: "over_limit", answer: "ask", room: ROOM },
  { code: "over_limit", answer: "ask", room: { ...ROOM, window: "day", max: 128_450 } },
  { code: "over_limit", answer: "ask", room: { ...ROOM, window: "rolling_24h" } },
  { code: "over_limit", answer: "ask", room: { ...ROOM, window: "customer_30d" } },
  { code: "over_limit", answer: "deny", room: { ...ROOM, measure: "count", window: "rolling_24h", max: 10 } },
];

/** The sentence as the page shows it. */
function sentence(reason: Reason, locale: "en" | "it"): string {
  const words = makeWords(locale, locale === "en" ? en : it_);
  const translate = words.t.bind(words) as unknown as (key: string, params?: object) => string;
  const reader = { locale, timeZone: "Europe/Rome", currency: "EUR", owner: "Marta" };
  const { key, params } = explainReason(reason, reader, (status) => translate(`orders:pay_${status}`));
  return translate(`policy:${key}`, params);
}

describe.each(["en", "it"] as const)("every reason in %s", (locale) => {
  it.each(REASONS)("is a whole sentence: $code", (reason) => {
    const text = sentence(reason, locale);
    expect(text).not.toMatch(/[{}]|undefined|NaN|policy:|orders:/);
    expect(text).toMatch(/^\p{Lu}|^\d|^€/u);
    expect(text).toMatch(/[.]$/);
  });
});

describe("a reason", () => {
  it("names the owner whom to ask", () => {
    expect(sentence({ code: "rule_asks", answer: "ask" }, "en")).toContain("Marta");
    expect(sentence({ code: "rule_asks", answer: "ask" }, "it")).toContain("Marta");
  });

  it("says by how much, up to how much and what is left, each as the reader writes amounts", () => {
    const over: Reason = { code: "over_limit", answer: "ask", room: ROOM };
    expect(sentence(over, "en")).toMatch(/€5\.50.*€30\.00.*€20\.00/);
    expect(sentence(over, "it")).toMatch(/5,50\s€.*30,00\s€.*20,00\s€/);
  });

  it("says a day in the shop's zone", () => {
    expect(sentence({ code: "ended", answer: "deny", until: "2026-11-22T23:30:00Z" }, "en")).toContain("23 Nov 2026");
    expect(sentence({ code: "ended", answer: "deny", until: "2026-11-22T23:30:00Z" }, "it")).toContain("23/11/2026");
  });

  it("names the payment status in the reader's language", () => {
    const voided: Reason = { code: "payment_status", answer: "deny", status: "VOIDED", allowed: ["PAID"] };
    expect(sentence(voided, "en")).toContain(en.words.orders.pay_VOIDED);
    expect(sentence(voided, "it")).toContain(it_.words.orders.pay_VOIDED);
  });
});

describe("what is left before the click", () => {
  const money = (amountMinor: number) => `${String(amountMinor)}c`;
  it.each([
    [{ ...ROOM }, ["policy:leftOnOrder", { left: "2000c", max: "3000c" }]],
    [{ ...ROOM, window: "day" as const }, ["policy:leftToday", { left: "2000c", max: "3000c" }]],
    [{ ...ROOM, measure: "count" as const, left: 3, max: 10 }, ["policy:countLeft", { left: "3", max: "10" }]],
  ])("%j", (room, expected) => {
    expect(roomSentence(room, money)).toEqual(expected);
  });
});
