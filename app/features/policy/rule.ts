import { z } from "zod";
import { Action } from "./action";
import { Condition } from "./condition";
import { Limit } from "./limit";

/** Can, must ask, cannot. The strictest answer wins: deny over ask over can. */
export const Answer = z.enum(["can", "ask", "deny"]);
export type Answer = z.infer<typeof Answer>;

/** One row of the matrix as stored in a role version: plain data, immutable once written (decisions.md 11). */
export const Rule = z.strictObject({
  action: Action,
  answer: Answer,
  conditions: z.array(Condition).max(20).default([]),
  limits: z.array(Limit).max(20).default([]),
});
export type Rule = z.infer<typeof Rule>;

/** The rows of a role: at most one for each action, so that no second row can loosen the first. */
export const Rules = z
  .array(Rule)
  .refine((rules) => new Set(rules.map((rule) => rule.action)).size === rules.length, { message: "one row an action" });
