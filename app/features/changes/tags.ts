import { z } from "zod";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { termsOf } from "../policy/grant";
import type { Standing } from "../policy/standing";
import { oneLine } from "./typed-text";

/** Shopify's own bounds of an order's tags. */
export const LONGEST_TAG = 40;
export const MOST_TAGS = 250;

/** A comma would make two of it. */
const Tag = oneLine(LONGEST_TAG).refine((tag) => tag !== "" && !tag.includes(","));
const Tags = z.array(Tag).max(MOST_TAGS).transform(once);

/** Which tags come and which go; the others stay. One tag cannot do both. */
export const TypedTags = z
  .strictObject({ add: Tags, remove: Tags })
  .refine(({ add, remove }) => add.length + remove.length > 0, { path: ["add"] })
  .refine(({ add, remove }) => !add.some((tag) => holds(remove, tag)), { path: ["remove"] });
export type TypedTags = z.infer<typeof TypedTags>;

/** "vip, gift" as a person types several. */
export function tagsIn(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

/** Shopify takes no notice of letter case. */
export function holds(tags: readonly string[], tag: string): boolean {
  return tags.some((one) => one.toLowerCase() === tag.toLowerCase());
}

/**
 * What is really to come and to go of what was typed. `nothing_to_change`: it is so already; `too_many_tags`: an order
 * holds 250.
 */
export function tagChange({ add, remove }: TypedTags, now: readonly string[]): Result<TypedTags, Problem> {
  const change = {
    add: add.filter((tag) => !holds(now, tag)),
    remove: remove.filter((tag) => holds(now, tag)),
  };
  if (change.add.length + change.remove.length === 0) return fail(problem("nothing_to_change"));
  if (now.length + change.add.length - change.remove.length > MOST_TAGS) return fail(problem("too_many_tags"));
  return ok(change);
}

/** Does the order show what was to be set: all that was to come, and nothing that was to go? */
export function isTagged({ add, remove }: Pick<TypedTags, "add" | "remove">, now: readonly string[]): boolean {
  return add.every((tag) => holds(now, tag)) && !remove.some((tag) => holds(now, tag));
}

/**
 * The tags that a rule of this person asks about: who could set them would open or shut their own limits. `null` = none
 * of those that were typed.
 */
export function guardedTag(standing: Standing, { add, remove }: TypedTags): string | null {
  if (standing.kind !== "assistant") return null;
  const named = [...termsOf(standing.grant).rights.values()].flatMap(({ rule }) =>
    rule.conditions.flatMap((one) => (one.kind === "tags" ? [...one.oneOf, ...one.noneOf] : [])),
  );
  return [...add, ...remove].find((tag) => holds(named, tag)) ?? null;
}

function once(tags: readonly string[]): string[] {
  return tags.filter((tag, index) => !holds(tags.slice(0, index), tag));
}
