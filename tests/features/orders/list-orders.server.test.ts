import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listOrders, type AskedList } from "../../../app/features/orders/list-orders.server";
import { listSearch, parseListQuery } from "../../../app/features/orders/list-query";
import type { OrderRow } from "../../../app/features/orders/order-row";
import { fulfilmentOrdersOf } from "../../practice/shop/fulfilment-orders";
import { putOnHold, releaseHolds } from "../../practice/shop/holds";
import { createReturn, requestReturn, returnable } from "../../practice/shop/returns";
import type { Order } from "../../practice/shop/state";
import { financialStatus, fulfilmentStatus } from "../../practice/shop/sums";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

const CONTEXT = { now: new Date().toISOString(), promiseDays: 7, timeZone: "Europe/Rome" };
const DAY_MS = 86_400_000;
let database: TestDatabase;
let practice: PracticeShop;
let held: Order;
let returned: Order[];

const orders = () => practice.shop().orders.filter((one) => Date.parse(one.createdAt) > Date.now() - 60 * DAY_MS);
const gidOf = ({ id }: Order) => `gid://shopify/Order/${String(id)}`;

beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  held = theOrder((one) => one.fulfilments.length === 0 && one.cancelledAt === null);
  holdAll(held);
  const sent = orders().filter((one) => returnable(one).length > 0 && one.cancelledAt === null);
  returned = sent.slice(0, 2);
  returned.forEach((order, index) => {
    (index === 0 ? requestReturn : createReturn)(of(order), wantedReturn(order));
  });
  for (const [index, tag] of TAGS.entries()) sent[index]?.tags.push(tag);
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const TAGS = ['say "hi"', "back\\slash", "a:b", "x OR y", "(one)", "it's", "lana 🧶", "-not", "star*"];

function theOrder(test: (order: Order) => boolean): Order {
  const found = orders().findLast(test);
  if (found === undefined) throw new Error("the demo shop has no such order");
  return found;
}

const of = (order: Order) => ({ state: practice.store.state, shop: practice.shop(), order });

function holdAll(order: Order): void {
  for (const one of fulfilmentOrdersOf(of(order)))
    putOnHold(of(order), one, { reason: "OTHER", notes: null, handle: "h", app: { id: "1", title: "Magazzino" } });
}

function wantedReturn(order: Order) {
  const [one] = returnable(order);
  if (one === undefined) throw new Error("nothing of it can come back");
  const line = { fulfilmentLineId: one.line.id, quantity: 1, reason: "UNWANTED", note: "", customerNote: null };
  return { lines: [line], app: null };
}

/** Every row that an address of the desk finds, over all its pages, in order. */
async function rowsOf(address: string): Promise<OrderRow[]> {
  const query = parseListQuery(new URLSearchParams(address), { types: true, owner: "Marta" });
  if (!query.ok) throw new Error(query.error.code);
  return allRows({ place: null, names: true, rows: 100, search: listSearch(query.value, CONTEXT) });
}

async function allRows(asked: AskedList): Promise<OrderRow[]> {
  const page = await listOrders(LOTO, asked, CONTEXT);
  if (!page.ok) throw new Error(page.error.code);
  const { rows, next } = page.value;
  return next === null ? rows : [...rows, ...(await allRows({ ...asked, place: { after: next } }))];
}

const gids = (found: readonly (Order | OrderRow)[]) =>
  found.map((one) => ("gid" in one ? one.gid : gidOf(one))).toSorted();
const stored = (test: (order: Order) => boolean) => gids(orders().filter(test));
const isOpen = (order: Order) => order.cancelledAt === null && order.closedAt === null;

describe("a view holds its orders and no other", () => {
  it("all", async () => {
    expect(gids(await rowsOf(""))).toEqual(stored(() => true));
  });

  it("late: exactly those that the list itself calls late and that are not all sent", async () => {
    const late = (await rowsOf("")).filter(
      ({ situation, lateDays }) => lateDays > 0 && (situation === "preparing" || situation === "partly_shipped"),
    );
    expect(late.length).toBeGreaterThan(0);
    expect(gids(await rowsOf("view=late"))).toEqual(gids(late));
  });

  it("unfulfilled, without those on hold", async () => {
    const open = stored((one) => isOpen(one) && !["FULFILLED", "ON_HOLD"].includes(fulfilmentStatus(one)));
    expect(open.length).toBeGreaterThan(0);
    expect(gids(await rowsOf("view=unfulfilled"))).toEqual(open);
  });

  it("on hold, and no more once it is released", async () => {
    expect(gids(await rowsOf("view=on_hold"))).toEqual([gidOf(held)]);
    for (const one of fulfilmentOrdersOf(of(held))) releaseHolds(of(held), one, [...one.holds]);
    expect(await rowsOf("view=on_hold")).toEqual([]);
  });

  it("returns open: asked for or under way", async () => {
    expect(gids(await rowsOf("view=returns_open"))).toEqual(gids(returned));
  });

  it("refunded lately: by what changed in the last 14 days", async () => {
    const since = Date.now() - 14 * DAY_MS;
    const found = await rowsOf("view=refunded_lately");
    const names = new Set(gids(found));
    const refunded = orders().filter((one) => ["REFUNDED", "PARTIALLY_REFUNDED"].includes(financialStatus(one)));
    expect(found.length).toBeGreaterThan(0);
    for (const order of refunded) {
      const at = Date.parse(order.updatedAt);
      if (Math.abs(at - since) > DAY_MS)
        expect([order.name, names.has(gidOf(order))]).toEqual([order.name, at > since]);
    }
    expect(found.filter(({ gid }) => !refunded.some((one) => gidOf(one) === gid))).toEqual([]);
  });
});

describe("a chip narrows to its orders", () => {
  it.each([
    ["pay=PAID", (one: Order) => financialStatus(one) === "PAID"],
    ["pay=PARTIALLY_REFUNDED", (one: Order) => financialStatus(one) === "PARTIALLY_REFUNDED"],
    ["ship=partial", (one: Order) => fulfilmentStatus(one) === "PARTIALLY_FULFILLED"],
    ["risk=high", (one: Order) => one.origin?.risk === "HIGH"],
    ["returns=return_requested", (one: Order) => one.id === returned[0]?.id],
    ["pay=PAID&risk=high", (one: Order) => financialStatus(one) === "PAID" && one.origin?.risk === "HIGH"],
  ] as const)("%s", async (address, test) => {
    const wanted = stored(test);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(orders().length);
    expect(gids(await rowsOf(address))).toEqual(wanted);
  });

  it.each(TAGS)("a tag as it is written, whatever is in it: %s", async (tag) => {
    const found = gids(await rowsOf(new URLSearchParams({ tag }).toString()));
    expect(found).toEqual(stored(({ tags }) => tags.includes(tag)));
    expect(found).toHaveLength(1);
  });

  it.each(['nothing" OR status:open', "nothing) OR (status:open", "*", "nothing OR risk_level:high"])(
    "a tag that tries to be more finds nothing: %s",
    async (tag) => {
      expect(await rowsOf(new URLSearchParams({ tag }).toString())).toEqual([]);
    },
  );

  it("and the owner's own search is what it says", async () => {
    const found = gids(await rowsOf(new URLSearchParams({ raw: 'risk_level:high OR tag:"x OR y"' }).toString()));
    expect(found).toEqual(stored((one) => one.origin?.risk === "HIGH" || one.tags.includes("x OR y")));
  });
});

describe("pages", () => {
  it.each([
    ["newest first", null, false],
    ["of a view that begins with the oldest", "status:open -fulfillment_status:fulfilled", true],
  ])("lead forward and back over the same rows: %s", async (_, search, oldestFirst) => {
    const asked = { names: false, rows: 7, search, oldestFirst };
    const page = async (place: AskedList["place"]) => {
      const answer = await listOrders(LOTO, { ...asked, place }, CONTEXT);
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };
    const first = await page(null);
    const second = await page({ after: String(first.next) });
    const third = await page({ after: String(second.next) });
    expect([first.previous, first.rows.length, second.rows.length]).toEqual([null, 7, 7]);
    const back = await page({ before: String(third.previous) });
    const start = await page({ before: String(back.previous) });
    expect(gids(back.rows)).toEqual(gids(second.rows));
    expect(start.rows).toEqual(first.rows);
    expect([start.previous, start.next]).toEqual([null, first.next]);
    const times = [...first.rows, ...second.rows, ...third.rows].map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => (oldestFirst ? a - b : b - a)));
  });
});
