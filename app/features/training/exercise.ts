import type { Order } from "../orders/order";
import type { StatusStory } from "../orders/status-story";
import type { Use } from "../policy/decide";
import type { Decision } from "../policy/decision";
import type { Facts, OrderFacts, Withdrawal } from "../policy/facts";
import { refundUses } from "../refunds/refund-uses";
import { chooseReply } from "../replies/choose-reply";
import type { Attempt } from "./attempt";
import type { Plan, Remedy, Reply, ReplyBy } from "./remedy";

/** An order to practise on, with what is right to do; `asksRemedy` false = only the reply and the limit are asked. */
export type Exercise = {
  readonly order: Order;
  readonly facts: OrderFacts;
  readonly story: StatusStory;
  readonly reply: ReplyBy;
  readonly remedy: Remedy;
  readonly asksRemedy: boolean;
  readonly plan: Plan | null;
  readonly withdrawal: Withdrawal | null;
};

/** What is decided on, as the rules are asked about it. */
export type Question = {
  readonly uses: readonly [Use, ...Use[]];
  readonly given: Pick<Facts, "reason" | "withdrawal">;
};

/** What a remedy gives back at most, minor units: the planned part of the first line that can be, or all that is left. */
export function amountOf({ order, plan }: Pick<Exercise, "order" | "plan">, remedy: Remedy): number {
  const left = Math.max(0, order.received.amountMinor - order.refunded.amountMinor);
  if (remedy === "all") return left;
  const line = order.lines.find(({ refundableQuantity }) => refundableQuantity > 0);
  if (remedy !== "item" || line === undefined) return 0;
  return Math.min(left, line.unitPrice.amountMinor * (plan?.quantity ?? 1));
}

/** The rights that a choice uses, as the real change would ask for them. */
export function questionOf(exercise: Exercise, { reply, remedy, amountMinor }: Omit<Attempt, "way">): Question {
  const { plan, withdrawal } = exercise;
  const one = (action: Use["action"]): Question["uses"] => [{ action, amountMinor: 0 }];
  const given = { reason: plan?.reason ?? "other", withdrawal: null };
  switch (remedy) {
    case "item":
    case "all": {
      const reason = plan?.reason ?? "goodwill";
      const whole = { shipping: remedy === "all", notify: false, method: "original", restockAt: null } as const;
      const choice = { ...whole, lines: ["one"], reason };
      const { currency, shipping } = exercise.order;
      const suggested = { amountMinor: amountOf(exercise, remedy), currency };
      const kinds = refundUses(choice, { suggested, suggestedShipping: shipping, countedMinor: amountMinor });
      return { uses: [{ action: "refund.issue", amountMinor }, ...kinds], given: { reason, withdrawal } };
    }
    case "address":
      return { uses: one("order.address"), given };
    case "return":
      return { uses: one("return.decide"), given };
    case "cancel":
      return { uses: one("order.cancel"), given };
    case "read_out":
      // A caller's wish is none of the listed reasons.
      return {
        uses: [...one("customer.email"), ...one("customer.phone")],
        given: { ...given, reason: null },
      };
    case "answer":
    case "courier":
      return { uses: one(reply === "own" ? "reply.free" : "reply.use"), given };
  }
}

/** What would be right to choose; whether it may be done is the rules' to say. */
export function rightChoice(exercise: Exercise): Omit<Attempt, "way"> {
  const { remedy } = exercise;
  return { reply: rightReplies(exercise, null)[0] ?? "own", remedy, amountMinor: amountOf(exercise, remedy) };
}

/**
 * The replies that are right. "Refunded" is true only where the refund may be made: nothing is promised that needs a yes.
 * Whether it waits before it leaves is nothing: the reply is offered once it has left.
 */
export function rightReplies(exercise: Exercise, refund: Decision | null): readonly Reply[] {
  switch (exercise.reply) {
    case "rule":
      return [chooseReply(exercise.story)];
    case "own":
      return ["own"];
    case "refunded":
      return refund?.answer === "can" ? ["refunded", "own"] : ["own"];
  }
}
