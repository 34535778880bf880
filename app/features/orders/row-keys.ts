/** What a key does on the desk: to the next or previous row, or to the find field. Enter on a row is the browser's own. */
export type Move = "next" | "previous" | "find";

/** Where the key was pressed. `typing` = in a field, a list or a dialog, where letters are letters. */
export type Pressed = { readonly typing: boolean; readonly modified: boolean; readonly onRow: boolean };

const MOVES: ReadonlyMap<string, Move> = new Map([
  ["j", "next"],
  ["k", "previous"],
  ["/", "find"],
]);
/** Elsewhere the arrows scroll. */
const ON_A_ROW: ReadonlyMap<string, Move> = new Map([
  ["ArrowDown", "next"],
  ["ArrowUp", "previous"],
]);

/** null = not ours: the key does what it does everywhere. */
export function moveOf(key: string, { typing, modified, onRow }: Pressed): Move | null {
  if (typing || modified) return null;
  return MOVES.get(key.toLowerCase()) ?? (onRow ? ON_A_ROW.get(key) : undefined) ?? null;
}

/** The row to stand on next; `at` -1 = on none yet. The ends hold; null = there is no row. */
export function rowAfter(move: "next" | "previous", at: number, count: number): number | null {
  if (count === 0) return null;
  if (at === -1) return 0;
  return Math.min(count - 1, Math.max(0, at + (move === "next" ? 1 : -1)));
}
