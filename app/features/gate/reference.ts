/** The number people quote: "D-10482". */
export function reference(number: number): string {
  return `D-${String(number)}`;
}

/** "Chiara Bianchi" -> "Chiara B.": enough to know who, in a field that Shopify may show to others. */
export function shortName(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  return last === undefined ? first : `${first} ${last.charAt(0).toUpperCase()}.`;
}

/**
 * The human's name in Shopify's own note field (decisions.md 8): name, reference, and the first 16 hex digits of the
 * intent's leaf, which tie the refund to the record.
 */
export function shopifyNote(name: string, number: number, leafHex: string): string {
  return `${shortName(name)} via Delega · ${reference(number)} · ${leafHex.slice(0, 16)}`;
}
