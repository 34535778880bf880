import { GROUP_NAMES, GROUPS, type Group, type Row } from "./action";
import type { Condition } from "./condition";
import type { Room } from "./decision";
import type { Used } from "./facts";
import { termsOf, type Grant } from "./grant";
import type { Limit } from "./limit";
import { roomIn } from "./room";
import type { Answer } from "./rule";
import { sharedHours, withoutHours, type Hours } from "./shared-hours";

/** One right in one line: the answer, what must hold, its limits, and what is left of them now. */
export type Right = {
  readonly group: Group;
  readonly action: Row;
  readonly answer: Answer;
  readonly conditions: readonly Condition[];
  /** Limits that hang on one order or one customer: what is left of them is told with the order. */
  readonly perOrder: readonly Limit[];
  readonly rooms: readonly Room[];
};

/** What this person may do now, row by row of the matrix; limits that hang on an order are told with the order. */
export function myRights(grant: Grant, used: Used): Right[] {
  const { rights } = termsOf(grant);
  return GROUP_NAMES.flatMap((group) =>
    GROUPS[group].flatMap((action: Row): Right[] => {
      const right = rights.get(action);
      if (right === undefined) return [];
      const { answer, conditions } = right.rule;
      const perOrder = right.limits.filter(hangsOnOrder);
      const rooms = right.limits.flatMap((limit) =>
        hangsOnOrder(limit) ? [] : (roomIn(action, limit, { amountMinor: 0, order: null, used }) ?? []),
      );
      return [{ group, action, answer, conditions, perOrder, rooms }];
    }),
  );
}

function hangsOnOrder({ window }: Limit): boolean {
  return window === "order" || window.startsWith("customer");
}

/** Hours that hold for all rights, told once; else each right keeps its own, and `mixed` says that some have any. */
export function hoursApart(rights: readonly Right[]): {
  readonly hours: Hours | null;
  readonly mixed: boolean;
  readonly apart: Right[];
} {
  const shared = sharedHours(rights);
  if (shared.kind !== "set") return { hours: null, mixed: shared.kind === "mixed", apart: [...rights] };
  const apart = rights.map((right) => ({ ...right, conditions: withoutHours(right.conditions) }));
  return { hours: shared.hours, mixed: false, apart };
}

/**
 * The two figures of a day: what may still be refunded now, by whichever limit leaves the least, also one of all assistants
 * together; and what one order may take. Null = no such limit.
 */
export function refundFigures(rights: readonly Right[]): {
  readonly now: Room | null;
  readonly perOrder: Limit | null;
} {
  const issue = rights.find(({ action }) => action === "refund.issue");
  if (issue === undefined || issue.answer !== "can") return { now: null, perOrder: null };
  const money = issue.rooms.filter(({ measure }) => measure === "amount");
  const [now = null] = money.toSorted((a, b) => a.left - b.left);
  const ofOrder = issue.perOrder.filter(({ measure, window }) => measure === "amount" && window === "order");
  const [perOrder = null] = ofOrder.toSorted((a, b) => a.max - b.max);
  return { now, perOrder };
}
