import type { Action } from "../../../../app/features/policy/action";
import { decide } from "../../../../app/features/policy/decide";
import type { Decision, Reason } from "../../../../app/features/policy/decision";
import type { Facts, OrderFacts, Used } from "../../../../app/features/policy/facts";
import type { Grant } from "../../../../app/features/policy/grant";
import { Limit, useKey } from "../../../../app/features/policy/limit";
import { nothingUsed } from "../../../../app/features/policy/made-up";
import { presetRules } from "../../../../app/features/policy/presets";
import { Rule, type Answer } from "../../../../app/features/policy/rule";
import type { Standing } from "../../../../app/features/policy/standing";
import type { z } from "zod";

/** One row of a case table: who asks what in which situation, what comes out, and the reason that decides. */
export type Case = {
  readonly description: string;
  readonly who: Standing;
  readonly action: Action;
  /** `used` holds only what was used; every other limit of the right counts as unused. */
  readonly facts: Facts;
  readonly answer: Answer;
  /** The codes of all reasons, the deciding one first. */
  readonly reasons: readonly [Reason["code"], ...Reason["code"][]];
};

/** A Monday. */
export const NOW = "2026-11-23T10:00:00.000Z";
export const NOW_MS = Date.parse(NOW);
export const DAY_MS = 86_400_000;
export const RULES = presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 });

/** The instant `ms` before NOW. */
export function before(ms: number): string {
  return new Date(NOW_MS - ms).toISOString();
}

/** An active grant of the default role: 30.00 per order, 100.00 a day. */
export function grant(change: Partial<Grant> = {}): Grant {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    shopifyUserId: "9000000002",
    version: 1,
    status: "active",
    missingSteps: [],
    validFrom: null,
    validUntil: null,
    timeZone: null,
    roleVersionId: "00000000-0000-4000-8000-000000000002",
    rules: RULES,
    overrides: [],
    ceiling: [],
    ...change,
  };
}

export function assistant(change: Partial<Grant> = {}): Extract<Standing, { kind: "assistant" }> {
  return { kind: "assistant", grant: grant(change) };
}

/** A row as an owner's form sends it: what is left out is what the schema says. */
export function row(rule: Partial<z.input<typeof Rule>> = {}): Rule {
  return Rule.parse({ action: "refund.issue", answer: "can", ...rule });
}

/** An assistant whose only rule is this one. */
export function withRule(rule: Partial<z.input<typeof Rule>> = {}): Extract<Standing, { kind: "assistant" }> {
  return assistant({ rules: [row(rule)] });
}

/** A paid order of yesterday, worth 100.00, of which everything is known. */
export function order(change: Partial<OrderFacts> = {}): OrderFacts {
  return {
    createdAtMs: NOW_MS - DAY_MS,
    totalMinor: 10_000,
    paymentStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    risk: "ACCEPT",
    tags: ["Repeat"],
    country: "IT",
    currency: "EUR",
    gateways: ["shopify_payments"],
    products: ["SHIRT-M"],
    ...change,
  };
}

/** A refund of 10.00 on that order, Monday at ten, nothing used. */
export function facts(change: Partial<Facts> = {}): Facts {
  return {
    nowMs: NOW_MS,
    local: { weekday: 1, minute: 600 },
    amountMinor: 1000,
    order: order(),
    used: {},
    reason: null,
    withdrawal: null,
    ...change,
  };
}

/** So much used of the limits on refunds of this kind. */
export function used(limit: Partial<z.input<typeof Limit>>, amount: number, action: Action = "refund.issue"): Used {
  return { [useKey(action, Limit.parse({ measure: "amount", window: "order", max: 0, ...limit }))]: amount };
}

/** The decision of a case: the uses that it does not name are zero. */
export function decided(who: Standing, action: Action, known: Facts): Decision {
  return decide(who, action, { ...known, used: { ...nothingUsed(who, [action]), ...known.used } });
}
