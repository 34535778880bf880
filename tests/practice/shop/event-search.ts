import type { TimelineEvent } from "./timeline";

export type EventSearch = {
  readonly matches: (event: TimelineEvent) => boolean;
  readonly warnings: { readonly field: string; readonly message: string }[];
};

const TERM = /([A-Za-z_]+):(>=|<=|>|<)?(?:"([^"]*)"|'([^']*)'|(\S+))/g;

/** The filters that events take: action, comments, created_at, id, subject_type. Others are ignored with a warning. */
export function parseEventSearch(query: string, now: Date): EventSearch {
  const warnings: EventSearch["warnings"] = [];
  const tests = [...query.matchAll(TERM)].map(([, field = "", operator, double, single, bare]) => {
    const test = testOf({ field, operator: operator ?? "=", value: double ?? single ?? bare ?? "" }, now);
    if (test === null) warnings.push({ field, message: `Unknown filter: ${field}` });
    return test ?? (() => true);
  });
  return { matches: (event) => tests.every((test) => test(event)), warnings };
}

type Term = { field: string; operator: string; value: string };

function testOf({ field, operator, value }: Term, now: Date): ((event: TimelineEvent) => boolean) | null {
  switch (field) {
    case "action":
      return ({ action }) => action === value;
    case "comments":
      return ({ action }) => value !== "false" || action !== "comment";
    case "created_at": {
      const at = value === "now" ? now.getTime() : Date.parse(value);
      return (event) => compared(Date.parse(event.at), operator, at);
    }
    case "id":
      return ({ id }) => compared(id, operator, Number(value));
    case "subject_type":
      return () => value.toUpperCase() === "ORDER";
    default:
      return null;
  }
}

function compared(left: number, operator: string, right: number): boolean {
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
