import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { MOST_RAW } from "./filter-choices";
import { ROWS_SHOWN, type ListQuery, type Place } from "./list-path";
import { filterTerms, parseFilter } from "./order-filter";
import { VIEWS, viewTerms } from "./saved-view";
import type { StoryContext } from "./status-story";

const MOST_CURSOR = 500;

/**
 * Reads the desk's address. `types` = may search for what they type; the others choose from lists and days, and look
 * for somebody by the find field, which counts (decisions.md 15): `not_allowed` for them. `bad_input` for what does
 * not fit and for any order of one's own: sorted by a customer's name or a destination, a list betrays what it hides.
 * Shopify's admin adds parameters of its own; they say nothing here.
 */
export function parseListQuery(
  query: URLSearchParams,
  { types, owner }: { readonly types: boolean; readonly owner: string },
): Result<ListQuery, Problem> {
  const sorting = [...query.keys()].find((name) => /sort|order|reverse/i.test(name));
  if (sorting !== undefined) return unfit(sorting.slice(0, 40));
  const view = VIEWS.find((one) => one === (query.get("view") ?? "all"));
  if (view === undefined) return unfit("view");
  const show = ROWS_SHOWN.find((one) => String(one) === (query.get("show") ?? "25"));
  if (show === undefined) return unfit("show");
  const place = parsePlace(query);
  if (!place.ok) return place;
  const filter = parseFilter(query);
  if (!filter.ok) return filter;
  const raw = rawOf(query);
  if (!types && (raw !== null || filter.value.tag !== undefined)) return fail(problem("not_allowed", { owner }));
  const alone = view === "all" && Object.keys(filter.value).length === 0;
  if (raw !== null && (raw.length > MOST_RAW || !alone)) return unfit("raw");
  return ok({ view, filter: filter.value, raw, place: place.value, show });
}

/** The search for Shopify; null = none, every order that may be read. */
export function listSearch({ view, filter, raw }: ListQuery, at: StoryContext): string | null {
  if (raw !== null) return raw;
  const terms = [...viewTerms(view, at), ...filterTerms(filter, at.timeZone)];
  return terms.length === 0 ? null : terms.join(" ");
}

function rawOf(query: URLSearchParams): string | null {
  const raw = (query.get("raw") ?? "").trim();
  return raw === "" ? null : raw;
}

function parsePlace(query: URLSearchParams): Result<Place, Problem> {
  const after = query.get("after");
  const before = query.get("before");
  if (after !== null && (before !== null || after.length > MOST_CURSOR)) return unfit("after");
  if (before !== null && before.length > MOST_CURSOR) return unfit("before");
  if (after !== null) return ok({ after });
  return ok(before === null ? null : { before });
}

function unfit(field: string): Result<never, Problem> {
  return fail(problem("bad_input", { field }));
}
