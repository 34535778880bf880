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

/** Those that differ, the ones that mean the same thing side by side; several of one name are taken in their order. */
function pairs<V>(before: readonly V[], after: readonly V[], nameOf: (value: V) => string): Pair<V>[] {
  const names = [...new Set([...before, ...after].map(nameOf))];
  return names.flatMap((name) => {
    const was = before.filter((value) => nameOf(value) === name);
    const is = after.filter((value) => nameOf(value) === name);
    return Array.from({ length: Math.max(was.length, is.length) }, (_, at) => ({
      before: was[at] ?? null,
      after: is[at] ?? null,
    })).filter((pair) => !same(pair.before, pair.after));
  });
}

/** Equal, whatever order their fields are in: JSON columns do not keep it. */
export function same(one: unknown, other: unknown): boolean {
  return canonicalize(one) === canonicalize(other);
}
