import { describe, expect, it } from "vitest";
import { explainLimit } from "../../../app/features/policy/explain-limit";
import { Limit } from "../../../app/features/policy/limit";
import type { z } from "zod";
import { READER } from "./cases/reader";

const AMOUNT = { measure: "amount", window: "order", max: 3000 } as const;
const TIMES = { measure: "count", window: "rolling_1h", max: 10 } as const;
const SHARE = { measure: "percent", window: "order", max: 20 } as const;
const DAY = { ...AMOUNT, window: "day" } as const;

const SENTENCES: readonly (readonly [z.input<typeof Limit>, string, Readonly<Record<string, string>>])[] = [
  [AMOUNT, "upTo_amount_ask", { max: "€30.00", per: "<window_per_order>" }],
  [{ ...AMOUNT, over: "deny" }, "upTo_amount_deny", { max: "€30.00", per: "<window_per_order>" }],
  [{ ...DAY, whose: "all" }, "upTo_amount_together_ask", { max: "€30.00", per: "<window_per_day>" }],
  [{ ...DAY, whose: "all", over: "deny" }, "upTo_amount_together_deny", { max: "€30.00", per: "<window_per_day>" }],
  [TIMES, "upTo_count_ask", { max: "10", per: "<window_per_rolling_1h>" }],
  [{ ...TIMES, over: "deny" }, "upTo_count_deny", { max: "10", per: "<window_per_rolling_1h>" }],
  [{ ...TIMES, whose: "all" }, "upTo_count_together_ask", { max: "10", per: "<window_per_rolling_1h>" }],
  [{ ...TIMES, whose: "all", over: "deny" }, "upTo_count_together_deny", { max: "10", per: "<window_per_rolling_1h>" }],
  [SHARE, "upTo_percent_ask", { max: "20" }],
  [{ ...SHARE, over: "deny" }, "upTo_percent_deny", { max: "20" }],
];

describe("a limit is the sentence", () => {
  it.each(SENTENCES)("%j: %s", (limit, key, params) => {
    expect(explainLimit(Limit.parse(limit), READER)).toEqual({ key, params });
  });

  it("with amounts as an Italian reads them, in the shop's currency", () => {
    const italian = { ...READER, locale: "it" };
    expect(explainLimit(Limit.parse(AMOUNT), italian).params["max"]).toMatch(/^30,00\s€$/);
    expect(explainLimit(Limit.parse(AMOUNT), { ...READER, currency: "JPY" }).params["max"]).toBe("¥3,000");
  });
});
