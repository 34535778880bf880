import { Limit, Measure, Whose, Window } from "../../../../app/features/policy/limit";
import { assistant, before, DAY_MS, facts, NOW_MS, order, row, used, withRule, type Case } from "./case";

const REFUND = { action: "refund.issue" } as const;
const limited = (limit: Partial<Limit>) =>
  withRule({ limits: [{ measure: "amount", window: "order", max: 3000, ...limit }] });

/** Every measure in every window of everybody whom it can count. */
export const ALL_LIMITS: readonly Limit[] = Measure.options.flatMap((measure) =>
  Window.options.flatMap((window) =>
    Whose.options.flatMap((whose) => {
      const limit = Limit.safeParse({ measure, window, whose, max: 10, over: "deny" });
      return limit.success ? [limit.data] : [];
    }),
  ),
);

/** Reached exactly is within, one more is over; 10 % of 100.00 are 10.00. */
const boundaries = ALL_LIMITS.flatMap((limit): Case[] => {
  const { measure, window, whose } = limit;
  const top = measure === "percent" ? 1000 : 10;
  const name = `${measure} ${window} ${whose}`;
  const who = limited(limit);
  const known = (already: number) => facts({ amountMinor: 1, used: used(limit, already) });
  const asks = limited({ ...limit, over: "ask" });
  return [
    {
      ...REFUND,
      description: `${name}: the last one`,
      who,
      facts: known(top - 1),
      answer: "can",
      reasons: ["allowed"],
    },
    { ...REFUND, description: `${name}: one over`, who, facts: known(top), answer: "deny", reasons: ["over_limit"] },
    { ...REFUND, description: `${name}: asks`, who: asks, facts: known(top), answer: "ask", reasons: ["over_limit"] },
  ];
});

type Row = readonly [string, Case["who"], Case["facts"], Case["answer"], Case["reasons"]];
function cases(rows: readonly Row[]): Case[] {
  return rows.map(([description, who, known, answer, reasons]) => ({
    ...REFUND,
    description,
    who,
    facts: known,
    answer,
    reasons,
  }));
}

const can = ["can", ["allowed"]] as const;
const asks = ["ask", ["over_limit"]] as const;
const refund = (amountMinor: number, already: Case["facts"]["used"] = {}) => facts({ amountMinor, used: already });
const share = (max: number) => limited({ measure: "percent", max });
const of = (totalMinor: number, amountMinor: number) => facts({ amountMinor, order: order({ totalMinor }) });

const preset = cases([
  ["exactly the limit of the order is within it", assistant(), refund(3000), ...can],
  ["one cent over the limit of the order asks", assistant(), refund(3001), ...asks],
  ["exactly the rest of the order", assistant(), refund(500, used({}, 2500)), ...can],
  ["one cent more than the rest of the order", assistant(), refund(501, used({}, 2500)), ...asks],
  ["exactly the rest of the day", assistant(), refund(1000, used({ window: "day" }, 9000)), ...can],
  ["one cent over the day", assistant(), refund(1000, used({ window: "day" }, 9001)), ...asks],
  ["one cent over any 24 hours", assistant(), refund(1000, used({ window: "rolling_24h" }, 9001)), ...asks],
  [
    "over order and day tells both",
    assistant(),
    refund(600, { ...used({}, 2500), ...used({ window: "day" }, 9500) }),
    "ask",
    ["over_limit", "over_limit"],
  ],
  ["use beyond a lowered limit only asks", assistant(), refund(1, used({ window: "day" }, 50_000)), ...asks],
  ["nothing more is over where nothing is wanted", assistant(), refund(0, used({}, 3000)), ...can],
]);

const single = cases([
  ["a limit of zero lets nothing through", limited({ max: 0 }), refund(1), ...asks],
  ["a limit of zero lets what moves no money through", limited({ max: 0 }), refund(0), ...can],
  ["a count of zero lets nothing through", limited({ measure: "count", max: 0 }), refund(0), ...asks],
  ["a count counts once whatever the amount", limited({ measure: "count", max: 1 }), refund(99_999), ...can],
  [
    "use in another window does not count",
    limited({ window: "customer_30d" }),
    refund(1000, used({ window: "day" }, 999_999)),
    ...can,
  ],
  ["use of another right does not count", limited({}), refund(1000, used({}, 999_999, "order.edit")), ...can],
  ["how often does not count as how much", limited({}), refund(1000, used({ measure: "count" }, 999_999)), ...can],
  [
    "what all did is not what this person did",
    limited({ window: "day" }),
    refund(1, used({ window: "day", whose: "all" }, 9999)),
    ...can,
  ],
]);

const percent = cases([
  ["a share is rounded down: 33 % of 1.00 are 0.33", share(33), of(100, 33), ...can],
  ["a share is rounded down: 0.34 is over", share(33), of(100, 34), ...asks],
  ["50 % of 0.99 are 0.49", share(50), of(99, 49), ...can],
  ["50 % of 0.99 are not 0.50", share(50), of(99, 50), ...asks],
  ["100 % are the whole order", share(100), of(9999, 9999), ...can],
  ["100 % are not a cent more", share(100), of(9999, 10_000), ...asks],
  ["0 % are nothing", share(0), of(9999, 1), ...asks],
  ["a share of a free order is nothing", share(50), of(0, 1), ...asks],
  ["29 % of 100.00 are 29.00, however computers count", share(29), of(10_000, 2900), ...can],
  ["a share of an order nobody could read denies", share(50), facts({ order: null }), "deny", ["order_unknown"]],
]);

const ceiling = [row({ limits: [{ measure: "amount", window: "day", whose: "all", max: 500, over: "deny" }] })];
const together = (already: number) => facts({ amountMinor: 1, used: used({ window: "day", whose: "all" }, already) });
const ceilings = cases([
  ["the last cent of the ceiling", assistant({ ceiling }), together(499), ...can],
  [
    "one cent over the ceiling, far from one's own limits",
    assistant({ ceiling }),
    together(500),
    "deny",
    ["over_limit"],
  ],
  [
    "the ceiling holds for a person's own row as well",
    assistant({ ceiling, overrides: [row()] }),
    together(500),
    "deny",
    ["over_limit"],
  ],
  [
    "one's own limits hold beside the ceiling",
    assistant({ ceiling }),
    facts({ amountMinor: 400, used: used({}, 2700) }),
    ...asks,
  ],
  ["a ceiling gives no right", assistant({ rules: [], ceiling }), together(0), "deny", ["no_right"]],
  [
    "a ceiling of another right is not this one's",
    assistant({
      ceiling: [{ ...row({ limits: [{ measure: "count", window: "day", max: 0 }] }), action: "order.edit" }],
    }),
    together(0),
    ...can,
  ],
]);

const old = facts({ amountMinor: 3001, order: order({ createdAtMs: NOW_MS - 40 * DAY_MS }) });
const several = cases([
  [
    "denied first, then what would have asked, as it was found",
    assistant({ status: "stopped" }),
    old,
    "deny",
    ["not_active", "order_too_old", "over_limit"],
  ],
  [
    "a denying limit comes before an asking condition",
    withRule({
      conditions: [{ kind: "order_age_days", max: 30 }],
      limits: [{ measure: "amount", window: "order", max: 1, over: "deny" }],
    }),
    old,
    "deny",
    ["over_limit", "order_too_old"],
  ],
  [
    "without a right the dates are still told, the earlier reason first",
    assistant({ rules: [], validUntil: before(1) }),
    facts(),
    "deny",
    ["ended", "no_right"],
  ],
  [
    "what else is missing is told beside an order nobody could read",
    withRule({ conditions: [{ kind: "risk" }, { kind: "reason" }] }),
    facts({ order: null }),
    "deny",
    ["order_unknown", "reason_missing"],
  ],
  [
    "an order nobody could read is told whatever else was told before",
    withRule({ conditions: [{ kind: "reason" }, { kind: "risk" }] }),
    facts({ order: null }),
    "deny",
    ["order_unknown", "reason_missing"],
  ],
  [
    "an order nobody could read is told once, however many ask for it",
    withRule({
      conditions: [{ kind: "risk" }, { kind: "country", otherwise: "deny" }],
      limits: [{ measure: "percent", window: "order", max: 5 }],
    }),
    facts({ order: null }),
    "deny",
    ["order_unknown"],
  ],
]);

/** Limits: reached exactly is within, one minor unit or one time more is over. */
export const limits: readonly Case[] = [...boundaries, ...preset, ...single, ...percent, ...ceilings, ...several];
