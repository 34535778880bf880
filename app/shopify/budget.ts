import { z } from "zod";

/** What Shopify says of a query's cost (points) with each answer; `actualQueryCost` is null when it was throttled. */
export const CostSeen = z.object({
  requestedQueryCost: z.number(),
  actualQueryCost: z.number().nullish(),
  throttleStatus: z.object({
    maximumAvailable: z.number().positive(),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
});
export type CostSeen = z.infer<typeof CostSeen>;

/** The points one shop has left, as last seen, and what our requests on their way will take. Times epoch ms. */
export type Budget = {
  readonly maximum: number;
  readonly available: number;
  readonly restoreRate: number;
  readonly at: number;
  readonly onTheWay: number;
  readonly blockedUntil: number;
};

/** Before the first answer: a plan's smallest known bucket (shopify.md 2); the first answer tells the real one. */
export function newBudget(at: number): Budget {
  return { maximum: 1000, available: 1000, restoreRate: 50, at, onTheWay: 0, blockedUntil: 0 };
}

/** Who asks: money goes before people, people before whole-shop reading, which leaves half of the points alone. */
export const PRIORITIES = ["money", "person", "bulk"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Milliseconds until a request of `cost` points may start; 0 = now. */
export function waitFor(budget: Budget, request: { cost: number; priority: Priority }, now: number): number {
  const restored = (Math.max(0, now - budget.at) / 1000) * budget.restoreRate;
  const left = Math.min(budget.maximum, budget.available + restored) - budget.onTheWay;
  const spare = request.priority === "bulk" ? budget.maximum / 2 : 0;
  const missing = Math.min(request.cost, budget.maximum - spare) + spare - left;
  const pause = Math.max(0, budget.blockedUntil - now);
  return Math.max(pause, missing <= 0 ? 0 : Math.ceil((missing / budget.restoreRate) * 1000));
}

export function started(budget: Budget, cost: number): Budget {
  return { ...budget, onTheWay: budget.onTheWay + cost };
}

/** An answer came: what was on its way is not any more, and Shopify's own figures replace ours. */
export function answered(
  budget: Budget,
  answer: { cost: number; seen: CostSeen | null; blockedMs: number },
  now: number,
): Budget {
  const status = answer.seen?.throttleStatus;
  return {
    ...(status === undefined
      ? budget
      : {
          maximum: status.maximumAvailable,
          available: status.currentlyAvailable,
          restoreRate: status.restoreRate,
          at: now,
        }),
    onTheWay: Math.max(0, budget.onTheWay - answer.cost),
    blockedUntil: Math.max(budget.blockedUntil, now + answer.blockedMs),
  };
}
