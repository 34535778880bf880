import { GROUP_NAMES, GROUPS, ROWS, type Group, type Row } from "../policy/action";
import type { Rule } from "../policy/rule";
import { cellOf, type Cell } from "./cell";
import { diffRules, same, type RuleDiff } from "./diff-rules";
import { isOwnMoney } from "./refund-rows";

/** One row before and after: what its cell shows, and what else is different beneath it. */
export type RowChange = {
  readonly action: Row;
  readonly before: Cell;
  readonly after: Cell;
  readonly beneath: readonly Exclude<RuleDiff, { kind: "answer" }>[];
};

/** The rows that came to mean something else, in the order of the matrix. */
export function rowChanges(before: readonly Rule[], after: readonly Rule[]): RowChange[] {
  const differences = diffRules(before, after);
  return ROWS.flatMap((action): RowChange[] => {
    const cells = { before: cellOf(before, action), after: cellOf(after, action) };
    const beneath = differences.filter(
      (one): one is Exclude<RuleDiff, { kind: "answer" }> =>
        one.action === action && one.kind !== "answer" && !shownInCell(one, cells.after),
    );
    return same(cells.before, cells.after) && beneath.length === 0 ? [] : [{ action, ...cells, beneath }];
  });
}

/** The cell tells the amount per order already. */
function shownInCell(one: RuleDiff, after: Cell): boolean {
  return one.kind === "limit" && one.after !== null && isOwnMoney(one.after) && same(one.after, after.limit);
}

/** The group of the matrix in which a row stands. */
export function groupOf(action: Row): Group {
  const group = GROUP_NAMES.find((name) => GROUPS[name].some((row: Row) => row === action));
  if (group === undefined) throw new Error(`${action} stands in no group`);
  return group;
}
