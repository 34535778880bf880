import { describe, expect, it } from "vitest";
import type { Reason, Room } from "../../../app/features/policy/decision";
import {
  daysText,
  explainReason,
  hoursText,
  roomSentence,
  strictest,
  toldRooms,
  valueText,
} from "../../../app/features/policy/explain";
import { READER } from "./cases/reader";

const ROOM: Room = {
  action: "refund.issue",
  measure: "amount",
  window: "order",
  whose: "own",
  max: 3000,
  used: 1000,
  left: 2000,
  over: 550,
};
const MONEY = { over: "€5.50", max: "€30.00", left: "€20.00" };
const over = (change: Partial<Room> = {}): Reason => ({
  code: "over_limit",
  answer: "ask",
  room: { ...ROOM, ...change },
});
const OWNER = { owner: "Marta" };
const ASK = { answer: "ask" } as const;
const list = (code: "tags" | "country" | "payment_status" | "risk" | "product") => ({ code, ...ASK });

const REASONS: readonly (readonly [Reason, string, Readonly<Record<string, string>>])[] = [
  [{ code: "owner", answer: "can" }, "owner", OWNER],
  [{ code: "allowed", answer: "can" }, "allowed", OWNER],
  [{ code: "no_right", answer: "deny", action: "order.edit" }, "no_right", { ...OWNER, action: "<action_order.edit>" }],
  [{ code: "rule_asks", ...ASK, action: "refund.issue" }, "rule_asks", { ...OWNER, action: "<action_refund.issue>" }],
  [{ code: "not_active", answer: "deny", status: "stopped", missingSteps: [] }, "not_active", OWNER],
  [{ code: "draft_only", ...ASK }, "draft_only", OWNER],
  [{ code: "order_unknown", answer: "deny" }, "order_unknown", OWNER],
  [{ code: "disputed", answer: "deny" }, "disputed", OWNER],
  [{ code: "reason_missing", ...ASK }, "reason_missing", OWNER],
  // In the reader's zone both are the next day.
  [
    { code: "not_yet", answer: "deny", fromMs: Date.parse("2026-11-30T23:05:00Z") },
    "not_yet",
    { from: "1 Dec 2026, 00:05" },
  ],
  [{ code: "ended", answer: "deny", untilMs: Date.parse("2026-11-22T23:30:00Z") }, "ended", { until: "23 Nov 2026" }],
  [{ code: "order_too_old", ...ASK, ageDays: 31, maxDays: 30 }, "order_too_old", { ageDays: "31", maxDays: "30" }],
  [
    { code: "order_value", ...ASK, totalMinor: 5001, minMinor: 1000, maxMinor: 5000 },
    "order_value_above",
    { total: "€50.01", max: "€50.00" },
  ],
  [
    { code: "order_value", ...ASK, totalMinor: 999, minMinor: 1000, maxMinor: 5000 },
    "order_value_below",
    { total: "€9.99", min: "€10.00" },
  ],
  // A least above the most is met by no order: one worth exactly the most is told what it lacks.
  [
    { code: "order_value", ...ASK, totalMinor: 5000, minMinor: 6000, maxMinor: 5000 },
    "order_value_below",
    { total: "€50.00", min: "€60.00" },
  ],
  [
    { code: "order_value", ...ASK, totalMinor: 999, minMinor: 1000, maxMinor: null },
    "order_value_below",
    { total: "€9.99", min: "€10.00" },
  ],
  [
    { code: "outside_hours", ...ASK, local: { weekday: 7, minute: 0 }, days: [3, 1], from: 545, until: 1020 },
    "outside_hours",
    { days: "<weekday_1>, <weekday_3>", from: "09:05", until: "17:00" },
  ],
  [{ ...list("tags"), values: [], oneOf: ["vip"], noneOf: [] }, "tags_unknown", {}],
  [{ ...list("tags"), values: ["a", "b", "c"], oneOf: [], noneOf: ["b", "c"] }, "tags_not", { values: "b, c" }],
  [{ ...list("tags"), values: ["VIP", "Fraud"], oneOf: [], noneOf: ["FRAUD"] }, "tags_not", { values: "Fraud" }],
  [
    { ...list("tags"), values: ["straße"], oneOf: ["vip"], noneOf: ["STRASSE"] },
    "tags_only",
    { values: "straße", allowed: "vip" },
  ],
  [
    { ...list("product"), values: ["sku-1"], oneOf: ["sku-2"], noneOf: ["SKU-1"] },
    "product_only",
    { values: "sku-1", allowed: "sku-2" },
  ],
  [{ ...list("tags"), values: ["a"], oneOf: ["x", "y"], noneOf: [] }, "tags_only", { values: "a", allowed: "x, y" }],
  [
    { ...list("country"), values: ["DE"], oneOf: ["IT", "FR"], noneOf: [] },
    "country_only",
    { values: "Germany", allowed: "Italy, France" },
  ],
  [
    { ...list("payment_status"), values: ["VOIDED"], oneOf: ["PAID"], noneOf: ["VOIDED"] },
    "payment_status_not",
    { values: "<pay_VOIDED>" },
  ],
  [{ ...list("risk"), values: ["CANCEL"], oneOf: [], noneOf: ["CANCEL"] }, "risk_not", { values: "<value_CANCEL>" }],
  [over(), "over_limit_order", { ...MONEY, window: "<window_order>" }],
  [over({ action: "refund.goodwill" }), "over_limit_order", { ...MONEY, window: "<window_order>" }],
  [over({ measure: "percent" }), "over_limit_order", { ...MONEY, window: "<window_order>" }],
  [over({ action: "order.edit" }), "over_limit_window", { ...MONEY, window: "<window_order>" }],
  [over({ window: "day" }), "over_limit_window", { ...MONEY, window: "<window_day>" }],
  [
    over({ measure: "count", window: "week", max: 10, left: 0, over: 1 }),
    "over_limit_count",
    { max: "10", left: "0", over: "1", window: "<window_week>" },
  ],
  [over({ window: "month", whose: "all" }), "over_limit_together", { ...MONEY, window: "<window_month>" }],
  [
    over({ measure: "count", window: "day", whose: "all", max: 5, left: 0, over: 2 }),
    "over_limit_together",
    { max: "5", left: "0", over: "2", window: "<window_day>" },
  ],
  [
    { code: "withdrawal", ...ASK, instead: { code: "order_too_old", answer: "deny", ageDays: 40, maxDays: 30 } },
    "withdrawal",
    { ageDays: "40", maxDays: "30", insteadKey: "order_too_old", owner: "Marta" },
  ],
];

describe("a reason is the sentence", () => {
  it.each(REASONS)("%j: %s", (reason, key, params) => {
    expect(explainReason(reason, READER)).toEqual({ key, params });
  });

  it("with amounts, days and countries as an Italian reads them", () => {
    const italian = { ...READER, locale: "it" };
    expect(explainReason(over(), italian).params["over"]).toMatch(/^5,50\s€$/);
    expect(explainReason({ code: "ended", answer: "deny", untilMs: 0 }, italian).params["until"]).toBe("01/01/1970");
    expect(valueText("country", "DE", italian)).toBe("Germania");
  });

  it("with the digits of the shop's currency", () => {
    expect(explainReason(over(), { ...READER, currency: "JPY" }).params["over"]).toBe("¥550");
  });
});

describe("a value", () => {
  it.each([
    ["payment_status", "PAID", "<pay_PAID>"],
    ["fulfillment_status", "ON_HOLD", "<value_ON_HOLD>"],
    ["risk", "ACCEPT", "<value_ACCEPT>"],
    ["country", "IT", "Italy"],
    ["currency", "EUR", "EUR"],
    ["tags", "IT", "IT"],
    ["gateway", "paypal", "paypal"],
    ["product", "SKU-1", "SKU-1"],
  ])("of %s is said as people know it: %s is %s", (kind, value, text) => {
    expect(valueText(kind, value, READER)).toBe(text);
  });
});

describe("what is left before the click", () => {
  const params = { max: "€30.00", left: "€20.00", window: "<window_order>" };
  const times = { measure: "count", left: 3, max: 10 } as const;
  it.each([
    [{}, "leftOnOrder", params],
    [{ measure: "percent" }, "leftOnOrder", params],
    [{ window: "day" }, "leftInWindow", { ...params, window: "<window_day>" }],
    [{ window: "day", whose: "all" }, "leftInWindow_together", { ...params, window: "<window_day>" }],
    [times, "countLeft", { max: "10", left: "3", window: "<window_order>" }],
    [{ ...times, window: "week" }, "countLeft", { max: "10", left: "3", window: "<window_week>" }],
    [
      { ...times, window: "week", whose: "all" },
      "countLeft_together",
      { max: "10", left: "3", window: "<window_week>" },
    ],
  ] as const)("%j: %s", (change, key, expected) => {
    expect(roomSentence({ ...ROOM, ...change }, READER)).toEqual({ key, params: expected });
  });
});

describe("days and hours", () => {
  it.each([
    [[1], "<weekday_1>"],
    [[5, 1, 7], "<weekday_1>, <weekday_5>, <weekday_7>"],
    [[2, 1], "<weekday_1>, <weekday_2>"],
    [[3, 1, 2], "<weekday_1>–<weekday_3>"],
    [[1, 2, 3, 4, 5, 7], "<weekday_1>–<weekday_5>, <weekday_7>"],
    [[1, 2, 3, 4, 5, 6], "<weekday_1>–<weekday_6>"],
    [[7, 1, 2, 3, 4, 5, 6], "<weekday_all>"],
  ])("days are told from Monday on, three that follow each other as a span: %j", (days, text) => {
    expect(daysText(days, READER)).toBe(text);
  });

  it.each([
    [0, "00:00"],
    [9, "00:09"],
    [59, "00:59"],
    [60, "01:00"],
    [605, "10:05"],
    [1439, "23:59"],
  ])("the minute %d is %s", (minute, text) => {
    expect(hoursText({ from: minute, until: 1 })).toEqual({ from: text, until: "00:01" });
    expect(hoursText({ from: 1, until: minute })).toEqual({ from: "00:01", until: text });
  });
});

describe("of the day and any 24 hours", () => {
  const day = (left: number, change: Partial<Room> = {}): Room => ({ ...ROOM, window: "day", left, ...change });
  const rolling = (left: number, change: Partial<Room> = {}): Room => day(left, { ...change, window: "rolling_24h" });
  const told = (...rooms: Room[]) => toldRooms(rooms).map((room) => `${room.window} ${String(room.left)}`);

  it.each([
    ["only the tighter is told: the day's", [day(5), rolling(9)], ["day 5"]],
    ["only the tighter is told: the 24 hours'", [day(9), rolling(5)], ["rolling_24h 5"]],
    ["the day where both leave the same", [rolling(5), day(5)], ["day 5"]],
    ["each where it stands alone", [day(5)], ["day 5"]],
    ["any 24 hours where they stand alone", [rolling(5)], ["rolling_24h 5"]],
    [
      "both where they count different rights",
      [day(5), rolling(9, { action: "order.edit" })],
      ["day 5", "rolling_24h 9"],
    ],
    ["both where they count different things", [day(5), rolling(9, { measure: "count" })], ["day 5", "rolling_24h 9"]],
    ["both where they count different people", [day(5), rolling(9, { whose: "all" })], ["day 5", "rolling_24h 9"]],
    [
      "other windows always",
      [{ ...ROOM, left: 1 }, day(5), rolling(9), { ...ROOM, window: "week", left: 7 }],
      ["order 1", "day 5", "week 7"],
    ],
  ] as const)("%s", (_name, rooms, expected) => {
    expect(told(...rooms)).toEqual(expected);
  });
});

describe("the strictest of several answers", () => {
  it.each([
    [["can", "ask", "deny"], "deny"],
    [["deny", "can"], "deny"],
    [["can", "ask"], "ask"],
    [["can"], "can"],
    [[], "can"],
  ] as const)("of %j is %s", (answers, expected) => {
    expect(strictest(answers)).toBe(expected);
  });
});
