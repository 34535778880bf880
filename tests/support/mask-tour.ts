import { CHANGES, STEPS } from "../../app/features/changes/change";
import { filesBelow, routeEntries, source } from "../architecture/entries";
import type { Planted } from "./canaries";
import type { Crawler, MaskCrawler } from "./mask-crawler";

/** A route module's id, its address with its parameters still in it, and whether it takes forms. */
type RouteAddress = { readonly id: string; readonly pattern: string; readonly takesForms: boolean };

const NOBODY = "00000000-0000-4000-8000-00000000dead";

/** Every route module of the app, found by its file, so that a new one is crawled without being named here. */
export function routeAddresses(): RouteAddress[] {
  return filesBelow("app/routes")
    .filter((path) => path.endsWith("/route.tsx"))
    .map((path) => {
      const folder = path.split("/")[2] ?? "";
      const parts = folder.split(".").filter((part) => part !== "_index");
      const pattern = `/${parts.map((part) => part.replace(/_$/, "")).join("/")}`;
      const takesForms = routeEntries(source(path)).some(({ name }) => name.endsWith(" action"));
      return {
        id: `routes/${folder}`,
        pattern: folder.endsWith("_index") && takesForms ? `${pattern}?index` : pattern,
        takesForms,
      };
    });
}

/** Values for a route parameter: orders that hold canaries, whatever else lives in the shop, and what never existed. */
export type Ids = { readonly planted: readonly Planted[]; readonly others: readonly string[] };

function filled(pattern: string, { planted, others }: Ids): string[] {
  if (!pattern.includes("$")) return [pattern];
  const ids = /\$(orderId|example)/.test(pattern)
    ? [...planted.map(({ order }) => String(order.id)), "999999999999"]
    : [...others, NOBODY];
  const kinds = pattern.includes("$what") ? CHANGES : pattern.includes("$step") ? STEPS : null;
  const whats = kinds === null ? [""] : [...kinds.map(({ what }) => what), "nothing"];
  return ids.flatMap((id) =>
    whats.map((what) => pattern.replace(/\$(?!what|step)\w+/, encodeURIComponent(id)).replace(/\$(what|step)/, what)),
  );
}

/**
 * Every page as data, and as a document (of a page that stands for many ids, the first), and in the two older ways of
 * asking for one loader alone.
 */
export async function tourPages(crawler: MaskCrawler, who: Crawler, ids: Ids): Promise<void> {
  for (const { pattern } of routeAddresses())
    for (const [index, path] of filled(pattern.replace("?index", ""), ids).entries()) {
      await crawler.data(who, path);
      if (index === 0) await crawler.document(who, path);
    }
  const [first] = ids.planted;
  const order = `/app/orders/${String(first?.order.id)}`;
  await crawler.data(who, `${order}?_routes=${encodeURIComponent("routes/app.orders.$orderId")}`);
  await crawler.plain(who, `${order}?_data=${encodeURIComponent("routes/app.orders.$orderId")}`);
}

/** Forms that no page sends: empty, nonsense, of another kind, too large, with values of the wrong shape. */
export async function tourBadForms(crawler: MaskCrawler, who: Crawler, ids: Ids): Promise<void> {
  const bodies: [body: string, type?: string][] = [
    [""],
    ["intent=reveal&field=all&reason=curious&requestKey=1"],
    [`intent=${"a".repeat(2000)}&q=%00%ff&lines=[[[`],
    [JSON.stringify({ intent: "reveal", field: "email" }), "application/json"],
    ["a".repeat(70_000)],
  ];
  const forms = routeAddresses().filter(({ takesForms }) => takesForms);
  const paths = forms.flatMap(({ pattern }) => filled(pattern, ids).slice(0, 1));
  for (const path of paths) for (const [body, type] of bodies) await crawler.post(who, path, body, type);
}

/** Addresses that nobody was given: wrong ids, planted values as ids, cursors of one's own, every way to sort. */
export async function tourBadAddresses(crawler: MaskCrawler, who: Crawler, { planted }: Ids): Promise<void> {
  const emails = planted.slice(0, 1).map(({ email }) => encodeURIComponent(email));
  const paths = [
    ...["0", "-1", "abc", "1".repeat(30), "%00", "..%2f..%2f", ...emails].map((id) => `/app/orders/${id}`),
    ...["bad", "%7B%7D", "a".repeat(600)].map((after) => `/app/orders?after=${after}`),
    ...["sort=customer", "sortKey=CUSTOMER_NAME", "orderBy=DESTINATION", "reverse=true"].map(
      (sort) => `/app/orders?${sort}`,
    ),
    "/app/orders?q=x&query=email:*&filter=name&fields=customer&include=customer",
    "/app/audit/1",
    "/app/audit?before=1&format=csv",
    "/app/nothing/here",
  ];
  for (const path of paths) await crawler.data(who, path);
}

/** The record page by page and row by row, its download, its check, and the pages that tell of it; so many rows. */
export async function tourRecord(crawler: MaskCrawler, who: Crawler, most: number): Promise<number> {
  const { body } = await crawler.plain(who, "/app/audit/export");
  const rows = body.trim().split("\n").length - 1;
  for (let row = rows; row > Math.max(0, rows - most); row -= 1) await crawler.data(who, `/app/audit/${String(row)}`);
  for (const path of ["/app", "/app/audit", "/app/doubt", "/app/team"]) await crawler.document(who, path);
  await crawler.form(who, "/app/audit?index", {});
  return rows;
}

/** The list, page after page, as far as it goes; the numbers of the orders in the order in which they stand. */
export async function tourList(crawler: MaskCrawler, who: Crawler, most: number): Promise<string[]> {
  const names: string[] = [];
  let path: string | null = "/app/orders";
  for (let page = 0; path !== null && page < most; page += 1) {
    const { body } = await crawler.document(who, path);
    names.push(...orderIdsIn(body));
    const next: string | undefined = /href="(\/app\/orders\?after=[^"]+)"/.exec(body)?.[1];
    path = next === undefined ? null : next.replaceAll("&amp;", "&");
  }
  return names;
}

/** The orders a document links to, first mention first. */
export function orderIdsIn(body: string): string[] {
  const ids = [...body.matchAll(/href="\/app\/orders\/(\d+)"/g)].map(([, id]) => id ?? "");
  return [...new Set(ids)];
}
