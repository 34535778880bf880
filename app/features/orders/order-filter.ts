import { z } from "zod";
import { endOfDay, startOfDay } from "../../platform/instant";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { CHOICES, CHOICE_NAMES, FILTERS, MOST_TAG, type Choice } from "./filter-choices";
import { moment, oneOf, quoted } from "./search-syntax";

const SEARCH_FIELDS: Readonly<Record<Choice, string>> = {
  pay: "financial_status",
  ship: "fulfillment_status",
  returns: "return_status",
  risk: "risk_level",
};

/** A day of this century: no order is older, and calendars beyond the year 9999 have another form. */
const Day = z.iso.date().startsWith("20");

const OrderFilter = z.strictObject({
  pay: z.enum(CHOICES.pay).optional(),
  ship: z.enum(CHOICES.ship).optional(),
  returns: z.enum(CHOICES.returns).optional(),
  risk: z.enum(CHOICES.risk).optional(),
  from: Day.optional(),
  to: Day.optional(),
  // No tag has a comma; in a search it would mean "or".
  tag: z
    .string()
    .max(MOST_TAG)
    .regex(/^[^,\p{Cc}]+$/u)
    .optional(),
});

/** The chips of the desk, as far as they are set. */
export type OrderFilter = z.infer<typeof OrderFilter>;

/** The chips of an address; an empty one is none, days the wrong way round are turned. `bad_input` names what does not fit. */
export function parseFilter(query: URLSearchParams): Result<OrderFilter, Problem> {
  const given = FILTERS.map((name) => [name, (query.get(name) ?? "").trim()] as const);
  const parsed = OrderFilter.safeParse(Object.fromEntries(given.filter(([, value]) => value !== "")));
  if (parsed.success) return ok(turned(parsed.data));
  return fail(problem("bad_input", { field: parsed.error.issues[0]?.path.join(".") ?? "" }));
}

function turned(filter: OrderFilter): OrderFilter {
  const { from, to } = filter;
  return from === undefined || to === undefined || from <= to ? filter : { ...filter, from: to, to: from };
}

/** The chips in Shopify's search syntax: terms that must all hold. A tag is the only one that holds what was typed. */
export function filterTerms(filter: OrderFilter, timeZone: string): readonly string[] {
  const chosen = CHOICE_NAMES.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [oneOf(SEARCH_FIELDS[name], [value.toLowerCase()])];
  });
  const { from, to, tag } = filter;
  return [
    ...chosen,
    ...(from === undefined ? [] : [moment("created_at", ">=", startOfDay(from, timeZone))]),
    ...(to === undefined ? [] : [moment("created_at", "<", dayAfter(to, timeZone))]),
    ...(tag === undefined ? [] : [`tag:${quoted(tag)}`]),
  ];
}

function dayAfter(day: string, timeZone: string): string {
  return new Date(Date.parse(endOfDay(day, timeZone)) + 1).toISOString();
}
