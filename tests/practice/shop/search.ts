import { financialStatus, fulfilmentStatus, total } from "./sums";
import type { Order, Shop } from "./state";

/** Shopify's search syntax, first form: fields, comparison operators, quotes, AND, free text. */
export type Search = {
  readonly matches: (order: Order) => boolean;
  readonly warnings: { field: string; message: string }[];
};

type Term = { field: string | null; operator: string; value: string; quoted: boolean };

const TERM = /(?:([A-Za-z_]+):)?(>=|<=|>|<)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s]+))/g;

export function parseSearch(query: string, shop: Shop): Search {
  const warnings: Search["warnings"] = [];
  const tests = terms(query).map((term) => {
    const test = testOf(term, shop);
    if (test !== null) return test;
    warnings.push({ field: term.field ?? "", message: `Unknown filter: ${term.field ?? ""}` });
    // An unknown filter is ignored with a warning, so it narrows nothing.
    return () => true;
  });
  return { matches: (order) => tests.every((test) => test(order)), warnings };
}

function terms(query: string): Term[] {
  return [...query.matchAll(TERM)]
    .filter((match) => match[0] !== "AND")
    .map(([, field, operator, double, single, bare]) => ({
      field: field ?? null,
      operator: operator ?? "",
      value: (double ?? single ?? bare ?? "").replace(/\\(.)/g, "$1"),
      quoted: double !== undefined || single !== undefined,
    }));
}

type Test = (order: Order) => boolean;

function testOf(term: Term, shop: Shop): Test | null {
  const { value } = term;
  const lower = value.toLowerCase();
  switch (term.field) {
    case null:
      return (order) => freeText(order, shop).some((text) => text.includes(lower));
    case "name":
      return (order) => order.name.toLowerCase() === lower || order.name.replace(/^#/, "") === value.replace(/^#/, "");
    case "email":
      return emailTest(term);
    case "id":
      return (order) => String(order.id) === value;
    case "created_at":
      return (order) => compare(order.createdAt, term);
    case "updated_at":
      return (order) => compare(order.updatedAt, term);
    case "processed_at":
      return (order) => compare(order.processedAt, term);
    case "financial_status":
      return (order) =>
        value.split(",").some((one) => financialStatus(order).toLowerCase() === one.trim().toLowerCase());
    case "fulfillment_status":
      return (order) => value.split(",").some((one) => fulfilment(order).includes(one.trim().toLowerCase()));
    case "status":
      return (order) => statusIs(order, lower);
    case "tag":
      return (order) => order.tags.some((tag) => tag.toLowerCase() === lower);
    case "current_total_price":
      return (order) => compareNumbers(total(order) / 100, term);
    default:
      return null;
  }
}

/** E-mail is tokenised: unquoted, any token hits; quoted, the whole address must be equal. */
function emailTest(term: Term): Test {
  const wanted = term.value.toLowerCase();
  if (term.quoted) return (order) => order.email?.toLowerCase() === wanted;
  const tokens = wanted.split(/[@.\s]+/).filter((token) => token !== "");
  return (order) => {
    const has = (order.email ?? "").toLowerCase().split(/[@.\s]+/);
    return tokens.some((token) => has.includes(token));
  };
}

function freeText(order: Order, shop: Shop): string[] {
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  return [order.name, order.email ?? "", customer?.firstName ?? "", customer?.lastName ?? ""].map((text) =>
    text.toLowerCase(),
  );
}

function fulfilment(order: Order): string[] {
  const status = fulfilmentStatus(order);
  if (status === "FULFILLED") return ["shipped", "fulfilled"];
  return status === "PARTIALLY_FULFILLED" ? ["partial"] : ["unshipped", "unfulfilled"];
}

function statusIs(order: Order, wanted: string): boolean {
  if (wanted === "cancelled") return order.cancelledAt !== null;
  if (wanted === "closed") return order.closedAt !== null;
  if (wanted === "not_closed") return order.closedAt === null;
  return wanted === "any" || (order.cancelledAt === null && order.closedAt === null);
}

function compare(at: string, term: Term): boolean {
  return compareNumbers(Date.parse(at), { ...term, value: String(Date.parse(term.value)) });
}

function compareNumbers(left: number, { operator, value }: Pick<Term, "operator" | "value">): boolean {
  const right = Number(value);
  switch (operator) {
    case ">=":
      return left >= right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case "<":
      return left < right;
    default:
      return left === right;
  }
}
