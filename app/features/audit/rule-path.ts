/** Which row a recorded difference of rules is about, and the keys of the words that say what about it. */
export type RulePath = { readonly action: string; readonly words: readonly string[] };

const RULE = /^rules\.([a-z]+\.[a-z]+)\.([a-z0-9_]+)(?:\.([a-zA-Z]+))?$/;
/** A second one of the same name carries a number. */
const LIMIT = /^(amount|count|percent)_(.+?)(_together)?_(ask|deny)(?:_\d+)?$/;

/** Reads `rules.refund.issue.amount_order_ask` and the like; null = not a path of rules. */
export function rulePath(path: string): RulePath | null {
  const [, action, what, part] = RULE.exec(path) ?? [];
  if (action === undefined || what === undefined) return null;
  const [, measure, window, together, over] = LIMIT.exec(what) ?? [];
  if (measure === undefined || window === undefined || over === undefined) {
    const name = what.replace(/_\d+$/, "");
    return { action, words: [`audit:rule_${name}`, ...(part === undefined ? [] : [`audit:part_${part}`])] };
  }
  return {
    action,
    words: [
      `audit:rule_${measure}`,
      `policy:window_per_${window}`,
      ...(together === undefined ? [] : ["audit:rule_together"]),
      `audit:over_${over}`,
    ],
  };
}
