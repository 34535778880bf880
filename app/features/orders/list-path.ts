import { FILTERS } from "./filter-choices";
import type { OrderFilter } from "./order-filter";
import type { View } from "./saved-view";

/** Rows a page. A row is reckoned with ten points at worst, and Shopify takes no query above 1,000. */
export const ROWS_SHOWN = [25, 50, 75] as const;

/** Where a page stands: behind one of Shopify's cursors, before one, or at the beginning. */
export type Place = { readonly after: string } | { readonly before: string } | null;

/** What the desk shows. `raw` is the owner's own search in Shopify's syntax and stands alone, as it was typed. */
export type ListQuery = {
  readonly view: View;
  readonly filter: OrderFilter;
  readonly raw: string | null;
  readonly place: Place;
  readonly show: (typeof ROWS_SHOWN)[number];
};

/** The desk's address for this; the first page unless `place` says where. */
export function listPath({ view, filter, raw, show, place }: Partial<ListQuery>): string {
  const query = new URLSearchParams();
  if (view !== undefined && view !== "all") query.set("view", view);
  for (const name of FILTERS) if (filter?.[name] !== undefined) query.set(name, filter[name]);
  if (raw != null) query.set("raw", raw);
  if (show !== undefined && show !== 25) query.set("show", String(show));
  for (const [name, cursor] of Object.entries(place ?? {})) query.set(name, cursor);
  return query.size === 0 ? "/app/orders" : `/app/orders?${query.toString()}`;
}

/** Is this more than a view: something narrows it that the person may take away? */
export function isNarrowed({ filter, raw }: Pick<ListQuery, "filter" | "raw">): boolean {
  return raw !== null || Object.keys(filter).length > 0;
}
