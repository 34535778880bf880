import { describe, expect, it } from "vitest";
import { ROWS } from "../../../app/features/policy/action";
import { Condition, FULFILLMENT_STATUSES, RISKS, type ConditionKind } from "../../../app/features/policy/condition";
import { PAYMENT_STATUSES } from "../../../app/features/policy/payment-status";
import type { Reason, Room } from "../../../app/features/policy/decision";
import { explainReason, roomSentence, type Reader, type Sentence } from "../../../app/features/policy/explain";
import { explainCondition } from "../../../app/features/policy/explain-condition";
import { explainLimit } from "../../../app/features/policy/explain-limit";
import { Window } from "../../../app/features/policy/limit";
import { catalogue as en } from "../../../app/i18n/messages/en/catalogue";
import { catalogue as it_ } from "../../../app/i18n/messages/it/catalogue";
import { ALL_LIMITS } from "./cases/limits";
import { KINDS } from "./cases/lists";

const room = (change: Partial<Room>): Room => ({
  action: "refund.issue",
  measure: "amount",
  window: "order",
  whose: "own",
  max: 3000,
  used: 1000,
  left: 2000,
  over: 550,
  ...change,
});
const rooms = ALL_LIMITS.map(({ measure, window, whose }) => room({ measure, window, whose }));

/** Each kind of list wanted, refused, and unknown. */
function listReasons(code: (typeof KINDS)[number]["kind"]): Reason[] {
  const { value, other } = KINDS.find((one) => one.kind === code) ?? { value: "", other: "" };
  const reason = { code, answer: "ask", values: [value] } as const;
  return [
    { ...reason, oneOf: [other], noneOf: [] },
    { ...reason, oneOf: [], noneOf: [value] },
    { ...reason, values: [], oneOf: [other], noneOf: [] },
  ];
}

const DATES: Reason = { code: "ended", answer: "deny", untilMs: 0 };
const WEEK = [1, 2, 3, 4, 5, 6, 7];
const ASK = "ask" as const;
/** Every code has its reasons here: the compiler sees when one is missing. */
const REASONS: Readonly<Record<Reason["code"], readonly Reason[]>> = {
  owner: [{ code: "owner", answer: "can" }],
  allowed: [{ code: "allowed", answer: "can" }],
  no_right: [{ code: "no_right", answer: "deny", action: "order.edit" }],
  not_active: [{ code: "not_active", answer: "deny", status: "stopped", missingSteps: [] }],
  not_yet: [{ code: "not_yet", answer: "deny", fromMs: 0 }],
  ended: [DATES],
  rule_asks: [{ code: "rule_asks", answer: ASK, action: "order.edit" }],
  draft_only: [{ code: "draft_only", answer: ASK }],
  order_unknown: [{ code: "order_unknown", answer: "deny" }],
  disputed: [{ code: "disputed", answer: "deny" }],
  order_too_old: [{ code: "order_too_old", answer: ASK, ageDays: 31, maxDays: 30 }],
  order_value: [
    { code: "order_value", answer: ASK, totalMinor: 9, minMinor: null, maxMinor: 5 },
    { code: "order_value", answer: ASK, totalMinor: 3, minMinor: 5, maxMinor: null },
  ],
  payment_status: listReasons("payment_status"),
  fulfillment_status: listReasons("fulfillment_status"),
  risk: listReasons("risk"),
  tags: listReasons("tags"),
  country: listReasons("country"),
  currency: listReasons("currency"),
  gateway: listReasons("gateway"),
  product: listReasons("product"),
  outside_hours: [
    { code: "outside_hours", answer: ASK, local: { weekday: 1, minute: 0 }, days: WEEK, from: 0, until: 60 },
  ],
  reason_missing: [{ code: "reason_missing", answer: ASK }],
  over_limit: rooms.map((one) => ({ code: "over_limit", answer: ASK, room: one })),
  withdrawal: [{ code: "withdrawal", answer: ASK, instead: DATES }],
};
const LIST_KINDS = KINDS.map(({ kind }) => kind);
const listConditions = KINDS.flatMap(({ kind, value, other }) =>
  [{ oneOf: [value] }, { noneOf: [other] }, { oneOf: [value], noneOf: [other] }].map((lists) =>
    Condition.parse({ kind, ...lists }),
  ),
);
const CONDITIONS: readonly Condition[] = [
  ...listConditions,
  ...[
    { kind: "order_age_days", max: 30 },
    { kind: "order_value", min: 1 },
    { kind: "order_value", max: 1 },
    { kind: "order_value", min: 1, max: 2 },
    { kind: "hours", days: WEEK, from: 0, until: 60 },
    { kind: "dates", from: "2026-11-23T10:00:00Z" },
    { kind: "reason" },
    { kind: "draft_only" },
    { kind: "hold", minutes: 5 },
  ].map((condition) => Condition.parse(condition)),
];

const LANGUAGES = [
  ["en", en],
  ["it", it_],
] as const;

describe.each(LANGUAGES)("the words of the rules in %s", (locale, { words }) => {
  const policy: Readonly<Record<string, string | undefined>> = words.policy;
  const orders: Readonly<Record<string, string | undefined>> = words.orders;
  const reader: Reader = {
    locale,
    timeZone: "Europe/Rome",
    currency: "EUR",
    owner: "Marta",
    word: (key) => (key.startsWith("pay_") ? orders[key] : policy[key]) ?? `?${key}?`,
  };
  const fill = (key: string, params: Readonly<Record<string, string>>): string =>
    (policy[key] ?? `?${key}?`).replace(/{{(\w+)}}/g, (_all, name: string) => params[name] ?? `?${name}?`);
  const tell = ({ key, params: { insteadKey, ...params } }: Sentence) =>
    fill(key, insteadKey === undefined ? params : { ...params, instead: fill(insteadKey, params) });

  it.each(Object.entries(REASONS))("say every reason in whole sentences: %s", (_code, reasons) => {
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) {
      const text = tell(explainReason(reason, reader));
      expect(text).toMatch(/^(\p{Lu}|\d|€)[^?{}]*\.$/u);
    }
  });

  it("say every condition, in one line without a full stop", () => {
    for (const condition of CONDITIONS) {
      expect(tell(explainCondition(condition, reader))).toMatch(/^(\p{L}|\d)[^?{}]*[^.?{}]$/u);
    }
  });

  it("say every limit, exceeded it asks or denies, in one line without a full stop", () => {
    for (const limit of ALL_LIMITS.flatMap((one) => [one, { ...one, over: ASK }])) {
      const text = tell(explainLimit(limit, reader));
      expect(text).toMatch(/^\p{Lu}[^?{}]*[^.?{}]$/u);
      expect(text).toContain(limit.measure === "amount" ? "0" : "10");
    }
  });

  it("say of every limit what is left", () => {
    for (const one of rooms) expect(tell(roomSentence(one, reader))).toMatch(/^[^?{}]+$/);
  });

  it("say each condition, and each limit, in words of its own", () => {
    const told = (sentences: readonly Sentence[]) => sentences.map((sentence) => tell(sentence));
    const conditions = told(CONDITIONS.map((condition) => explainCondition(condition, reader)));
    expect(new Set(conditions).size).toBe(conditions.length);
    const limits = told(
      ALL_LIMITS.flatMap((limit) => [limit, { ...limit, over: ASK }]).map((limit) => explainLimit(limit, reader)),
    );
    expect(new Set(limits).size).toBe(limits.length);
  });

  it.each([
    ["rows of the matrix", ROWS.map((row) => `action_${row}`)],
    ["windows", Window.options.flatMap((window) => [`window_${window}`, `window_per_${window}`])],
    ["days of the week", WEEK.map((day) => `weekday_${String(day)}`)],
    ["ways of shipping and risks", [...FULFILLMENT_STATUSES, ...RISKS].map((value) => `value_${value}`)],
    ["headings of reasons", Object.keys(REASONS).map((code) => `why_${code}`)],
  ])("name all %s, each in its own words", (_name, keys) => {
    const texts = keys.map((key) => policy[key] ?? "");
    expect(texts.filter((text) => text.trim() === "")).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("name all payments", () => {
    expect(PAYMENT_STATUSES.filter((status) => orders[`pay_${status}`] === undefined)).toEqual([]);
  });
});

describe("the table above", () => {
  it("holds every kind of condition", () => {
    const kinds: Readonly<Record<ConditionKind, true>> = {
      order_age_days: true,
      order_value: true,
      payment_status: true,
      fulfillment_status: true,
      risk: true,
      tags: true,
      country: true,
      currency: true,
      gateway: true,
      product: true,
      hours: true,
      dates: true,
      reason: true,
      draft_only: true,
      hold: true,
    };
    expect(new Set(CONDITIONS.map((condition) => condition.kind))).toEqual(new Set(Object.keys(kinds)));
    expect(new Set(LIST_KINDS).size).toBe(8);
  });
});
