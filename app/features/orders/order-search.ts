import { z } from "zod";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";

/** What may be searched for: one order number or one whole e-mail (decisions.md 15). Nothing else is a search. */
export type OrderSearch =
  { readonly by: "number"; readonly value: string } | { readonly by: "email"; readonly value: string };

const NUMBER = /^#?\s*((?:[A-Za-z]{1,6}-?)?\d{1,12}(?:-[A-Za-z0-9]{1,6})?)$/;

/** Reads what was typed or pasted. `bad_input`: neither an order number nor a whole e-mail address. */
export function parseSearch(typed: string): Result<OrderSearch, Problem> {
  const text = typed.normalize("NFKC").trim();
  const number = NUMBER.exec(text)?.[1];
  if (number !== undefined) return ok({ by: "number", value: number });
  const email = z.email().max(254).safeParse(text.toLowerCase());
  return email.success ? ok({ by: "email", value: email.data }) : fail(problem("bad_input"));
}

/** The search in Shopify's syntax, every value quoted and escaped: typed text is never an operator. */
export function shopifyQuery(search: OrderSearch): string {
  const quoted = `"${search.value.replace(/["\\]/g, "\\$&")}"`;
  return search.by === "number" ? `name:${quoted}` : `email:${quoted}`;
}

/** True only for the very order asked for: Shopify's search is fuzzy, and near misses would betray other customers. */
export function isExactly(
  search: OrderSearch,
  order: { readonly name: string; readonly email: string | null },
): boolean {
  return search.by === "number"
    ? order.name.replace(/^#/, "").toLowerCase() === search.value.toLowerCase()
    : order.email?.toLowerCase() === search.value;
}
