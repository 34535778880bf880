import { Liquid } from "liquidjs";
import type { ReplyFacts } from "./reply-facts";
import type { Template } from "./template";

// renderLimit is a wall clock: a tight one refuses good replies on a busy machine, so it is wide (safety.md, speed.md).
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  parseLimit: 100_000,
  renderLimit: 2000,
  memoryLimit: 1_000_000,
});

/** A reply ready to copy, or the facts that this order lacks and the template needs: then nothing may be sent. */
export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: readonly (keyof ReplyFacts)[]; readonly text: string };

export type Signature = { readonly person: string; readonly shop: string };

/** Fills a template. A missing fact is named and shown as ‹fact› at its place; optional ones stand inside an `if`. */
export function renderReply(template: Template, facts: ReplyFacts, signature: Signature): Rendered {
  const parsed = engine.parse(template.body);
  const optional = new Set([...template.body.matchAll(/{%\s*if\s+(\w+)/g)].map(([, name]) => name));
  const missing = engine
    .globalVariablesSync(parsed)
    .filter(isFact(facts))
    .filter((name) => facts[name] === null && !optional.has(name));
  const filled = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value ?? (optional.has(name) ? "" : `‹${name}›`)]),
  );
  const text = `${String(engine.renderSync(parsed, filled)).trim()}\n\n${signature.person}, ${signature.shop}`;
  return missing.length === 0 ? { ok: true, text } : { ok: false, missing, text };
}

function isFact(facts: ReplyFacts): (name: string) => name is keyof ReplyFacts {
  return (name): name is keyof ReplyFacts => name in facts;
}
