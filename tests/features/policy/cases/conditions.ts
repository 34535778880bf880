import type { PaymentStatus } from "../../../../app/features/policy/rule";
import { assistant, before, DAY_MS, facts, NOW, withRule, type Case } from "./case";

const REFUND = { action: "refund.issue" } as const;
const order = (createdAt: string, paymentStatus: PaymentStatus = "PAID") =>
  facts({ order: { createdAt, paymentStatus } });
const AGE = { kind: "order_age_days", max: 30 } as const;

const paymentCases = (["PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED"] as const).map((status): Case => ({
  ...REFUND,
  description: `${status} may be refunded`,
  who: assistant(),
  facts: order(before(DAY_MS), status),
  answer: "can",
  reasons: ["allowed"],
}));
const unpaidCases = (["PENDING", "AUTHORIZED", "REFUNDED", "VOIDED", "EXPIRED"] as const).map((status): Case => ({
  ...REFUND,
  description: `${status} may not be refunded`,
  who: assistant(),
  facts: order(before(DAY_MS), status),
  answer: "deny",
  reasons: ["payment_status"],
}));

/** What must hold about the order. */
export const conditions: readonly Case[] = [
  ...paymentCases,
  ...unpaidCases,
  {
    ...REFUND,
    description: "an order of exactly 30 days is within 30 days",
    who: assistant(),
    facts: order(before(30 * DAY_MS)),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "one millisecond more asks",
    who: assistant(),
    facts: order(before(30 * DAY_MS + 1)),
    answer: "ask",
    reasons: ["order_too_old"],
  },
  {
    ...REFUND,
    description: "too old is denied where the condition says deny",
    who: withRule({ conditions: [{ ...AGE, otherwise: "deny" }] }),
    facts: order(before(31 * DAY_MS)),
    answer: "deny",
    reasons: ["order_too_old"],
  },
  {
    ...REFUND,
    description: "an age of 0 days lets an order of this very instant pass",
    who: withRule({ conditions: [{ ...AGE, max: 0, otherwise: "ask" }] }),
    facts: order(NOW),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "an order from the future (clocks differ) is not too old",
    who: assistant(),
    facts: order(before(-5000)),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "a status that is not listed asks where the condition says ask",
    who: withRule({ conditions: [{ kind: "payment_status", oneOf: ["PAID"], otherwise: "ask" }] }),
    facts: order(before(DAY_MS), "PENDING"),
    answer: "ask",
    reasons: ["payment_status"],
  },
  {
    ...REFUND,
    description: "a condition about an order nobody knows denies",
    who: withRule({ conditions: [{ ...AGE, otherwise: "ask" }] }),
    facts: facts({ order: null }),
    answer: "deny",
    reasons: ["order_unknown"],
  },
  {
    ...REFUND,
    description: "without conditions an unknown order is no obstacle",
    who: withRule({}),
    facts: facts({ order: null }),
    answer: "can",
    reasons: ["allowed"],
  },
  {
    ...REFUND,
    description: "two conditions not met: the denying one decides, both are told",
    who: assistant(),
    facts: order(before(31 * DAY_MS), "VOIDED"),
    answer: "deny",
    reasons: ["payment_status", "order_too_old"],
  },
];
