import type { UserError } from "./access";

const MOST_TAGS = 250;
const LONGEST_TAG = 40;

/** Tags as Shopify keeps them: one string may hold several, comma-separated; case makes no difference. */
export function tidyTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.flatMap((one) => one.split(",")).map((one) => one.trim())) {
    if (tag !== "" && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  }
  return [...seen.values()];
}

export function tooManyTags(tags: readonly string[]): UserError | null {
  if (tags.some((tag) => tag.length > LONGEST_TAG))
    return { field: "tags", message: "Tags are too long (maximum is 40 characters)" };
  return tags.length > MOST_TAGS ? { field: "tags", message: "Too many tags (maximum is 250)" } : null;
}
