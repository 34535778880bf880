import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import type { Reason } from "../policy/decision";
import type { StoredIntent } from "./ports";

/** So long a request waits for an answer, hours; what concerns a customer's withdrawal waits as long as it takes. */
export const ASKED_HOURS = 72;
/** So long a yes can be used, hours. */
export const APPROVED_HOURS = 24;

/** What a yes lifts: one limit of one right, or what one rule asks about. Nothing else passes with it (decisions.md 6). */
export const Lift = z.strictObject({
  code: z.string(),
  action: z.string().nullable(),
  measure: z.string().nullable(),
  window: z.string().nullable(),
  whose: z.string().nullable(),
});
export type Lift = z.infer<typeof Lift>;
export const Lifts = z.array(Lift);

type Reasons = { readonly reasons: readonly Reason[] };

/** What somebody would have to say yes to, each thing once; what is denied is nobody's to lift. */
export function liftsOf({ reasons }: Reasons): Lift[] {
  const asked = reasons.filter(({ answer }) => answer === "ask").map(liftOf);
  return asked.filter((one, index) => asked.findIndex((other) => isSame(one, other)) === index);
}

/** Why it may still not be done with this yes in hand; none = it may. */
export function notLifted({ reasons }: Reasons, lifts: readonly Lift[]): Reason[] {
  return reasons.filter(
    (reason) =>
      reason.answer === "deny" || (reason.answer === "ask" && !lifts.some((lift) => isSame(lift, liftOf(reason)))),
  );
}

/** Does the yes lift this limit? */
export function liftsLimit(
  { action, measure, window, whose }: Record<"action" | "measure" | "window" | "whose", string>,
  lifts: readonly Lift[],
): boolean {
  return lifts.some((lift) => isSame(lift, { code: "over_limit", action, measure, window, whose }));
}

function liftOf(reason: Reason): Lift {
  const none = { action: null, measure: null, window: null, whose: null };
  switch (reason.code) {
    case "over_limit": {
      const { action, measure, window, whose } = reason.room;
      return { code: reason.code, action, measure, window, whose };
    }
    case "rule_asks":
      return { ...none, code: reason.code, action: reason.action };
    case "withdrawal":
      return { ...liftOf(reason.instead), code: `withdrawal ${reason.instead.code}` };
    default:
      return { ...none, code: reason.code };
  }
}

function isSame(one: Lift, other: Lift): boolean {
  return (
    one.code === other.code &&
    one.action === other.action &&
    one.measure === other.measure &&
    one.window === other.window &&
    one.whose === other.whose
  );
}

/** What a yes lifts, and until when it holds: ISO, UTC, by the database's clock; null = it is not given yet. */
export type Terms = { readonly lifts: readonly Lift[]; readonly until: string | null };

/**
 * Everything a yes stands for, in one value to be hashed: who asked for what, the exact variables that will be sent, the
 * state of the order they were made for, the amount, what is lifted, and until when (safety.md T-APR-2). Change one of them, and the yes is of something
 * else.
 */
export function approvedContent(shop: string, intent: StoredIntent, { lifts, until }: Terms): JsonObject {
  return {
    shop,
    intent: intent.id,
    number: intent.number,
    effect: intent.effect,
    actor: intent.actorUser,
    order: intent.orderGid,
    asked: intent.asked,
    input: intent.input,
    input_hash: intent.inputHash,
    frozen: intent.frozen,
    fingerprint: intent.fingerprint,
    idem_key: intent.idemKey,
    amount_minor: intent.amountMinor,
    currency: intent.currency,
    lifts: lifts.map((lift) => ({ ...lift })),
    until,
  };
}
