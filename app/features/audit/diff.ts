import type { Json, JsonObject } from "../../platform/json";

/** One value that differs; null = it was not there. */
export type Change = { readonly path: string; readonly before: Json; readonly after: Json };

/** Before and after side by side: every leaf that differs, by its dotted path, in the order of the paths. */
export function diff(before: JsonObject | null, after: JsonObject | null): Change[] {
  const was = leaves(before ?? {});
  const is = leaves(after ?? {});
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** An amount is one leaf: a person compares "12.50 EUR" with "0.00 EUR", not digits with currencies. */
function leaves(object: JsonObject, prefix = ""): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const [key, value] of Object.entries(object)) {
    const path = `${prefix}${key}`;
    if (isBranch(value)) for (const [inner, leaf] of leaves(value, `${path}.`)) found.set(inner, leaf);
    else found.set(path, value);
  }
  return found;
}

function isBranch(value: Json): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !("amount" in value && "currency" in value)
  );
}
