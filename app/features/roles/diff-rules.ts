import { canonicalize } from "../audit/canonical";
import { ACTIONS, type Action } from "../policy/action";
import type { Condition } from "../policy/condition";
import type { Limit } from "../policy/limit";
import type { Answer, Rule } from "../policy/rule";

type Changed<K extends string, V> = {
  readonly action: Action;
  readonly kind: K;
  readonly before: V | null;
  readonly after: V | null;
};

/** One thing that differs between two sets of rules; null = it is not there. */
export type RuleDiff = Changed<"answer", Answer> | Changed<"condition", Condition> | Changed<"limit", Limit>;

/** What differs between two sets of rules, row by row in the order of the matrix; the order within a row says nothing. */
export function diffRules(before: readonly Rule[], after: readonly Rule[]): RuleDiff[] {
  return ACTIONS.flatMap((action) =>
    diffRow(
      action,
      before.find((rule) => rule.action === action),
      after.find((rule) => rule.action === action),
    ),
  );
}

function diffRow(action: Action, was: Rule | undefined, is: Rule | undefined): RuleDiff[] {
  const answers = { before: was?.answer ?? null, after: is?.answer ?? null };
  const conditions = pairs(was?.conditions ?? [], is?.conditions ?? [], ({ kind }) => kind);
  const limits = pairs(was?.limits ?? [], is?.limits ?? [], (one) => `${one.measure}|${one.window}|${one.whose}`);
  return [
    ...(answers.before === answers.after ? [] : [{ action, kind: "answer" as const, ...answers }]),
    ...conditions.map((pair) => ({ action, kind: "condition" as const, ...pair })),
    ...limits.map((pair) => ({ action, kind: "limit" as const, ...pair })),
  ];
}

type Pair<V> = { readonly before: V | null; readonly after: V | null };

/** Those that differ, the ones that mean the same thing side by side; what is the same on both sides is left out first. */
function pairs<V>(before: readonly V[], after: readonly V[], nameOf: (value: V) => string): Pair<V>[] {
  const gone = before.filter((value) => !after.some((other) => same(value, other)));
  const come = after.filter((value) => !before.some((other) => same(value, other)));
  return [...new Set([...gone, ...come].map(nameOf))].flatMap((name) => {
    const was = gone.filter((value) => nameOf(value) === name);
    const is = come.filter((value) => nameOf(value) === name);
    return Array.from({ length: Math.max(was.length, is.length) }, (_, at) => ({
      before: was[at] ?? null,
      after: is[at] ?? null,
    }));
  });
}

/** Equal, whatever order their fields are in: JSON columns do not keep it. */
export function same(one: unknown, other: unknown): boolean {
  return canonicalize(one) === canonicalize(other);
}
