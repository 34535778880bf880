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

/** Hours that hold for all rights, told once; else each right keeps its own. */
export function hoursApart(rights: readonly Right[]): { readonly hours: Hours | null; readonly apart: Right[] } {
  const shared = sharedHours(rights);
  if (shared.kind !== "set") return { hours: null, apart: [...rights] };
  const apart = rights.map((right) => ({ ...right, conditions: withoutHours(right.conditions) }));
  return { hours: shared.hours, apart };
}

/** The person's own two amounts of refunds: what is left of the day, and what one order may take. Null = no such limit. */
export function refundFigures(rights: readonly Right[]): {
  readonly today: Room | null;
  readonly perOrder: Limit | null;
} {
  const issue = rights.find(({ action }) => action === "refund.issue");
  if (issue === undefined || issue.answer !== "can") return { today: null, perOrder: null };
  const ofTheDay = issue.rooms.filter(
    ({ measure, whose, window }) =>
      measure === "amount" && whose === "own" && (window === "day" || window === "rolling_24h"),
  );
  const [today = null] = ofTheDay.toSorted((a, b) => a.left - b.left);
  const isOrders = ({ measure, whose, window }: Limit) => measure === "amount" && whose === "own" && window === "order";
  return { today, perOrder: issue.perOrder.find(isOrders) ?? null };
}
