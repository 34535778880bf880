/**
 * The one byte form of an entry: RFC 8785 with a narrow profile. Keys sorted by UTF-16 code units, no white space,
 * safe integers only, well-formed Unicode only; anything else throws, because an entry that has two forms proves nothing.
 * Keys whose value is `undefined` are left out, as in JSON.
 */
export function canonicalize(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return integer(value);
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(",")}]`;
  if (typeof value === "object") return object(value as Record<string, unknown>);
  throw new TypeError(`an entry cannot hold a ${typeof value}`);
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError("an entry holds safe integers only");
  return Object.is(value, -0) ? "0" : String(value);
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError("an entry holds well-formed Unicode only");
  return JSON.stringify(value);
}

function object(value: Record<string, unknown>): string {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${text(key)}:${canonicalize(value[key])}`);
  return `{${members.join(",")}}`;
}
