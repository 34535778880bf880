import { z } from "zod";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { quoted } from "./search-syntax";

/**
 * What may be searched for: one order number, one whole e-mail or one whole phone (decisions.md 15). Nothing else is a
 * search. A phone is its digits with the country's code, without + or 00.
 */
export type OrderSearch = { readonly by: (typeof SEARCHED_BY)[number]; readonly value: string };
export const SEARCHED_BY = ["number", "email", "phone"] as const;

const NUMBER = /^#?\s*((?:[A-Za-z]{1,6}-?)?\d{1,12}(?:-[A-Za-z0-9]{1,6})?)$/;
const PHONE = /^(?:\+|00)[\d ()./-]{8,30}$/;
/** E.164: with the country's code, never more than fifteen. */
const PHONE_DIGITS = /^[1-9]\d{7,14}$/;

/** Reads what was typed or pasted. `bad_input`: neither an order number nor a whole e-mail address or phone. */
export function parseSearch(typed: string): Result<OrderSearch, Problem> {
  const text = typed.normalize("NFKC").trim();
  const digits = PHONE.test(text) ? phoneDigits(text) : "";
  if (PHONE_DIGITS.test(digits)) return ok({ by: "phone", value: digits });
  const number = NUMBER.exec(text)?.[1];
  if (number !== undefined) return ok({ by: "number", value: number });
  const email = z.email().max(254).safeParse(text.toLowerCase());
  return email.success ? ok({ by: "email", value: email.data }) : fail(problem("bad_input"));
}

/** The search in Shopify's syntax, every value quoted and escaped: typed text is never an operator. */
export function shopifyQuery({ by, value }: OrderSearch): string {
  // Orders have no filter for phones: the search over all fields is narrowed to the very phone by `isPhone`.
  return { number: `name:${quoted(value)}`, email: `email:${quoted(value)}`, phone: quoted(`+${value}`) }[by];
}

/** True only for the very order asked for: Shopify's search is fuzzy, and near misses would betray other customers. */
export function isExactly(
  search: OrderSearch,
  order: { readonly name: string; readonly email: string | null },
): boolean {
  if (search.by === "phone") return false;
  return search.by === "number"
    ? order.name.replace(/^#/, "").toLowerCase() === search.value.toLowerCase()
    : order.email?.toLowerCase() === search.value;
}

/** Is this stored phone, however it is written, the very one asked for? */
export function isPhone(search: OrderSearch, stored: string | null | undefined): boolean {
  return search.by === "phone" && stored != null && phoneDigits(stored.normalize("NFKC")) === search.value;
}

function phoneDigits(text: string): string {
  return text.trim().replace(/^00/, "").replace(/\D/g, "");
}
