const SPECIAL: ReadonlyMap<number, unknown> = new Map<number, unknown>([
  [-1, undefined],
  [-2, Number.NaN],
  [-3, Number.NEGATIVE_INFINITY],
  [-4, -0],
  [-5, null],
  [-6, Number.POSITIVE_INFINITY],
  [-7, undefined],
]);

/**
 * What a loader or an action gave out, as Remix writes it: one flat list in which every value stands once and the others
 * name its place. Values with a tag of their own (a redirect, an error of a route) come as [tag, ...values].
 */
export function decodeStream(text: string): unknown {
  const [line = ""] = text.split("\n");
  const flat: unknown = JSON.parse(line);
  if (!Array.isArray(flat)) throw new Error(`no answer of Remix's: ${line.slice(0, 80)}`);
  return valueAt(flat, 0);
}

function valueAt(flat: readonly unknown[], place: number): unknown {
  if (place < 0) return SPECIAL.get(place);
  const value = flat[place];
  if (Array.isArray(value)) return listOf(flat, value as readonly unknown[]);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, at]) => [String(valueAt(flat, Number(key.slice(1)))), valueAt(flat, Number(at))]),
  );
}

function listOf(flat: readonly unknown[], [first, ...rest]: readonly unknown[]): unknown[] {
  if (typeof first !== "string")
    return [first, ...rest].flatMap((at) => (at === undefined ? [] : [valueAt(flat, Number(at))]));
  return [first, ...rest.map((at) => (typeof at === "number" ? valueAt(flat, at) : at))];
}
