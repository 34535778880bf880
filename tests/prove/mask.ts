import { buildIfOld } from "../practice/build";
import type { Order } from "../practice/shop/state";
import { plant, type CanaryKind, type CanaryNet, type Planted } from "../support/canaries";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { ASSISTANT_ID } from "../support/forged-tokens";
import { freshOrder } from "../support/intents";
import { MaskCrawler, type Crawler, type Hit } from "../support/mask-crawler";
import { AT_THE_RECORD, CRAWLING, OWNER } from "../support/mask-people";
import { searchesRecorded, trySearches, type Searches } from "../support/mask-search";
import { orderIdsIn, tourBadAddresses, tourBadForms, tourList, tourPages, tourRecord } from "../support/mask-tour";
import { anAssistantWith } from "../support/people";
import { findsPlainText, plainTables } from "../support/plain-tables";
import { aPracticeShop, type PracticeShop } from "../support/practice-shop";
import { startRealApp } from "../support/real-app";
import type { Proof } from "./proof";

type World = {
  readonly crawler: MaskCrawler;
  readonly practice: PracticeShop;
  readonly planted: readonly Planted[];
  readonly full: boolean;
};

/** Prints how long a part took. */
async function timed<T>(what: string, work: Promise<T>): Promise<T> {
  const started = performance.now();
  const done = await work;
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return done;
}

/**
 * Personal strings are planted in the shop, and people of several roles open, search, sort, export and provoke all they
 * can: none of it is found in any answer, in the log or in the database, but for what a tap with a reason really opened.
 * No order of results changes with a hidden value. The controls: the same crawl as the owner finds what pages show, a
 * view that hands Shopify's answer on is found whole, and so is what stands in a table.
 */
export const prove: Proof = async ({ full }) => {
  buildIfOld();
  const cluster = await startTestCluster();
  const database = await copyOf(cluster.url, 8);
  const practice = await aPracticeShop();
  const app = await startRealApp({ databaseUrl: database.url, storeUrl: practice.store.url });
  try {
    const { planted, net } = plant(practice, ordersToPlant(practice, full ? 8 : 4));
    const world: World = { crawler: new MaskCrawler(app.url, net), practice, planted, full };
    const { crawler } = world;
    await crawler.document(OWNER, "/app");
    const people = CRAWLING.filter((one) => full || !one.full);
    for (const { who, rules } of people) await anAssistantWith(rules, { userId: who.userId });
    const searches = await timed("crawled", Promise.all(people.map(({ who }) => crawlAs(world, who))));
    const [support, blind] = people.map(({ who }) => who);
    if (support === undefined || blind === undefined) throw new Error("nobody to crawl as");
    await timed("provoked", provoke(world, support));
    const revealed = await timed("revealed", reveal(world, support, blind));
    const betrayed = await timed("changed places", betrayedByOrder(world, support));
    const rows = await timed("read the record", tourRecord(crawler, AT_THE_RECORD, full ? 500 : 10));
    for (const { table, text } of await plainTables(database.url)) crawler.look(`table ${table}`, text);
    crawler.look("the log", app.printed());
    const hits = [...crawler.hits];
    const control = await timed("controls", controls(world, net, database.url));
    return result(world, { hits, searches, rows, revealed, betrayed, control });
  } finally {
    await app.close();
    await practice.close();
    await database.close();
    await cluster.stop();
  }
};

/** New ones for the list, and late ones for the first page. */
function ordersToPlant(practice: PracticeShop, count: number): Order[] {
  const late = practice
    .shop()
    .orders.filter(({ fulfilments: [parcel], createdAt }) => {
      const ageDays = (Date.now() - Date.parse(createdAt)) / 86_400_000;
      return parcel?.displayStatus === "IN_TRANSIT" && ageDays > 9 && ageDays < 20;
    })
    .slice(-1);
  return [...late, ...Array.from({ length: count - late.length }, () => freshOrder(practice))];
}

/** All that one person can do, short of giving a reason. In the short form the rude half of it is one person's. */
async function crawlAs({ crawler, planted, full }: World, who: Crawler): Promise<Searches & { recorded: number }> {
  const rude = full || who.userId === ASSISTANT_ID;
  const ids = { planted: rude ? planted : planted.slice(0, 2), others: ["1"] };
  await tourPages(crawler, who, ids);
  await tourList(crawler, who, full ? 20 : 1);
  await useForms(crawler, who, full ? planted : planted.slice(0, 1));
  if (rude) await tourBadAddresses(crawler, who, ids);
  if (rude) await tourBadForms(crawler, who, ids);
  const some = full ? planted.slice(0, 4) : planted.slice(0, 1);
  const searches = await trySearches(crawler, who, { right: some, guessed: rude ? some : [] });
  return { ...searches, recorded: await searchesRecorded(who) };
}

/** Replies, refunds and downloads as the pages send them. */
async function useForms(crawler: MaskCrawler, who: Crawler, planted: readonly Planted[]): Promise<void> {
  for (const { order } of planted) {
    const path = `/app/orders/${String(order.id)}`;
    const lineItemGid = `gid://shopify/LineItem/${String(order.lines[0]?.id)}`;
    const choice = { lines: JSON.stringify([{ lineItemGid, quantity: 1 }]), shipping: "no", less: "100", notify: "no" };
    const preview = new URLSearchParams({ intent: "preview", ...choice, reason: "" }).toString();
    await crawler.form(who, path, { intent: "reply", template: "late@1", language: "it", how: "copied" });
    await crawler.post(who, `${path}/refund`, preview);
    await crawler.form(who, `${path}/refund`, { intent: "refund", ...choice, reason: "late" });
  }
  await crawler.plain(who, "/app/audit/export");
}

/** Pages while Shopify is ill, gives only a part, or says what nobody can read. */
async function provoke({ crawler, practice, planted, full }: World, who: Crawler): Promise<void> {
  const { state } = practice.store;
  const order = planted.at(-1)?.order;
  if (order === undefined) return;
  const paths = ["/app", "/app/orders", `/app/orders/${String(order.id)}`, `/app/orders/${String(order.id)}/refund`];
  const look = () => Promise.all(paths.flatMap((path) => [crawler.data(who, path), crawler.document(who, path)]));
  for (const kind of full
    ? (["error_before", "error_after", "http_429", "lost_answer"] as const)
    : ["error_after" as const]) {
    state.faults.push({ operation: "query", kind, times: 1000, ms: 100 });
    await look();
    state.faults.length = 0;
  }
  for (const level of full ? ([0, 1] as const) : [1 as const]) {
    state.customerData = level;
    await look();
  }
  state.customerData = 2;
  const { createdAt } = order;
  order.createdAt = "not a date";
  await look();
  order.createdAt = createdAt;
}

const OPENED: [field: string, kinds: CanaryKind[]][] = [
  ["phone", ["phone"]],
  ["address", ["street", "streetMore", "zip"]],
  ["email", ["mailbox", "domain"]],
  ["name", ["firstName", "lastName", "recipient"]],
];

/** Each field of one order is opened with a reason; nothing else of it, no other order and nobody else sees more. */
async function reveal({ crawler, planted }: World, who: Crawler, blind: Crawler) {
  const [one] = planted;
  if (one === undefined) throw new Error("nothing planted");
  const path = `/app/orders/${String(one.order.id)}`;
  let shown = 0;
  for (const [field, kinds] of OPENED) {
    const tap = { intent: "reveal", field, reason: "carrier_asks" };
    await crawler.form(blind, path, tap);
    crawler.opened(who, one.order.id, kinds);
    await crawler.form(who, path, tap);
    const { body } = await crawler.document(who, path);
    const found = crawler.net.find(body).filter(({ orderId }) => orderId === one.order.id);
    if (kinds.every((kind) => found.some((canary) => canary.kind === kind))) shown += 1;
  }
  for (const elsewhere of ["/app", "/app/orders", `${path}/refund`, "/app/limits", "/app/doubt"])
    await crawler.document(who, elsewhere);
  for (const { order } of planted) await crawler.data(who, `/app/orders/${String(order.id)}`);
  await crawler.document(blind, path);
  return { asked: OPENED.length, shown };
}

/** Two customers change places, everything hidden with them: no list may move by it. */
async function betrayedByOrder({ crawler, planted, full }: World, who: Crawler) {
  const [first, second] = [planted[0]?.order, planted.at(-1)?.order];
  if (first === undefined || second === undefined) throw new Error("nothing planted");
  const lists = async () => {
    const desk = await tourList(crawler, who, full ? 20 : 2);
    return [desk, orderIdsIn((await crawler.document(who, "/app")).body)];
  };
  const byName = () =>
    [first, second].toSorted((a, b) => String(a.email).localeCompare(String(b.email))).map(({ id }) => id);
  const before = { lists: await lists(), byName: byName() };
  changePlaces(first, second);
  const after = { lists: await lists(), byName: byName() };
  changePlaces(first, second);
  const moved = before.lists.filter((list, index) => JSON.stringify(list) !== JSON.stringify(after.lists[index]));
  return {
    lists: before.lists.length,
    listed: before.lists.flat().length,
    moved: moved.length,
    aSortedListWouldMove: JSON.stringify(before.byName) !== JSON.stringify(after.byName),
  };
}

function changePlaces(one: Order, other: Order): void {
  const personal = ({ customerId, email, phone, shippingAddress }: Order) => ({
    customerId,
    email,
    phone,
    shippingAddress,
  });
  const kept = personal(one);
  Object.assign(one, personal(other));
  Object.assign(other, kept);
}

/** What pages show to the owner, of each planted order. */
const ON_PAGES = new Set(OPENED.flatMap(([, kinds]) => kinds));

/** The same crawl and the same net where nothing is masked must find what there is. */
async function controls({ crawler, practice, planted, full }: World, net: CanaryNet, databaseUrl: string) {
  await tourPages(crawler, OWNER, { planted: full ? planted : planted.slice(0, 2), others: ["1"] });
  const toured = new Set((full ? planted : planted.slice(0, 2)).map(({ order }) => order.id));
  const asOwner = [...(crawler.seen.get(OWNER.name) ?? [])].filter(
    ({ kind, orderId }) => ON_PAGES.has(kind) && toured.has(orderId),
  ).length;
  const handedOn = planted.map(({ order }) =>
    JSON.stringify([order, practice.shop().customers.get(order.customerId ?? 0)]),
  );
  const text = net.canaries[0]?.core ?? "";
  return {
    asOwner,
    asOwnerExpected: ON_PAGES.size * toured.size,
    handedOn: net.find(handedOn.join("\n")).length,
    inTables: await findsPlainText(databaseUrl, text),
  };
}

type Outcome = {
  readonly hits: readonly Hit[];
  readonly searches: readonly (Searches & { recorded: number })[];
  readonly rows: number;
  readonly revealed: { readonly asked: number; readonly shown: number };
  readonly betrayed: Awaited<ReturnType<typeof betrayedByOrder>>;
  readonly control: Awaited<ReturnType<typeof controls>>;
};

function result({ crawler, planted }: World, { hits, searches, rows, revealed, betrayed, control }: Outcome) {
  for (const { who, where, canary } of hits)
    console.log(`${who} at ${where}: ${canary.kind} of ${String(canary.orderId)}`);
  for (const told of searches.flatMap(({ toldApart }) => toldApart)) console.log(`told apart: ${told}`);
  console.log(
    `answers by status: ${JSON.stringify(Object.fromEntries([...crawler.statuses].toSorted(([a], [b]) => a - b)))}`,
  );
  console.log(`pages given out: ${JSON.stringify(Object.fromEntries(crawler.given))}`);
  const sum = (of: (one: Outcome["searches"][number]) => number) => searches.reduce((all, one) => all + of(one), 0);
  const figures = {
    strings: crawler.net.canaries.length,
    people: searches.length,
    requests: crawler.requests,
    pages: crawler.pages,
    characters: crawler.characters,
    hits: hits.length,
    searches: sum(({ asked }) => asked),
    searchesCounted: sum(({ counted }) => counted),
    searchesRecorded: sum(({ recorded }) => recorded),
    rightSearchesFound: sum(({ found }) => found),
    searchesToldApart: sum(({ toldApart }) => toldApart.length),
    rowsOfTheRecord: rows,
    revealsAsked: revealed.asked,
    revealsShown: revealed.shown,
    listsCompared: betrayed.lists,
    listed: betrayed.listed,
    listsMoved: betrayed.moved,
    controlSortedMoves: betrayed.aSortedListWouldMove,
    controlAsOwner: `${String(control.asOwner)} of ${String(control.asOwnerExpected)}`,
    controlHandedOn: control.handedOn,
    controlInTables: control.inTables,
  };
  const ok =
    figures.strings >= 50 &&
    hits.length === 0 &&
    figures.searchesToldApart === 0 &&
    figures.searchesRecorded === figures.searchesCounted &&
    figures.rightSearchesFound > 0 &&
    rows > figures.searchesCounted &&
    revealed.shown === revealed.asked &&
    betrayed.moved === 0 &&
    betrayed.listed > planted.length &&
    betrayed.aSortedListWouldMove &&
    control.asOwner === control.asOwnerExpected &&
    control.handedOn === crawler.net.canaries.length &&
    control.inTables;
  return { ok, figures };
}
