/** A hash function, handed in so that the same rules run in Node, in the browser and in a stranger's verifier. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** RFC 6962 section 2.1: leaf = H(00 || bytes), node = H(01 || left || right). */
export function leafHash(hash: Hash, bytes: Uint8Array): Uint8Array {
  return hash(joined(0, bytes));
}

export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(joined(1, left, right));
}

function joined(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  all[0] = prefix;
  let at = 1;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The roots of a log's perfect subtrees, largest first: all that is needed to append, and to compute the root. */
export type Frontier = { readonly size: number; readonly nodes: readonly Uint8Array[] };

export const EMPTY_FRONTIER: Frontier = { size: 0, nodes: [] };

/** Appends one leaf hash: each trailing one-bit of the size joins two subtrees of equal height. */
export function append(hash: Hash, frontier: Frontier, leaf: Uint8Array): Frontier {
  const nodes = [...frontier.nodes];
  let node = leaf;
  for (let rest = frontier.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = nodes.pop();
    if (left === undefined) throw new Error("a frontier does not fit its size");
    node = nodeHash(hash, left, node);
  }
  return { size: frontier.size + 1, nodes: [...nodes, node] };
}

/** The root over everything appended so far; the empty log's root is H(""). */
export function rootOf(hash: Hash, frontier: Frontier): Uint8Array {
  const [last, ...rest] = frontier.nodes.toReversed();
  if (last === undefined) return hash(new Uint8Array());
  return rest.reduce((root, left) => nodeHash(hash, left, root), last);
}
