import type { Action } from "./action";
import type { Facts, OrderFacts, Used } from "./facts";
import { termsOf, type Grant } from "./grant";
import type { Rule } from "./rule";
import type { Standing } from "./standing";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Somebody who does not exist, with these rules, active: for what would have happened. */
export function grantWith(rules: readonly Rule[], ceiling: readonly Rule[] = []): Grant {
  return {
    id: NOBODY,
    shopifyUserId: "0",
    version: 1,
    status: "active",
    missingSteps: [],
    validFrom: null,
    validUntil: null,
    timeZone: null,
    roleVersionId: NOBODY,
    rules: [...rules],
    overrides: [],
    ceiling: [...ceiling],
  };
}

export function standingWith(rules: readonly Rule[]): Extract<Standing, { kind: "assistant" }> {
  return { kind: "assistant", grant: grantWith(rules) };
}

/** Zero for every limit that decides about these rights. */
export function nothingUsed(standing: Standing, actions: readonly Action[]): Used {
  if (standing.kind !== "assistant") return {};
  const { rights } = termsOf(standing.grant);
  const limits = actions.flatMap((action) => rights.get(action)?.limits ?? []);
  return Object.fromEntries(limits.map((limit) => [limit.key, 0]));
}

/** An order paid a moment ago, of which nothing but that is known. */
export function freshOrder(nowMs: number): OrderFacts {
  return {
    createdAtMs: nowMs,
    totalMinor: 0,
    paymentStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    risk: "NONE",
    tags: [],
    country: null,
    currency: "EUR",
    gateways: [],
    products: [],
  };
}

/** Monday at noon, an order paid a moment ago, no money, nothing used. */
export function madeUpFacts(nowMs: number): Facts {
  return {
    nowMs,
    local: { weekday: 1, minute: 720 },
    amountMinor: 0,
    order: freshOrder(nowMs),
    used: {},
    reason: null,
    withdrawal: null,
  };
}
