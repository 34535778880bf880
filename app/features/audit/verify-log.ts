import { canonicalize } from "./canonical";
import { Entry } from "./entry";
import type { Head } from "./head";
import { append, EMPTY_FRONTIER, leafHash, rootOf, type Frontier, type Hash } from "./merkle";

/** What is wrong, and at which row where one row can be named (rows count from 1). */
export type Fault = {
  readonly code:
    | "not_an_export"
    | "not_an_entry"
    | "not_canonical"
    | "wrong_log"
    | "row_missing_or_extra"
    | "root_differs"
    | "held_other_log"
    | "held_is_longer"
    | "held_differs";
  readonly row: number | null;
};

export type Verdict =
  | { readonly intact: true; readonly head: Head; readonly heldSize: number | null }
  | { readonly intact: false; readonly fault: Fault };

export type Tools = { readonly hash: Hash; readonly base64: (bytes: Uint8Array) => string };

/**
 * Verifies an export, row by row in constant memory: every row is an entry of this log in its canonical bytes, the
 * root over all rows is the header's, and the rows up to a held head still give the head that was handed out then.
 * An insider who rewrites rows and header together is caught by the held head only; hence keep one outside.
 */
export async function verifyLog(
  stated: Head,
  rows: AsyncIterable<string>,
  options: { readonly held: Head | null; readonly tools: Tools },
): Promise<Verdict> {
  const { held, tools } = options;
  const early = heldFault(stated, held);
  if (early !== null) return { intact: false, fault: early };
  let frontier: Frontier = EMPTY_FRONTIER;
  let heldRoot = held?.size === 0 ? rootText(tools, frontier) : null;
  for await (const row of rows) {
    const fault = rowFault(row, stated.log);
    if (fault !== null) return { intact: false, fault: { code: fault, row: frontier.size + 1 } };
    frontier = append(tools.hash, frontier, leafHash(tools.hash, new TextEncoder().encode(row)));
    if (frontier.size === held?.size) heldRoot = rootText(tools, frontier);
  }
  if (held !== null && heldRoot !== held.root) return { intact: false, fault: { code: "held_differs", row: null } };
  if (frontier.size !== stated.size) return { intact: false, fault: { code: "row_missing_or_extra", row: null } };
  if (rootText(tools, frontier) !== stated.root) return { intact: false, fault: { code: "root_differs", row: null } };
  return { intact: true, head: stated, heldSize: held?.size ?? null };
}

function heldFault(stated: Head, held: Head | null): Fault | null {
  if (held === null) return null;
  if (held.log !== stated.log) return { code: "held_other_log", row: null };
  return held.size > stated.size ? { code: "held_is_longer", row: null } : null;
}

function rowFault(row: string, log: string): Fault["code"] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(row);
  } catch {
    return "not_an_entry";
  }
  const entry = Entry.safeParse(parsed);
  if (!entry.success) return "not_an_entry";
  if (entry.data.log !== log) return "wrong_log";
  // Catches white space, key order and duplicate keys: the bytes that were hashed are the only form there is.
  return canonicalize(parsed) === row ? null : "not_canonical";
}

function rootText(tools: Tools, frontier: Frontier): string {
  return tools.base64(rootOf(tools.hash, frontier));
}
