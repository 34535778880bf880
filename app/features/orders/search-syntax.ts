/** Shopify's search syntax (shopify.dev/docs/api/usage/search-syntax): terms side by side must all hold. */

/** A typed text as one quoted value: within the quotes only a quote and a backslash mean anything, and both are escaped. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** The field has one of these values, which are words of Shopify's own and never typed ones. */
export function oneOf(field: string, values: readonly string[]): string {
  const terms = values.map((value) => `${field}:${value}`);
  return terms.length === 1 ? terms.join("") : `(${terms.join(" OR ")})`;
}

/** The field's moment stands so to `at` (ISO, UTC), to the second, as Shopify's examples write it. */
export function moment(field: string, comparator: "<" | ">=", at: string): string {
  return `${field}:${comparator}'${at.replace(/\.\d+Z$/, "Z")}'`;
}
