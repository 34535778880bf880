import { describe, expect, it } from "vitest";
import { Condition } from "../../../app/features/policy/condition";
import { explainCondition } from "../../../app/features/policy/explain-condition";
import type { z } from "zod";
import { READER } from "./cases/reader";

const VALUE = { kind: "order_value" } as const;
const HOURS: z.input<typeof Condition> = { kind: "hours", days: [5, 1], from: 1320, until: 365 };

const SENTENCES: readonly (readonly [z.input<typeof Condition>, string, Readonly<Record<string, string>>])[] = [
  [{ kind: "order_age_days", max: 30 }, "if_order_age_days", { days: "30" }],
  [{ ...VALUE, min: 1000, max: 5000 }, "if_order_value", { min: "€10.00", max: "€50.00" }],
  [{ ...VALUE, min: 1000 }, "if_order_value_min", { min: "€10.00" }],
  [{ ...VALUE, max: 5000 }, "if_order_value_max", { max: "€50.00" }],
  [{ ...VALUE, max: 0 }, "if_order_value_max", { max: "€0.00" }],
  [{ ...VALUE, min: 0, max: 0 }, "if_order_value", { min: "€0.00", max: "€0.00" }],
  [{ ...HOURS, from: 0, until: 0 }, "if_hours_all_day", { days: "<weekday_1>, <weekday_5>" }],
  [{ ...HOURS, from: 0, until: 60 }, "if_hours", { days: "<weekday_1>, <weekday_5>", from: "00:00", until: "01:00" }],
  [{ ...HOURS, from: 60, until: 0 }, "if_hours", { days: "<weekday_1>, <weekday_5>", from: "01:00", until: "00:00" }],
  [HOURS, "if_hours", { days: "<weekday_1>, <weekday_5>", from: "22:00", until: "06:05" }],
  // In the reader's zone the end is the next day.
  [
    { kind: "dates", from: "2026-11-01T10:00:00Z", until: "2026-11-30T23:30:00Z" },
    "if_dates",
    { from: "1 Nov 2026", until: "1 Dec 2026" },
  ],
  [{ kind: "dates", from: "2026-11-01T10:00:00Z" }, "if_dates", { from: "1 Nov 2026", until: "…" }],
  [{ kind: "dates", until: "2026-11-01T10:00:00Z" }, "if_dates", { from: "…", until: "1 Nov 2026" }],
  [{ kind: "hold", minutes: 30 }, "if_hold", { minutes: "30" }],
  [{ kind: "reason" }, "if_reason", { owner: "Marta" }],
  [{ kind: "draft_only" }, "if_draft_only", { owner: "Marta" }],
  [{ kind: "tags", oneOf: ["vip", "b2b"] }, "if_tags_only", { allowed: "vip, b2b" }],
  [{ kind: "tags", noneOf: ["fraud", "b2b"] }, "if_tags_not", { refused: "fraud, b2b" }],
  [{ kind: "tags", oneOf: ["vip"], noneOf: ["fraud"] }, "if_tags_both", { allowed: "vip", refused: "fraud" }],
  [{ kind: "country", oneOf: ["IT", "DE"] }, "if_country_only", { allowed: "Italy, Germany" }],
  [{ kind: "payment_status", noneOf: ["VOIDED"] }, "if_payment_status_not", { refused: "<pay_VOIDED>" }],
  [
    { kind: "fulfillment_status", oneOf: ["FULFILLED"], noneOf: ["ON_HOLD"] },
    "if_fulfillment_status_both",
    { allowed: "<value_FULFILLED>", refused: "<value_ON_HOLD>" },
  ],
  [{ kind: "risk", oneOf: ["NONE"] }, "if_risk_only", { allowed: "<value_NONE>" }],
  [{ kind: "currency", oneOf: ["EUR"] }, "if_currency_only", { allowed: "EUR" }],
  [{ kind: "gateway", noneOf: ["paypal"] }, "if_gateway_not", { refused: "paypal" }],
  [{ kind: "product", oneOf: ["SKU-1"] }, "if_product_only", { allowed: "SKU-1" }],
];

describe("a condition is the sentence", () => {
  it.each(SENTENCES)("%j: %s", (condition, key, params) => {
    expect(explainCondition(Condition.parse(condition), READER)).toEqual({ key, params });
  });

  it("with amounts as an Italian reads them", () => {
    const condition = Condition.parse({ ...VALUE, max: 128_450 });
    expect(explainCondition(condition, { ...READER, locale: "it" }).params["max"]).toMatch(/^1\.284,50\s€$/);
  });
});
