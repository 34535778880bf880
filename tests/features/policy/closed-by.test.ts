import { describe, expect, it } from "vitest";
import { closedProblem, closedSentence } from "../../../app/features/policy/closed-problem";
import type { Condition } from "../../../app/features/policy/condition";
import type { Reader } from "../../../app/features/policy/explain";
import { grantWith } from "../../../app/features/policy/made-up";
import { closedBy } from "../../../app/features/policy/may-open";
import type { Grant } from "../../../app/features/policy/grant";

/** A Tuesday: 10:00 in Rome, 18:00 in Tokyo, 01:00 in Los Angeles. */
const NOW = "2026-11-24T09:00:00.000Z";
const AT = { now: NOW, timeZone: "Europe/Rome" };
const hours = (change: object = {}): Condition => ({
  kind: "hours",
  days: [1, 2, 3, 4, 5],
  from: 540,
  until: 1080,
  otherwise: "deny",
  ...change,
});
const her = (conditions: Condition[], change: Partial<Grant> = {}) => ({
  kind: "assistant" as const,
  grant: { ...grantWith([{ action: "order.read", answer: "can", conditions, limits: [] }]), ...change },
});

describe("a page is closed by the clock", () => {
  it.each([
    ["not within hours", [hours()], {}, null],
    ["outside hours", [hours({ from: 660 })], {}, "outside_hours"],
    ["on another day", [hours({ days: [1, 3] })], {}, "outside_hours"],
    ["by the person's own clock, not the shop's", [hours()], { timeZone: "Asia/Tokyo" }, "outside_hours"],
    [
      "not by the shop's clock where the person has one",
      [hours({ from: 1080, until: 1140 })],
      { timeZone: "Asia/Tokyo" },
      null,
    ],
    ["not by a shift that began yesterday", [hours({ days: [1], from: 1320, until: 660 })], {}, null],
    ["not where outside hours is a question only", [hours({ from: 660, otherwise: "ask" })], {}, null],
    ["where one of two shifts is over, as the decision says", [hours(), hours({ from: 660 })], {}, "outside_hours"],
    ["before the row's first date", [{ kind: "dates", from: "2026-11-25T00:00:00Z", until: null }], {}, "not_yet"],
    ["after its last", [{ kind: "dates", from: null, until: "2026-11-24T09:00:00Z" }], {}, "ended"],
    ["before the person's own first day", [hours()], { validFrom: "2026-11-25T00:00:00Z" }, "not_yet"],
    ["after the person's own last", [hours()], { validUntil: NOW }, "ended"],
  ] satisfies [string, Condition[], Partial<Grant>, string | null][])("%s", (_name, conditions, change, expected) => {
    expect(closedBy(her(conditions, change), "order.read", AT)?.code ?? null).toBe(expected);
  });

  it("and never by what an order, a reason or a limit will be asked about", () => {
    const conditions: Condition[] = [
      { kind: "order_age_days", max: 0, otherwise: "deny" },
      { kind: "reason", otherwise: "deny" },
      { kind: "draft_only" },
      { kind: "tags", oneOf: ["x"], noneOf: [], otherwise: "deny" },
    ];
    expect(closedBy(her(conditions), "order.read", AT)).toBeNull();
  });
});

describe("what a closed page says", () => {
  const who = { owner: "Marta", timeZone: "Europe/Rome" };
  const reader: Reader = { locale: "en", timeZone: "Europe/Rome", currency: "EUR", owner: "Marta", word: (key) => key };
  const said = (conditions: Condition[], change: Partial<Grant> = {}) => {
    const reason = closedBy(her(conditions, change), "order.read", AT);
    if (reason === null) throw new Error("it is open");
    const problem = closedProblem(reason, who);
    return { code: problem.code, data: problem.data, sentence: closedSentence(problem, reader) };
  };

  it("is on which days and hours, on whose clock", () => {
    expect(said([hours({ days: [5, 1], from: 1320, until: 90 })])).toEqual({
      code: "outside_hours",
      data: { owner: "Marta", days: "5,1", from: "22:00", until: "01:30", timeZone: "Europe/Rome" },
      sentence: { key: "outside_hours", params: { days: "weekday_1, weekday_5", from: "22:00", until: "01:30" } },
    });
  });

  it("is from when, or until when it was", () => {
    expect(said([], { validFrom: "2026-11-25T08:00:00+01:00" }).sentence).toEqual({
      key: "not_yet",
      params: { from: "25 Nov 2026, 08:00" },
    });
    expect(said([], { validUntil: "2026-11-20T08:00:00Z" }).sentence).toEqual({
      key: "ended",
      params: { until: "20 Nov 2026" },
    });
  });

  it("is whom to ask where it is not about the time", () => {
    expect(said([], { status: "waiting" })).toEqual({ code: "not_active", data: { owner: "Marta" }, sentence: null });
    expect(said([], { rules: [] })).toEqual({ code: "not_allowed", data: { owner: "Marta" }, sentence: null });
  });
});
