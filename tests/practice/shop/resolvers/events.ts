import { eventMessage } from "../event-words";
import { parseEventSearch } from "../event-search";
import { pageOf, type PageArgs } from "../page";
import { ADMIN_APP, type Order, type Shop } from "../state";
import { timelineOf, type TimelineEvent } from "../timeline";
import { readable, scoped, type RootContext } from "./access";
import { gid } from "./line-view";
import { staffMember } from "./staff";

type EventArgs = PageArgs & { query?: string | null; sortKey?: string | null; reverse?: boolean | null };
/** Shows the order that an event is about. */
type Subject = (order: Order) => unknown;

/** `order.events`. */
export function orderEvents(context: RootContext, order: Order, options: { args: EventArgs; subject: Subject }) {
  return page(context, timelineOf(context.shop, order, context.state.now()), { ...options, path: ["order", "events"] });
}

/** The shop's events: as far as the practice store plays, those of the orders that the token sees. */
export function eventFields(context: RootContext, subject: Subject) {
  const all = () => readable(context).flatMap((order) => timelineOf(context.shop, order, context.state.now()));
  return {
    events: (args: EventArgs) =>
      scoped(context, "read_orders", "events", () => page(context, all(), { args, subject, path: ["events"] })),
    eventsCount: ({ query }: { query?: string | null }) =>
      scoped(context, "read_orders", "eventsCount", () => ({
        __typename: "Count",
        count: filtered(context, all(), { query, path: ["eventsCount"] }).length,
        precision: "EXACT",
      })),
    event: ({ id }: { id: string }) =>
      scoped(context, "read_orders", "event", () => {
        const found = all().find((one) => gid(typeOf(one), one.id) === id);
        return found === undefined ? null : eventView(context, found, subject);
      }),
  };
}

type Filter = { query: string | null | undefined; path: string[] };

function filtered(context: RootContext, events: TimelineEvent[], { query, path }: Filter): TimelineEvent[] {
  if (query == null || query.trim() === "") return events;
  const { matches, warnings } = parseEventSearch(query, context.state.now());
  if (warnings.length > 0) context.warnings.push({ path, query, warnings });
  return events.filter(matches);
}

function page(
  context: RootContext,
  events: TimelineEvent[],
  { args, subject, path }: { args: EventArgs; subject: Subject; path: string[] },
) {
  const sort = args.sortKey ?? "ID";
  const sorted = filtered(context, events, { query: args.query, path }).sort((a, b) =>
    sort === "ID" ? a.id - b.id : Date.parse(a.at) - Date.parse(b.at) || a.id - b.id,
  );
  if (args.reverse === true) sorted.reverse();
  return pageOf(sorted, args, { id: ({ id }) => id, sort, node: (one) => eventView(context, one, subject) });
}

const typeOf = ({ action }: TimelineEvent) => (action === "comment" ? "CommentEvent" : "BasicEvent");

function eventView(context: RootContext, event: TimelineEvent, subject: Subject) {
  const { shop } = context;
  const { action, by, order, detail } = event;
  const app = by.app === null || by.app.id === ADMIN_APP.id ? null : by.app;
  const base = {
    __typename: typeOf(event),
    id: gid(typeOf(event), event.id),
    action,
    createdAt: event.at,
    message: () =>
      eventMessage(event, authorOf(shop, event), {
        ...shop,
        locale: shop.people.find((one) => one.accountOwner)?.locale ?? "en",
      }),
    criticalAlert: action.endsWith("_failure"),
    attributeToApp: app !== null,
    attributeToUser: by.userId !== null,
    appTitle: app?.title ?? null,
    subject: () => subject(order),
  };
  if (action === "comment")
    return {
      ...base,
      author: () => staffMember(context, by.userId),
      rawMessage: detail,
      edited: false,
      canEdit: false,
      canDelete: false,
      attachments: [],
      embed: null,
    };
  return {
    ...base,
    author: () => authorOf(shop, event),
    subjectId: gid("Order", order.id),
    subjectType: "ORDER",
    secondaryMessage: null,
    arguments: [action, order.name],
    additionalData: action === "update" ? { fields: detail.split(",") } : null,
    additionalContent: null,
    hasAdditionalContent: false,
  };
}

/** A name to show, and no more: a person's, an app's, or the customer's. */
function authorOf(shop: Shop, { by, order }: TimelineEvent): string {
  const person = shop.people.find(({ id }) => id === by.userId);
  if (person !== undefined) return `${person.firstName} ${person.lastName}`;
  if (by.app !== null) return by.app.title;
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  return customer === undefined ? "" : `${customer.firstName} ${customer.lastName}`.trim();
}
