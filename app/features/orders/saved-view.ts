import { addDays, dayOf, startOfDay } from "../../platform/instant";
import { moment, oneOf } from "./search-syntax";
import type { StoryContext } from "./status-story";

/** The desk's saved views, in the order of a working day. What is to be answered comes with the messages. */
export const VIEWS = ["all", "late", "unfulfilled", "on_hold", "returns_open", "refunded_lately"] as const;
export type View = (typeof VIEWS)[number];

/** How many days back a refund is lately. */
export const LATELY_DAYS = 14;

/** A view in Shopify's search syntax: terms that must all hold; none = every order of the last 60 days. */
export function viewTerms(view: View, at: StoryContext): readonly string[] {
  switch (view) {
    case "all":
      return [];
    case "late":
      // Everything but sent: orders that wait at a fulfilment service have a status of which the search has no word.
      return [
        "status:open",
        oneOf("financial_status", ["paid", "partially_paid", "partially_refunded"]),
        "-fulfillment_status:fulfilled",
        moment("created_at", "<", promisedBefore(at)),
      ];
    case "unfulfilled":
      return ["status:open", "-fulfillment_status:fulfilled", "-fulfillment_status:on_hold"];
    case "on_hold":
      return ["status:open", oneOf("fulfillment_status", ["on_hold"])];
    case "returns_open":
      return [oneOf("return_status", ["return_requested", "in_progress", "inspection_complete"])];
    case "refunded_lately":
      // Shopify cannot search for the day of a refund; every refund changes its order.
      return [
        oneOf("financial_status", ["refunded", "partially_refunded"]),
        moment("updated_at", ">=", startOfToday(at, -LATELY_DAYS)),
      ];
  }
}

/** Who waits longest comes first where waiting is what the view is about. */
export function oldestFirst(view: View): boolean {
  return view === "late";
}

/** Ordered before this moment, the promised day is over: the same days as those of `statusStory`. */
function promisedBefore(at: StoryContext): string {
  return startOfToday(at, -at.promiseDays);
}

function startOfToday({ now, timeZone }: StoryContext, days: number): string {
  return addDays(startOfDay(dayOf(now, timeZone), timeZone), days);
}
