import { describe, expect, it } from "vitest";
import { GROUPS } from "../../../app/features/policy/action";
import type { Grant } from "../../../app/features/policy/grant";
import { nothingUsed } from "../../../app/features/policy/made-up";
import { hoursApart, myRights, refundFigures } from "../../../app/features/policy/my-rights";
import type { Limit } from "../../../app/features/policy/limit";
import type { Used } from "../../../app/features/policy/facts";
import type { Hours } from "../../../app/features/policy/shared-hours";
import { grant, row, used } from "./cases/case";

/** The rights of a grant, whatever is not named unused. */
function rightsOf(holder: Grant, already: Used = {}) {
  const actions = [...holder.rules, ...holder.overrides].map((rule) => rule.action);
  return myRights(holder, { ...nothingUsed({ kind: "assistant", grant: holder }, actions), ...already });
}

const right = (holder: Grant, action: string, already: Used = {}) =>
  rightsOf(holder, already).find((one) => one.action === action);

describe("my rights", () => {
  it("are the rows of the matrix in its groups and order, each once, with their answers", () => {
    const rights = rightsOf(grant());
    expect(rights.map((one) => [one.group, one.action])).toEqual(
      Object.entries(GROUPS).flatMap(([group, rows]) => rows.map((action) => [group, action])),
    );
    expect(right(grant(), "order.cancel")?.answer).toBe("ask");
    expect(right(grant(), "stock.adjust")?.answer).toBe("deny");
  });

  it("leave out what nobody gave, and the office, which is no row", () => {
    const few = grant({ rules: [row(), row({ action: "team.stop" })] });
    expect(rightsOf(few).map((one) => one.action)).toEqual(["refund.issue"]);
  });

  it("say what must hold", () => {
    expect(right(grant(), "refund.issue")?.conditions.map((one) => one.kind)).toEqual([
      "order_age_days",
      "payment_status",
      "hold",
    ]);
  });

  it("say what is left of the limits of today", () => {
    const already = {
      ...used({ window: "day" }, 4000),
      ...used({ measure: "count", window: "rolling_24h" }, 10, "customer.email"),
    };
    const left = (action: string) =>
      right(grant(), action, already)?.rooms.map((room) => [room.window, room.left, room.over]);
    expect(left("refund.issue")).toEqual([
      ["day", 6000, 0],
      ["rolling_24h", 10_000, 0],
    ]);
    // Nothing is left: whoever taps once more would be one over.
    expect(left("customer.email")).toEqual([["rolling_24h", 0, 1]]);
    expect(left("order.search")).toEqual([["rolling_24h", 300, 0]]);
  });

  it("name limits that hang on one order or one customer, whose rest is told there", () => {
    const limits = (
      ["order", "customer_30d", "customer_90d", "customer_365d", "day", "rolling_1h", "week", "month"] as const
    ).map((window) => ({ measure: "amount" as const, window, max: 100 }));
    const holder = grant({ rules: [row({ limits: [...limits, { measure: "percent", window: "order", max: 5 }] })] });
    expect(right(holder, "refund.issue")?.perOrder.map(({ measure, window }) => `${measure} ${window}`)).toEqual([
      "amount order",
      "amount customer_30d",
      "amount customer_90d",
      "amount customer_365d",
      "percent order",
    ]);
    expect(right(holder, "refund.issue")?.rooms.map((room) => room.window)).toEqual([
      "day",
      "rolling_1h",
      "week",
      "month",
    ]);
  });

  it("name the person's own row where it replaces the role's", () => {
    const own = row({ answer: "ask", limits: [{ measure: "amount", window: "day", max: 900 }] });
    expect(right(grant({ overrides: [own] }), "refund.issue")).toMatchObject({
      answer: "ask",
      conditions: [],
      perOrder: [],
      rooms: [{ max: 900 }],
    });
  });

  it("leave out a share where no order is in sight", () => {
    // The schema lets a share count in the window of the order only; should another ever come by, it shows no number.
    const limits = [{ measure: "percent", window: "day", whose: "own", max: 5, over: "ask" } as const];
    expect(right(grant({ rules: [{ ...row(), limits }] }), "refund.issue")).toMatchObject({ perOrder: [], rooms: [] });
  });

  it("show what all assistants have left together", () => {
    const ceiling = [row({ limits: [{ measure: "amount", window: "month", whose: "all", max: 50_000 }] })];
    const already = used({ window: "month", whose: "all" }, 20_000);
    expect(right(grant({ rules: [row()], ceiling }), "refund.issue", already)?.rooms).toMatchObject([
      { whose: "all", window: "month", left: 30_000 },
    ]);
  });
});

const WEEK: Hours = { kind: "hours", days: [1, 2, 3], from: 540, until: 1080, otherwise: "deny" };

const TWO_SHIFTS: Hours[] = [WEEK, { ...WEEK, from: 600 }];

describe("hours", () => {
  it("that hold for every right are told once, whatever is refused", () => {
    const holder = grant({
      rules: [
        row({ conditions: [WEEK, { kind: "reason", otherwise: "ask" }] }),
        row({ action: "order.read", conditions: [WEEK] }),
        row({ action: "stock.adjust", answer: "deny" }),
      ],
    });
    const { hours, mixed, apart } = hoursApart(rightsOf(holder));
    expect({ hours, mixed }).toEqual({ hours: WEEK, mixed: false });
    expect(apart.map(({ conditions }) => conditions.map(({ kind }) => kind))).toEqual([[], ["reason"], []]);
  });

  it.each<[string, [Hours[], Hours[]], boolean]>([
    ["one right has none", [[WEEK], []], true],
    ["one right has others", [[WEEK], [{ ...WEEK, from: 600 }]], true],
    ["each right has two shifts", [TWO_SHIFTS, TWO_SHIFTS], true],
    ["nobody set any", [[], []], false],
  ])("stay with their rights where %s", (_, [first, second], mixed) => {
    const rights = rightsOf(
      grant({ rules: [row({ conditions: first }), row({ action: "order.read", conditions: second })] }),
    );
    expect(hoursApart(rights)).toEqual({ hours: null, mixed, apart: rights });
  });
});

describe("the two figures of the day", () => {
  const own = { measure: "amount", whose: "own", over: "ask" } as const;
  const figures = (limits: Parameters<typeof row>[0], already: Used = {}) =>
    refundFigures(rightsOf(grant({ rules: [row(limits)] }), already));

  it("are the least that any limit leaves, and what one order takes", () => {
    const limits = [
      { ...own, window: "day", max: 10_000 },
      { ...own, window: "rolling_24h", max: 10_000 },
      { ...own, window: "order", max: 3000 },
    ] as const;
    const already = used(limits[1], 4160);
    expect(figures({ conditions: [], limits: [...limits] }, already)).toMatchObject({
      now: { window: "rolling_24h", left: 5840, used: 4160 },
      perOrder: { max: 3000 },
    });
  });

  it.each<[string, Limit]>([
    ["of the week", { ...own, window: "week", max: 500 }],
    ["of all assistants together", { ...own, whose: "all", window: "day", max: 500 }],
  ])("do not promise more than the limit %s leaves", (_, tighter) => {
    const limits = [{ ...own, window: "day", max: 10_000 } as const, tighter];
    expect(figures({ conditions: [], limits })).toMatchObject({ now: { max: 500, left: 500 } });
  });

  it("take the day where it is the tighter, and the lowest amount among the limits of an order", () => {
    const limits = [
      { ...own, window: "rolling_24h", max: 10_000 },
      { ...own, window: "day", max: 9000 },
      { ...own, measure: "percent", window: "order", max: 50 },
      { ...own, measure: "count", window: "order", max: 2 },
      { ...own, window: "customer_30d", max: 1000 },
      { ...own, window: "order", max: 5000 },
      { ...own, window: "order", max: 3000 },
    ] as const;
    expect(figures({ conditions: [], limits: [...limits] })).toMatchObject({
      now: { window: "day", left: 9000 },
      perOrder: { measure: "amount", window: "order", max: 3000 },
    });
  });

  it("are those of refunds, whatever other rights are limited by", () => {
    const limits = [{ ...own, window: "day", max: 5 } as const];
    const other = row({ action: "order.read", conditions: [], limits });
    expect(refundFigures(rightsOf(grant({ rules: [other] })))).toEqual({ now: null, perOrder: null });
  });

  it.each<[string, Parameters<typeof row>[0]]>([
    ["how often", { limits: [{ ...own, measure: "count", window: "day", max: 1 }] }],
    [
      "what must be asked for",
      {
        answer: "ask",
        limits: [
          { ...own, window: "day", max: 1 },
          { ...own, window: "order", max: 1 },
        ],
      },
    ],
  ])("say nothing of %s", (_, terms) => {
    expect(figures({ conditions: [], ...terms })).toEqual({ now: null, perOrder: null });
  });

  it("are none for whoever cannot refund", () => {
    expect(refundFigures(rightsOf(grant({ rules: [row({ action: "order.read" })] })))).toEqual({
      now: null,
      perOrder: null,
    });
  });
});
