import { tokensOf, type Term, type Token } from "./tokens";

/** A query as a tree. `all` of nothing = everything. */
export type Node =
  | { readonly kind: "term"; readonly term: Term }
  | { readonly kind: "not"; readonly of: Node }
  | { readonly kind: "all" | "any"; readonly of: readonly Node[] };

export type Parsed = { readonly tree: Node; readonly malformed: readonly string[] };

/** Deeper brackets count as if they were not there: nobody writes them, and a tree must not be as deep as a page is long. */
const MOST_DEPTH = 50;

type Frame = { alternatives: Node[][]; negate: boolean };
const newFrame = (): Frame => ({ alternatives: [[]], negate: false });

/** Builds the tree in one pass. AND binds more tightly than OR; two terms side by side are an AND; nothing throws. */
export function parseQuery(query: string): Parsed {
  const { tokens, malformed } = tokensOf(query);
  const stack = [newFrame()];
  const wrong = [...malformed];
  let tooDeep = 0;
  for (const token of joinUnits(tokens)) {
    const frame = stack[stack.length - 1];
    if (frame === undefined) break;
    if (token.kind === "open" && stack.length > MOST_DEPTH) tooDeep += 1;
    else if (token.kind === "open") stack.push(newFrame());
    else if (token.kind !== "close") read(frame, token);
    else if (tooDeep > 0) tooDeep -= 1;
    else if (stack.length === 1) wrong.push("a bracket closes that was not opened");
    else close(stack);
  }
  if (stack.length > 1) wrong.push("a bracket is not closed");
  while (stack.length > 1) close(stack);
  const [root = newFrame()] = stack;
  return { tree: nodeOf(root), malformed: wrong };
}

function read(frame: Frame, token: Exclude<Token, { kind: "open" | "close" }>): void {
  if (token.kind === "or") frame.alternatives.push([]);
  else if (token.kind === "not") frame.negate = !frame.negate;
  else if (token.kind === "term") add(frame, { kind: "term", term: token.term });
}

function add(frame: Frame, node: Node): void {
  frame.alternatives.at(-1)?.push(frame.negate ? { kind: "not", of: node } : node);
  frame.negate = false;
}

function close(stack: Frame[]): void {
  const inner = stack.pop();
  const outer = stack.at(-1);
  if (inner === undefined || outer === undefined) return;
  const node = nodeOf(inner);
  if (node.kind === "all" && node.of.length === 0) outer.negate = false;
  else add(outer, node);
}

function nodeOf({ alternatives }: Frame): Node {
  const filled = alternatives.filter((terms) => terms.length > 0).map((terms) => oneOf("all", terms));
  return filled.length === 0 ? { kind: "all", of: [] } : oneOf("any", filled);
}

function oneOf(kind: "all" | "any", of: readonly Node[]): Node {
  const [only, ...rest] = of;
  return only !== undefined && rest.length === 0 ? only : { kind, of };
}

/** `total_weight:.5 lb` is one term, as documented. */
function joinUnits(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (isUnit(token) && before?.kind === "term" && isBareWeight(before.term))
      joined[joined.length - 1] = {
        kind: "term",
        term: { ...before.term, value: before.term.value + token.term.value },
      };
    else joined.push(token);
  }
  return joined;
}

function isUnit(token: Token): token is { kind: "term"; term: Term } {
  return token.kind === "term" && token.term.field === null && /^(g|kg|lb|oz)$/i.test(token.term.value);
}

function isBareWeight({ field, value }: Term): boolean {
  return field === "total_weight" && /^\d*\.?\d+$/.test(value);
}
