import type { Rule } from "../policy/rule";
import { diffRules } from "./diff-rules";

/** One change that can be undone. Changes with the same tag one after the other are one: typing "15" is not two. */
type Step = { readonly roleId: string; readonly tag: string; readonly before: readonly Rule[] };

/** Roles as they are being changed, and the way back. */
export type Drafts = {
  readonly rules: Readonly<Record<string, readonly Rule[]>>;
  readonly past: readonly Step[];
};
export const NO_DRAFTS: Drafts = { rules: {}, past: [] };

type Saved = { readonly roleId: string; readonly rules: readonly Rule[] };

/** A role's rules as they stand on the screen. */
export function draftOf(drafts: Drafts, saved: Saved): readonly Rule[] {
  return drafts.rules[saved.roleId] ?? saved.rules;
}

export function isChanged(drafts: Drafts, saved: Saved): boolean {
  return diffRules(saved.rules, draftOf(drafts, saved)).length > 0;
}

export function withDraft(
  drafts: Drafts,
  saved: Saved,
  { tag, rules }: { readonly tag: string; readonly rules: readonly Rule[] },
): Drafts {
  const last = drafts.past.at(-1);
  const sameStep = last?.roleId === saved.roleId && last.tag === tag;
  const step = { roleId: saved.roleId, tag, before: draftOf(drafts, saved) };
  return {
    rules: { ...drafts.rules, [saved.roleId]: rules },
    past: sameStep ? drafts.past : [...drafts.past, step],
  };
}

/** The drafts without the last change, of whichever role it was. */
export function undone(drafts: Drafts): Drafts {
  const last = drafts.past.at(-1);
  if (last === undefined) return drafts;
  return { rules: { ...drafts.rules, [last.roleId]: last.before }, past: drafts.past.slice(0, -1) };
}
