import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { findOrder } from "../../../app/features/orders/find-order.server";
import type { Actor } from "../../../app/features/policy/standing";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { anAssistant, asSheIsNow, LOTO_SHOP, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
let order: Order;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
  const found = practice
    .shop()
    .orders.findLast((one) => one.email !== null && one.phone !== null && one.shippingAddress !== null);
  if (found === undefined) throw new Error("the demo shop has no order with an e-mail");
  order = found;
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Shopify's search is fuzzier than the practice store's: here it finds whatever was asked for, plus everyone else. */
function fuzzySearch(): { answers: number[] } {
  const seen = { answers: [] as number[] };
  globalThis.fetch = async (target, init) => {
    const body = typeof init?.body === "string" ? init.body : "";
    if (!/FindOrders|FindByPhone/.test(body)) return realFetch(target, init);
    const asked = JSON.parse(body) as { variables: { query: string } };
    asked.variables.query = "id:>0";
    const response = await realFetch(target, { ...init, body: JSON.stringify(asked) });
    const answer = (await response.clone().json()) as { data: { orders: { nodes: unknown[] } } };
    seen.answers.push(answer.data.orders.nodes.length);
    return response;
  };
  return seen;
}

const ask = (actor: Actor = assistant) => ({ shop: LOTO_SHOP, actor, requestKey: randomUUID() });
const gid = () => `gid://shopify/Order/${String(order.id)}`;

async function entries(effect: string) {
  return (await listEntries(LOTO, { limit: 1000 })).map((row) => row.entry).filter((entry) => entry.effect === effect);
}

describe("finding an order", () => {
  it("by its number and by a whole e-mail", async () => {
    expect(await findOrder(ask(), order.name)).toEqual({ ok: true, value: gid() });
    const newest = practice.shop().orders.findLast((one) => one.email === order.email);
    expect(await findOrder(ask(), String(order.email).toUpperCase())).toEqual({
      ok: true,
      value: `gid://shopify/Order/${String(newest?.id)}`,
    });
  });

  it("by a whole phone: the customer's newest order, however the number is grouped", async () => {
    const newest = practice.shop().orders.findLast((one) => one.customerId === order.customerId);
    const found = { ok: true, value: `gid://shopify/Order/${String(newest?.id)}` };
    const phone = String(order.phone);
    for (const typed of [phone, phone.replaceAll(" ", ""), phone.replace("+", "00"), phone.replaceAll(" ", "-")])
      expect(await findOrder(ask(), typed)).toEqual(found);
  });

  it("by the phone that stands on an order alone, should Shopify's search bring it", async () => {
    const guest = practice.shop().orders.findLast((one) => one.id !== order.id && one.cancelledAt === null);
    Object.assign(guest ?? {}, { phone: "0039 06 555 01 23" });
    expect(await findOrder(ask(), "+39 06 5550123")).toEqual({ ok: false, error: { code: "not_found" } });
    fuzzySearch();
    expect(await findOrder(ask(), "+39 06 5550123")).toEqual({
      ok: true,
      value: `gid://shopify/Order/${String(guest?.id)}`,
    });
    expect(await findOrder(ask(), "+39 06 5550124")).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await findOrder(ask(), "+39 06 555012")).toMatchObject({ ok: false });
  });

  it("is counted and recorded, but not what was searched for", async () => {
    const before = (await entries("order.search")).length;
    await findOrder(ask(), String(order.email));
    await findOrder(ask(), String(order.phone));
    const after = await entries("order.search");
    expect(after).toHaveLength(before + 2);
    expect(after[1]).toMatchObject({ actor: { user: "9000000002" }, input: { by: "email" }, subject: {} });
    expect(after[0]).toMatchObject({ actor: { user: "9000000002" }, input: { by: "phone" }, subject: {} });
    expect(JSON.stringify(after)).not.toContain(order.email);
    expect(JSON.stringify(after)).not.toContain(order.phone);
    const { rows } = await inShop(LOTO, (tx) => tx.query("select * from intent where effect = 'order.search'"));
    expect(JSON.stringify(rows)).not.toContain(order.email);
  });

  it("says not found, and counts, for what does not exist or belongs to another shop", async () => {
    const foreign = practice.shop(ONDA).orders.at(-1)?.email ?? "";
    const before = (await entries("order.search")).length;
    for (const typed of ["#999999", "nobody@nowhere.example", foreign]) {
      expect(await findOrder(ask(), typed)).toEqual({ ok: false, error: { code: "not_found" } });
    }
    expect(await entries("order.search")).toHaveLength(before + 3);
  });

  it("drops whatever a fuzzy search brings beyond the very order asked for", async () => {
    const seen = fuzzySearch();
    expect(await findOrder(ask(), "999999")).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await findOrder(ask(), "nobody@nowhere.example")).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await findOrder(ask(), "+39 999 555 0000")).toEqual({ ok: false, error: { code: "not_found" } });
    const newest = practice.shop().orders.at(-1);
    expect(await findOrder(ask(), newest?.name ?? "")).toEqual({
      ok: true,
      value: `gid://shopify/Order/${String(newest?.id)}`,
    });
    expect(seen.answers.every((count) => count > 1) && seen.answers.length === 4).toBe(true);
  });

  it("takes nothing that is not a number, a whole e-mail or a whole phone, and does not count it", async () => {
    const before = (await entries("order.search")).length;
    expect(await findOrder(ask(), "email:*")).toEqual({ ok: false, error: { code: "bad_input" } });
    expect(await entries("order.search")).toHaveLength(before);
  });

  it("is refused to a stranger before Shopify is asked", async () => {
    const reads = practice.store.state.reads;
    expect(await findOrder(ask(STRANGER), order.name)).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(practice.store.state.reads).toBe(reads);
  });

  it("stops at the quota, and Shopify is not asked", async () => {
    await anAssistant({ perOrderMinor: 1, perDayMinor: 1 }, { userId: "31" });
    const own = [
      {
        action: "order.search",
        answer: "can",
        conditions: [],
        limits: [{ measure: "count", window: "rolling_24h", max: 2, over: "deny" }],
      },
    ];
    await inShop(LOTO, (tx) =>
      tx.query("update assistant_grant set overrides = $1::jsonb, version = version + 1 where shopify_user_id = '31'", [
        JSON.stringify(own),
      ]),
    );
    const searcher = await asSheIsNow("31");
    for (let times = 0; times < 2; times += 1)
      expect(await findOrder(ask(searcher), order.name)).toMatchObject({ ok: true });
    const reads = practice.store.state.reads;
    expect(await findOrder(ask(searcher), order.name)).toMatchObject({
      ok: false,
      error: { code: "denied", decision: { reasons: [{ code: "over_limit", room: { max: 2, left: 0 } }] } },
    });
    expect(practice.store.state.reads).toBe(reads);
  });
});
