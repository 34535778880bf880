import { z } from "zod";
import { MAX_AMOUNT_MINOR } from "../../platform/money";
import { Otherwise } from "./condition";
import type { Action } from "./action";

/**
 * Windows over which use is summed. `order`: this order, ever. `rolling_…`: the last hour, the last 24 hours, by the
 * database's clock. `day`, `week` (from Monday), `month`: of the shop's calendar. `customer_…`: this customer, the last
 * so many days. The order's and the customer's windows count what anybody did, the others what this person did.
 */
export const WINDOWS = [
  "order",
  "rolling_1h",
  "day",
  "rolling_24h",
  "week",
  "month",
  "customer_30d",
  "customer_90d",
  "customer_365d",
] as const;
export const Window = z.enum(WINDOWS);
export type Window = z.infer<typeof Window>;

/** `amount`: minor units, shop currency. `count`: times. `percent`: of the order's total, window `order` only. */
export const Measure = z.enum(["amount", "count", "percent"]);
export type Measure = z.infer<typeof Measure>;

/** `own`: what this person did. `all`: what all assistants of the shop did together (not the owner). */
export const Whose = z.enum(["own", "all"]);
export type Whose = z.infer<typeof Whose>;

/** Reached exactly is within; one minor unit or one time more is over (decisions.md 10). */
export const Limit = z
  .strictObject({
    measure: Measure,
    window: Window,
    whose: Whose.default("own"),
    max: z.int().min(0).max(MAX_AMOUNT_MINOR),
    over: Otherwise.default("ask"),
  })
  .refine((limit) => limit.measure !== "percent" || (limit.window === "order" && limit.max <= 100), {
    path: ["max"],
    message: "percent counts in the window order, up to 100",
  })
  .refine((limit) => limit.whose === "own" || !(limit.window === "order" || limit.window.startsWith("customer")), {
    path: ["whose"],
    message: "the order's and the customer's windows count everybody already",
  });
export type Limit = z.infer<typeof Limit>;

/** Where the use of a limit is found: right, what is counted, window, whose. */
export type UseKey = string;

/** A share of the order is counted as the money it is. */
export function useKey(action: Action, limit: Pick<Limit, "measure" | "window" | "whose">): UseKey {
  return `${action}|${limit.measure === "percent" ? "amount" : limit.measure}|${limit.window}|${limit.whose}`;
}
