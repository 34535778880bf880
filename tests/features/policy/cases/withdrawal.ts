import type { Withdrawal } from "../../../../app/features/policy/facts";
import { assistant, before, DAY_MS, facts, NOW_MS, order, row, withRule, type Case } from "./case";

const NOTICE = 20_000;
/** A refund at a customer's request of withdrawal, so many days after delivery. */
const after = (days: number | null): Withdrawal => ({
  noticeDay: NOTICE,
  deliveredDay: days === null ? null : NOTICE - days,
});
const old = order({ createdAtMs: NOW_MS - 90 * DAY_MS });
const strict = withRule({ conditions: [{ kind: "order_age_days", max: 30, otherwise: "deny" }] });
const over = withRule({ limits: [{ measure: "amount", window: "order", max: 1, over: "deny" }] });
const known = (withdrawal: Withdrawal | null) => facts({ order: old, withdrawal });

type Row = readonly [string, Case["who"], Case["facts"], Case["answer"], Case["reasons"]];
const rows: readonly Row[] = [
  ["without a withdrawal the rule denies", strict, known(null), "deny", ["order_too_old"]],
  ["on the 14th day after delivery it asks", strict, known(after(14)), "ask", ["withdrawal"]],
  ["on the 15th day it denies", strict, known(after(15)), "deny", ["order_too_old"]],
  ["on the day of delivery it asks", strict, known(after(0)), "ask", ["withdrawal"]],
  ["before delivery it asks", strict, known(after(-3)), "ask", ["withdrawal"]],
  ["where nobody knows of a delivery it asks", strict, known(after(null)), "ask", ["withdrawal"]],
  ["a limit that denies asks", over, known(after(14)), "ask", ["withdrawal"]],
  ["what asks anyway is told as it is", assistant(), known(after(14)), "ask", ["order_too_old"]],
  ["what is allowed stays allowed", assistant(), facts({ withdrawal: after(14) }), "can", ["allowed"]],
  [
    "whoever has no right gets none",
    withRule({ answer: "deny" }),
    facts({ withdrawal: after(0) }),
    "deny",
    ["no_right"],
  ],
  [
    "who is stopped stays stopped",
    assistant({ status: "stopped" }),
    facts({ withdrawal: after(0) }),
    "deny",
    ["not_active"],
  ],
  [
    "who may not yet start may not",
    assistant({ validFrom: before(-1) }),
    facts({ withdrawal: after(0) }),
    "deny",
    ["not_yet"],
  ],
  [
    "whose work ended may not",
    assistant({ validUntil: before(1) }),
    facts({ withdrawal: after(0) }),
    "deny",
    ["ended"],
  ],
  [
    "outside working hours stays outside",
    withRule({ conditions: [{ kind: "hours", days: [7], from: 0, until: 60 }] }),
    facts({ withdrawal: after(0) }),
    "deny",
    ["outside_hours"],
  ],
  [
    "dates of the row stay dates",
    withRule({ conditions: [{ kind: "dates", until: before(1) }] }),
    facts({ withdrawal: after(0) }),
    "deny",
    ["ended"],
  ],
  [
    "an order nobody could read denies",
    withRule({ conditions: [{ kind: "risk", otherwise: "deny" }] }),
    facts({ order: null, withdrawal: after(0) }),
    "deny",
    ["order_unknown"],
  ],
  [
    "every denial about the order and its money asks",
    withRule({
      conditions: [
        { kind: "order_age_days", max: 1, otherwise: "deny" },
        { kind: "order_value", max: 1, otherwise: "deny" },
        { kind: "payment_status", oneOf: ["VOIDED"], otherwise: "deny" },
        { kind: "fulfillment_status", oneOf: ["ON_HOLD"], otherwise: "deny" },
        { kind: "risk", oneOf: ["CANCEL"], otherwise: "deny" },
        { kind: "tags", oneOf: ["b2b"], otherwise: "deny" },
        { kind: "country", oneOf: ["DE"], otherwise: "deny" },
        { kind: "currency", oneOf: ["USD"], otherwise: "deny" },
        { kind: "gateway", oneOf: ["paypal"], otherwise: "deny" },
        { kind: "product", oneOf: ["NONE"], otherwise: "deny" },
        { kind: "reason", otherwise: "deny" },
      ],
      limits: [{ measure: "count", window: "order", max: 0, over: "deny" }],
    }),
    known(after(14)),
    "ask",
    Array.from({ length: 12 }, () => "withdrawal" as const) as unknown as Case["reasons"],
  ],
];

/** The right of withdrawal makes a no about the order and its money a question, nothing else (decisions.md 16). */
export const withdrawal: readonly Case[] = [
  ...rows.map(([description, who, known_, answer, reasons]): Case => ({
    action: "refund.issue",
    description,
    who,
    facts: known_,
    answer,
    reasons,
  })),
  {
    description: "a change that is no refund is denied as ever",
    action: "order.edit",
    who: assistant({
      rules: [row({ action: "order.edit", conditions: [{ kind: "order_age_days", max: 30, otherwise: "deny" }] })],
    }),
    facts: known(after(0)),
    answer: "deny",
    reasons: ["order_too_old"],
  },
  {
    description: "a return refund is a refund",
    action: "refund.return",
    who: assistant({
      rules: [row({ action: "refund.return", conditions: [{ kind: "order_age_days", max: 30, otherwise: "deny" }] })],
    }),
    facts: known(after(0)),
    answer: "ask",
    reasons: ["withdrawal"],
  },
];
