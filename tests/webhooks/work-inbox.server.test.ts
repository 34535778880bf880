import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../app/features/audit/record-store.server";
import { listPoisonJobs } from "../../app/features/gate/poison-store.server";
import { perform } from "../../app/features/gate/perform.server";
import { sweepOrders } from "../../app/features/register/sweep-orders.server";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../app/platform/db.server";
import { saveShop } from "../../app/shopify/shop-store.server";
import { HANDLERS } from "../../app/webhooks/handlers.server";
import { TOPICS } from "../../app/webhooks/topics";
import { workWebhooksJob } from "../../app/webhooks/work-inbox.server";
import type { Order } from "../practice/shop/state";
import { subscriptionsOf } from "../practice/app-config";
import { gidOf, stored } from "../support/intents";
import { anAssistant, asSheIsNow, LOTO_SHOP } from "../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import { addRichOrders, oneItemOf } from "../support/rich-orders";
import { aTestDatabase, type TestDatabase } from "../support/test-db";
import { openWebhookDoor, subscribeAll, type WebhookDoor } from "../support/webhook-door";

let database: TestDatabase;
let practice: PracticeShop;
let door: WebhookDoor;
beforeAll(async () => {
  database = await aTestDatabase();
  // The last test erases the shop, and its intents with it.
  practice = await aPracticeShop({ bypassesGate: true });
  door = await openWebhookDoor();
  subscribeAll(practice.store, door.url);
  const says = { name: "Loto Lento", currency: "EUR", timeZone: "Europe/Rome", ownerName: "Marta Rossi" };
  await saveShop(LOTO, says, "#000000");
});
afterAll(async () => {
  await door.close();
  await practice.close();
  await database.close();
});

/** A customer whom nobody else's test refunds. */
const LONELY = 4_242_424_242;

function anOrder(): Order {
  const [order] = addRichOrders(practice.store, practice.shop(), { count: 1 });
  if (order === undefined) throw new Error("no order");
  return order;
}

const post = (path: string, body: object) =>
  fetch(`${practice.store.url}${path}`, { method: "POST", body: JSON.stringify(body) });
const outsideRefund = (order: Order, amount = "7.00") =>
  post("/practice/outside-refund", { shop: LOTO, orderName: order.name, amount });

/** Waits until everything that Shopify sends has been answered, then works the inbox. */
async function work(): Promise<void> {
  const { webhooks } = practice.store.state;
  while (webhooks.delivered < webhooks.sent) await sleep(5);
  await workWebhooksJob({ shop: LOTO, id: "" });
}

async function register(order: Order) {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<object>("select amount_minor::int, ours, money from register_refund where order_gid = $1 order by 1", [
      gidOf(order),
    ]),
  );
  return rows;
}

describe("topics", () => {
  it("those of the toml, of the list and of the handlers are the same", () => {
    const named = subscriptionsOf(readFileSync("shopify.app.toml", "utf8"), "https://delega.example.com");
    expect(named.map(({ topic }) => topic).toSorted()).toEqual([...TOPICS].toSorted());
    expect(Object.keys(HANDLERS).toSorted()).toEqual([...TOPICS].toSorted());
    expect(new Set(named.map(({ url }) => url))).toEqual(new Set(["https://delega.example.com/webhooks"]));
  });
});

describe("a refund made outside", () => {
  it("is in the register after its webhook, as not ours; worked twice it is there once", async () => {
    const order = anOrder();
    await outsideRefund(order);
    await work();
    expect(await register(order)).toEqual([{ amount_minor: 700, ours: false, money: "SUCCESS" }]);
    await inShop(LOTO, (tx) => tx.query("update webhook_inbox set handled_at = null, taken_until = null"));
    await work();
    expect(await register(order)).toHaveLength(1);
  });

  it("whose webhooks got lost is found by the sweep, and a sweep without news reads no order", async () => {
    const order = anOrder();
    practice.store.state.webhooks.weather.lose = 1;
    await outsideRefund(order, "3.00");
    practice.store.state.webhooks.weather.lose = 0;
    await work();
    expect(await register(order)).toEqual([]);
    expect(await sweepOrders(LOTO, new Date().toISOString())).toMatchObject({ ok: true });
    expect(await register(order)).toEqual([{ amount_minor: 300, ours: false, money: "SUCCESS" }]);
    const reads = practice.store.state.reads;
    expect(await sweepOrders(LOTO, new Date().toISOString())).toEqual({ ok: true, value: 0 });
    expect(practice.store.state.reads - reads).toBeLessThanOrEqual(4);
  });

  it("counts toward the customer's limit on another order of the same customer", async () => {
    const [one, other] = addRichOrders(practice.store, practice.shop(), { count: 2 });
    if (one === undefined || other === undefined) throw new Error("no orders");
    const [someone] = practice.shop().customers.values();
    if (someone !== undefined) practice.shop().customers.set(LONELY, { ...someone, id: LONELY });
    one.customerId = other.customerId = LONELY;
    await outsideRefund(one, "40.00");
    await work();
    const { rows } = await inShop(LOTO, (tx) =>
      tx.query<{ used: string }>(
        `select usage_in($1, jsonb_build_object('person', '1', 'action', 'refund.issue', 'order_gid', $2::text,
           'customer_gid', $3::text, 'refunded_minor', 0, 'time_zone', 'UTC'),
           jsonb_build_object('action', 'refund.issue', 'measure', 'amount', 'window', 'customer_30d', 'whose', 'own')) as used`,
        [LOTO, gidOf(other), `gid://shopify/Customer/${String(other.customerId)}`],
      ),
    );
    expect(Number(rows[0]?.used)).toBe(4000);
  });
});

describe("a refund of ours whose answer got lost", () => {
  it("is woken by its own webhook", async () => {
    const order = anOrder();
    const actor = await anAssistant({ perOrderMinor: 100_000, perDayMinor: 1_000_000 });
    practice.store.state.faults.push({ operation: "refundCreate", kind: "lost_answer", times: 1 });
    await perform(issueRefund, {
      shop: LOTO_SHOP,
      actor,
      requestKey: crypto.randomUUID(),
      input: oneItemOf(order),
    });
    const before = await inShop(LOTO, (tx) =>
      tx.query("select not_before from intent where order_gid = $1", [gidOf(order)]),
    );
    await work();
    const after = await inShop(LOTO, (tx) =>
      tx.query("select not_before from intent where order_gid = $1", [gidOf(order)]),
    );
    expect(after.rows[0]).not.toEqual(before.rows[0]);
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN" });
    expect(await register(order)).toEqual([{ amount_minor: 1000, ours: true, money: "SUCCESS" }]);
  });
});

describe("a webhook that cannot be worked", () => {
  it("waits while Shopify is away, stands in the owner's list after twenty tries, and holds up nobody", async () => {
    const [stuck, other] = [anOrder(), anOrder()];
    await outsideRefund(stuck);
    practice.store.state.faults.push({ operation: "order", kind: "error_before", times: 4 });
    await work();
    expect(await register(stuck)).toEqual([]);
    await inShop(LOTO, (tx) =>
      tx.query("update webhook_inbox set attempts = 19, taken_until = null where handled_at is null"),
    );
    practice.store.state.faults.push({ operation: "order", kind: "error_before", times: 4 });
    await work();
    expect(await listPoisonJobs(LOTO)).toContainEqual(expect.objectContaining({ subject: gidOf(stuck) }));
    await outsideRefund(other);
    await work();
    expect(await register(other)).toHaveLength(1);
  });
});

describe("customers", () => {
  it("who ask for their data stand in the owner's list once, with a day", async () => {
    const customerId = practice.shop().orders.at(-1)?.customerId;
    await post("/practice/compliance", { shop: LOTO, topic: "customers/data_request", customerId });
    await post("/practice/compliance", { shop: LOTO, topic: "customers/data_request", customerId });
    await work();
    const { rows } = await inShop(LOTO, (tx) => tx.query("select due_at - asked_at as days from data_request"));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ days: { days: 30 } });
  });

  it("who are to be forgotten are: no row names them any more, amounts and the record stay", async () => {
    const order = practice.shop().orders.at(-1);
    await post("/practice/compliance", { shop: LOTO, topic: "customers/redact", customerId: order?.customerId });
    await work();
    const gid = `gid://shopify/Customer/${String(order?.customerId)}`;
    for (const table of ["usage", "register_refund", "data_request"]) {
      const { rows } = await inShop(LOTO, (tx) => tx.query(`select 1 from ${table} where customer_gid = $1`, [gid]));
      expect(rows).toEqual([]);
    }
    const entries = await listEntries(LOTO, { limit: 5 });
    expect(entries[0]?.entry).toMatchObject({ effect: "customer.redacted", actor: { kind: "app" } });
    expect(JSON.stringify(entries[0])).not.toContain(String(order?.customerId));
  });
});

describe("the app removed", () => {
  it("but the message late: the shop is back, and nothing happens", async () => {
    await post("/practice/compliance", { shop: LOTO, topic: "shop/redact" });
    const { announceApp } = await import("../practice/shop/announce");
    announceApp(practice.store.state, practice.shop(), { topic: "app/uninstalled" });
    await work();
    expect((await asSheIsNow()).standing).toMatchObject({ kind: "assistant", grant: { status: "active" } });
    expect(await sessions()).toBeGreaterThan(0);
  });

  it("wipes tokens, puts rights to sleep and says so in the record; two days later everything is erased", async () => {
    practice.store.state.webhooks.clockScale = (48 * 3_600_000) / 400;
    await post("/practice/uninstall", { shop: LOTO });
    await work();
    expect(await sessions()).toBe(0);
    expect((await asSheIsNow()).standing).toMatchObject({ kind: "assistant", grant: { status: "waiting" } });
    const [entry] = await listEntries(LOTO, { limit: 1 });
    expect(entry?.entry).toMatchObject({ effect: "app.uninstalled", after: { rights_asleep: 1 } });
    await sleep(450);
    await work();
    for (const table of ["record_entry", "intent", "usage", "person", "assistant_grant", "register_refund"]) {
      const { rows } = await inShop(LOTO, (tx) => tx.query(`select 1 from ${table}`));
      expect(rows).toEqual([]);
    }
  });

  it("and the record of another shop cannot be emptied by the same road", async () => {
    await expect(
      inShop("onda-lenta.myshopify.com", (tx) => tx.query("select forget_shop('onda-lenta.myshopify.com')")),
    ).rejects.toThrow(/only a shop that removed the app/);
  });
});

async function sessions(): Promise<number> {
  const { rows } = await inShop(LOTO, (tx) => tx.query("select 1 from session"));
  return rows.length;
}
