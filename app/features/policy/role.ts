import type { Action } from "./action";
import type { Answer, Rule } from "./rule";

/** The two amounts an owner chooses when inviting; minor units of the shop's currency. */
export type RefundLimits = { readonly perOrderMinor: number; readonly perDayMinor: number };

/**
 * The default role, "Customer support" (product.md): see and answer; refund within two amounts on orders up to 30 days
 * old; address, e-mail, edit and cancel ask; stock, products and exports denied; searches and reveals have a quota.
 */
export function customerSupportRules(limits: RefundLimits): Rule[] {
  return [
    plain("order.read", "can"),
    counted("order.search", 300),
    counted("order.reveal", 10),
    {
      action: "refund.issue",
      answer: "can",
      conditions: [
        { kind: "order_age_days", max: 30, otherwise: "ask" },
        { kind: "payment_status", oneOf: ["PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED"], otherwise: "deny" },
      ],
      limits: [
        { measure: "amount", window: "order", max: limits.perOrderMinor, over: "ask" },
        { measure: "amount", window: "day", max: limits.perDayMinor, over: "ask" },
      ],
    },
    plain("reply.use", "can"),
    plain("order.address", "ask"),
    plain("order.email", "ask"),
    plain("order.edit", "ask"),
    plain("order.cancel", "ask"),
    plain("stock.adjust", "deny"),
    plain("product.edit", "deny"),
    plain("record.export", "deny"),
  ];
}

function plain(action: Action, answer: Answer): Rule {
  return { action, answer, conditions: [], limits: [] };
}

function counted(action: Action, perDay: number): Rule {
  return {
    action,
    answer: "can",
    conditions: [],
    limits: [{ measure: "count", window: "rolling_24h", max: perDay, over: "deny" }],
  };
}

/** The two refund amounts in a set of rules; null when the rules do not hold both (an edited role, later). */
export function refundLimitsOf(rules: readonly Rule[]): RefundLimits | null {
  const limits = rules.find((rule) => rule.action === "refund.issue")?.limits ?? [];
  const max = (window: string) => limits.find((limit) => limit.measure === "amount" && limit.window === window)?.max;
  const perOrderMinor = max("order");
  const perDayMinor = max("day");
  return perOrderMinor === undefined || perDayMinor === undefined ? null : { perOrderMinor, perDayMinor };
}

/** The same rules with other refund amounts; every other limit and condition stays. */
export function withRefundLimits(rules: readonly Rule[], limits: RefundLimits): Rule[] {
  const max: Readonly<Record<string, number>> = { order: limits.perOrderMinor, day: limits.perDayMinor };
  return rules.map((rule) =>
    rule.action !== "refund.issue"
      ? rule
      : {
          ...rule,
          limits: rule.limits.map((limit) =>
            limit.measure === "amount" ? { ...limit, max: max[limit.window] ?? limit.max } : limit,
          ),
        },
  );
}
