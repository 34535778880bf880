import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";

const MOST_CURSOR = 500;

/**
 * Which page of the newest orders. `bad_input` for any other order of the list: sorted by a customer's name or a
 * destination, a list betrays what it hides (decisions.md 15). Shopify's admin adds parameters of its own; they say
 * nothing here.
 */
export function parseListQuery(query: URLSearchParams): Result<{ after: string | null }, Problem> {
  const sorting = [...query.keys()].find((name) => /sort|order|reverse/i.test(name));
  if (sorting !== undefined) return fail(problem("bad_input", { field: sorting.slice(0, 40) }));
  const after = query.get("after");
  if (after !== null && after.length > MOST_CURSOR) return fail(problem("bad_input", { field: "after" }));
  return ok({ after });
}
