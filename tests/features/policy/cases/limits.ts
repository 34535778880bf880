import { NOTHING_USED, type Used } from "../../../../app/features/policy/facts";
import type { Limit } from "../../../../app/features/policy/rule";
import { assistant, before, DAY_MS, facts, used, withRule, type Case } from "./case";

const REFUND = { action: "refund.issue" } as const;
const limited = (limit: Partial<Limit>) =>
  withRule({ limits: [{ measure: "amount", window: "order", max: 3000, over: "ask", ...limit }] });
const bothUsed: Used = { ...NOTHING_USED, amount: { ...NOTHING_USED.amount, order: 2500, day: 9500 } };

/** Limits: reached exactly is within, one minor unit more is over. */
export const limits: readonly Case[] = [
  {
    ...REFUND,
    description: "exactly the limit of the order is within it",
    who: assistant(),
    facts: facts({ amountMinor: 3000 }),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "one cent over the limit of the order asks",
    who: assistant(),
    facts: facts({ amountMinor: 3001 }),
    answer: "ask",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "what was refunded before on this order counts: exactly the rest is within",
    who: assistant(),
    facts: facts({ amountMinor: 500, used: used("amount", "order", 2500) }),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "what was refunded before on this order counts: one cent more asks",
    who: assistant(),
    facts: facts({ amountMinor: 501, used: used("amount", "order", 2500) }),
    answer: "ask",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "exactly the rest of the day is within",
    who: assistant(),
    facts: facts({ amountMinor: 1000, used: used("amount", "day", 9000) }),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "one cent over the day asks",
    who: assistant(),
    facts: facts({ amountMinor: 1000, used: used("amount", "day", 9001) }),
    answer: "ask",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "over both limits tells both",
    who: assistant(),
    facts: facts({ amountMinor: 600, used: bothUsed }),
    answer: "ask",
    reasons: ["over_limit", "over_limit"],
  },
  {
    ...REFUND,
    description: "use beyond a limit that was lowered since still only asks",
    who: assistant(),
    facts: facts({ amountMinor: 1, used: used("amount", "day", 50_000) }),
    answer: "ask",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "a limit that says deny denies",
    who: limited({ over: "deny" }),
    facts: facts({ amountMinor: 3001 }),
    answer: "deny",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "a limit of zero lets nothing through",
    who: limited({ max: 0 }),
    facts: facts({ amountMinor: 1 }),
    answer: "ask",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "a count of 10 lets the tenth through",
    who: limited({ measure: "count", window: "rolling_24h", max: 10, over: "deny" }),
    facts: facts({ used: used("count", "rolling_24h", 9) }),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "a count of 10 refuses the eleventh",
    who: limited({ measure: "count", window: "rolling_24h", max: 10, over: "deny" }),
    facts: facts({ used: used("count", "rolling_24h", 10) }),
    answer: "deny",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "a customer's 30 days are a window of their own",
    who: limited({ window: "customer_30d" }),
    facts: facts({ amountMinor: 1000, used: used("amount", "customer_30d", 2001) }),
    answer: "ask",
    reasons: ["over_limit"],
  },
  {
    ...REFUND,
    description: "use in another window than the limit's does not count",
    who: limited({ window: "customer_30d" }),
    facts: facts({ amountMinor: 1000, used: used("amount", "day", 999_999) }),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "the strictest of many comes first: denied, then what would have asked",
    who: assistant({ status: "stopped" }),
    facts: facts({ amountMinor: 3001, order: { createdAt: before(40 * DAY_MS), paymentStatus: "PAID" } }),
    answer: "deny",
    reasons: ["not_active", "order_too_old", "over_limit"],
  },
  {
    ...REFUND,
    description: "without a right the dates are still told, the earlier reason first",
    who: assistant({ rules: [], validUntil: before(1) }),
    facts: facts(),
    answer: "deny",
    reasons: ["ended", "no_right"],
  },
];
