import { describe, expect, it } from "vitest";
import { Condition } from "../../../app/features/policy/condition";

const HOURS = { kind: "hours", days: [1], from: 540, until: 1020 };

describe("a stored condition", () => {
  it.each([
    [{ kind: "order_age_days", max: 3 }, { otherwise: "ask" }],
    [{ kind: "order_value" }, { min: null, max: null, otherwise: "ask" }],
    [{ kind: "risk" }, { oneOf: [], noneOf: [], otherwise: "ask" }],
    [
      { kind: "tags", oneOf: ["vip"] },
      { oneOf: ["vip"], noneOf: [], otherwise: "ask" },
    ],
    [{ kind: "reason" }, { otherwise: "ask" }],
    [{ kind: "dates" }, { from: null, until: null }],
    [HOURS, { otherwise: "deny" }],
    [{ kind: "draft_only" }, {}],
    [{ kind: "hold", minutes: 5 }, {}],
  ])("says what it leaves out: %j", (written, added) => {
    expect(Condition.parse(written)).toEqual({ ...written, ...added });
  });

  it.each([
    { kind: "order_age_days", max: 0 },
    { kind: "order_age_days", max: 3650 },
    { kind: "order_value", min: 0, max: 1_000_000_000_000 },
    { kind: "order_value", min: 1_000_000_000_000, max: 0 },
    { kind: "payment_status", oneOf: ["PAID", "EXPIRED"] },
    { kind: "fulfillment_status", noneOf: ["REQUEST_DECLINED", "ON_HOLD"] },
    { kind: "risk", oneOf: ["NONE", "INVESTIGATE"] },
    { kind: "tags", oneOf: ["a", "é".repeat(255)] },
    { kind: "country", oneOf: ["IT", "DE"] },
    { kind: "currency", noneOf: ["EUR"] },
    { kind: "gateway", oneOf: ["shopify_payments"] },
    { kind: "product", oneOf: Array.from({ length: 100 }, (_, index) => `SKU-${String(index)}`) },
    { ...HOURS, days: [1, 2, 3, 4, 5, 6, 7], from: 0, until: 1439 },
    { ...HOURS, days: [7] },
    { kind: "dates", from: "2026-11-23T10:00:00Z", until: "2026-11-23T10:00:00+01:00" },
    { kind: "dates", from: "2026-11-23T10:00:00+01:00" },
    { kind: "hold", minutes: 1 },
    { kind: "hold", minutes: 1440 },
  ])("may be %j", (written) => {
    expect(Condition.safeParse(written).success).toBe(true);
  });

  it.each([
    ["a kind nobody knows", { kind: "moon_phase" }],
    ["a condition that lets through", { kind: "reason", otherwise: "can" }],
    ["an age below nothing", { kind: "order_age_days", max: -1 }],
    ["an age over ten years", { kind: "order_age_days", max: 3651 }],
    ["half a day", { kind: "order_age_days", max: 0.5 }],
    ["an age without a limit", { kind: "order_age_days" }],
    ["a value below nothing", { kind: "order_value", min: -1 }],
    ["a most below nothing", { kind: "order_value", max: -1 }],
    ["a least over the highest amount", { kind: "order_value", min: 1_000_000_000_001 }],
    ["a most over the highest amount", { kind: "order_value", max: 1_000_000_000_001 }],
    ["a status that is none", { kind: "payment_status", oneOf: ["paid"] }],
    ["a fulfilment that is none", { kind: "fulfillment_status", noneOf: ["LOST"] }],
    ["a risk that is none", { kind: "risk", oneOf: ["HIGH"] }],
    ["an empty tag", { kind: "tags", oneOf: [""] }],
    ["a tag too long", { kind: "tags", oneOf: ["x".repeat(256)] }],
    ["a country in small letters", { kind: "country", oneOf: ["it"] }],
    ["a country of three letters", { kind: "country", oneOf: ["ITA"] }],
    ["a country with something before it", { kind: "country", noneOf: ["xIT"] }],
    ["a currency of two letters", { kind: "currency", oneOf: ["EU"] }],
    ["a currency of four letters", { kind: "currency", oneOf: ["EURO"] }],
    ["a currency with something before it", { kind: "currency", oneOf: ["xEUR"] }],
    ["a currency with something after it", { kind: "currency", oneOf: ["EURx"] }],
    ["more than a hundred wanted", { kind: "product", oneOf: Array.from({ length: 101 }, () => "A") }],
    ["more than a hundred refused", { kind: "product", noneOf: Array.from({ length: 101 }, () => "A") }],
    ["hours on no day", { ...HOURS, days: [] }],
    ["hours on more days than a week has", { ...HOURS, days: [1, 2, 3, 4, 5, 6, 7, 1] }],
    ["a day before Monday", { ...HOURS, days: [0] }],
    ["a day after Sunday", { ...HOURS, days: [8] }],
    ["a minute before midnight", { ...HOURS, from: -1 }],
    ["a minute after the day", { ...HOURS, until: 1440 }],
    ["a date that is none", { kind: "dates", from: "tomorrow" }],
    ["a date without a zone", { kind: "dates", until: "2026-11-23T10:00:00" }],
    ["dates that ask", { kind: "dates", otherwise: "ask" }],
    ["a hold of no time", { kind: "hold", minutes: 0 }],
    ["a hold of more than a day", { kind: "hold", minutes: 1441 }],
    ["a draft that denies", { kind: "draft_only", otherwise: "deny" }],
    ["a word of its own", { kind: "risk", secret: true }],
  ])("may not be %s", (_name, written) => {
    expect(Condition.safeParse(written).success).toBe(false);
  });
});
