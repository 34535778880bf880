import { GROUP_NAMES, GROUPS, type Group, type Row } from "./action";
import type { Condition } from "./condition";
import type { Room } from "./decision";
import type { Used } from "./facts";
import { termsOf, type Grant } from "./grant";
import type { Limit } from "./limit";
import { roomIn } from "./room";
import type { Answer } from "./rule";

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
