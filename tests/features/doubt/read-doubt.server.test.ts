import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EFFECTS } from "../../../app/effects.server";
import { dismiss } from "../../../app/features/doubt/dismiss.server";
import { readDoubt, readDoubtCounts } from "../../../app/features/doubt/read-doubt.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import { keepPoisonJob } from "../../../app/features/gate/poison-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { noteDataRequest } from "../../../app/features/register/customer-request.server";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { changeIntent, dyingAt, freshOrder, gidOf, stored } from "../../support/intents";
import { anAssistant, anAssistantWith, LOTO_SHOP, OWNER, supportRules } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { oneItemOf } from "../../support/rich-orders";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

const LIMITS = { perOrderMinor: 3000, perDayMinor: 1_000_000 };
let database: TestDatabase;
let practice: PracticeShop;
let chiara: Actor;
let other: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  chiara = await anAssistant(LIMITS);
  other = await anAssistant(LIMITS, { userId: "9000000077" });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const now = () => new Date().toISOString();
const look = (actor: Actor = OWNER, domain = LOTO) =>
  readDoubt({ shop: { ...LOTO_SHOP, domain }, actor, now: now() }, EFFECTS);
const rowOf = async (order: Order, actor: Actor = OWNER) =>
  (await look(actor)).rows.find(({ orderGid }) => orderGid === gidOf(order));
const askFor = (order: Order, actor: Actor = chiara) => ({
  shop: LOTO_SHOP,
  actor,
  requestKey: randomUUID(),
  input: { ...oneItemOf(order), lessMinor: 500 },
});
const fault = (kind: "error_before" | "throttled" | "lost_answer", times = 1) =>
  practice.store.state.faults.push({ operation: "refundCreate", kind, times });

/** What the owner allows or takes back in Shopify. */
const scopes = (change: { grant?: string[]; revoke?: string[] }) =>
  fetch(`${practice.store.url}/practice/scopes`, { method: "POST", body: JSON.stringify({ shop: LOTO, ...change }) });

/** A refund that Shopify did not answer. */
async function unanswered(actor: Actor = chiara): Promise<Order> {
  const order = freshOrder(practice);
  fault("error_before");
  expect(await requestRefund(askFor(order, actor))).toMatchObject({ ok: true, value: { state: "checking" } });
  return order;
}

/** A refund that is known, and of which we then say what became of its money or why it was refused. */
async function known(change: string): Promise<Order> {
  const order = freshOrder(practice);
  await requestRefund(askFor(order));
  await changeIntent(order, change);
  return order;
}

describe("what is in doubt", () => {
  it("tells of a refund without an answer: who, which order, how much, when, and what comes next", async () => {
    const order = await unanswered();
    expect(await rowOf(order)).toMatchObject({
      kind: "unanswered",
      who: "Chiara Bianchi",
      orderName: order.name,
      amount: { amountMinor: 500, currency: "EUR" },
      sends: 1,
      lookedUp: 0,
      nextLook: { kind: "at" },
      ownerAsked: { inHours: 20 },
      recordRow: expect.any(Number) as number,
    });
  });

  it("leaves out what is being sent at the moment, and takes it in once its sender must be gone", async () => {
    const order = freshOrder(practice);
    await expect(performWith(issueRefund, askFor(order), { ...gatePorts, at: dyingAt("claimed") })).rejects.toThrow();
    expect(await rowOf(order)).toBeUndefined();
    await changeIntent(order, "lease_until = lease_until - interval '2 minutes'");
    expect(await rowOf(order)).toMatchObject({ kind: "interrupted" });
  });

  it("leaves out what was admitted this moment, and takes it in when nobody sends it", async () => {
    const order = freshOrder(practice);
    await expect(performWith(issueRefund, askFor(order), { ...gatePorts, at: dyingAt("admitted") })).rejects.toThrow();
    expect(await rowOf(order)).toBeUndefined();
    await changeIntent(order, "created_at = created_at - interval '11 seconds'");
    expect(await rowOf(order)).toMatchObject({ kind: "waiting", sends: 0, ownerAsked: null });
  });

  it("tells of a refund that waits for Shopify to accept calls", async () => {
    const order = freshOrder(practice);
    await requestRefund(askFor(order));
    await changeIntent(order, "state = 'RESERVED', not_before = app_now() + interval '9 seconds'");
    expect(await rowOf(order)).toMatchObject({ kind: "waiting", nextLook: { kind: "at" } });
  });

  it.each([
    ["money_pending", "settlement = 'PENDING'"],
    ["money_failed", "settlement = 'FAILURE'"],
    ["money_partly_failed", "settlement = 'PARTIAL'"],
    ["needs_owner", "state = 'NEEDS_OWNER'"],
  ])("tells of %s", async (kind, change) => {
    const order = await known(change);
    expect(await rowOf(order)).toMatchObject({ kind });
  });

  it("says nothing of what is known", async () => {
    const order = await known("state = 'SUCCEEDED'");
    expect(await rowOf(order)).toBeUndefined();
    const refused = await known(`state = 'FAILED', problem = '{"code":"shopify_refused","status":422}'`);
    expect(await rowOf(refused)).toBeUndefined();
  });

  it("is only the shop's own", async () => {
    await unanswered();
    expect(await look(OWNER, ONDA)).toMatchObject({ rows: [], counts: { checking: 0, decide: 0 } });
  });
});

describe("a refund that Shopify did not let us make", () => {
  it("reaches the owner with the way to allow it, until they have seen it", async () => {
    await scopes({ revoke: ["write_orders"] });
    const order = freshOrder(practice);
    expect(await requestRefund(askFor(order))).toMatchObject({ ok: false, error: { code: "scope_missing" } });
    expect(await rowOf(order)).toMatchObject({ kind: "not_allowed" });
    expect((await look()).scopes).toEqual([{ scope: "write_orders", granted: false }]);
    await scopes({ grant: ["write_orders"] });
    expect((await look()).scopes).toEqual([{ scope: "write_orders", granted: true }]);
    const { id } = await stored(order);
    const seen = { shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input: { what: "change", id } };
    expect(await dismiss(seen)).toMatchObject({ ok: true });
    expect(await rowOf(order)).toBeUndefined();
    expect(await look()).toMatchObject({ counts: { notSent: 0 }, scopes: [] });
  });
});

describe("who sees what", () => {
  it("the owner sees everybody's, an assistant their own and no way to the record, in the figures too", async () => {
    const [hers, theirs] = [await unanswered(), await unanswered(other)];
    expect(await rowOf(theirs)).toBeDefined();
    expect(await rowOf(theirs, chiara)).toBeUndefined();
    expect(await rowOf(hers, chiara)).toMatchObject({ kind: "unanswered", recordRow: null });
    const view = await look(other);
    expect(view).toMatchObject({ mayDecide: false, failedJobs: [], dataRequests: [] });
    expect(view.rows).toHaveLength(1);
    expect(view.counts).toMatchObject({ checking: 1 });
  });

  it("who may read the record sees all, without a decision", async () => {
    const order = await unanswered();
    const auditor = await anAssistantWith(
      supportRules(LIMITS, { action: "record.read", answer: "can", conditions: [], limits: [] }),
      { userId: "9000000088" },
    );
    expect(await rowOf(order, auditor)).toBeDefined();
    expect((await look(auditor)).mayDecide).toBe(false);
  });

  it("no customer appears in it", async () => {
    await unanswered();
    const text = JSON.stringify((await look(chiara)).rows);
    const customers = [...practice.shop().customers.values()];
    for (const { email } of customers) expect(text).not.toContain(email);
    expect(text).not.toContain("gid://shopify/Customer");
  });
});

describe("the owner's chores", () => {
  it("a failed job is shown until it is dismissed, once, and the record says so", async () => {
    await keepPoisonJob(LOTO, { queue: "customers/redact", subject: "x" });
    const job = (await look()).failedJobs.find(({ kind }) => kind === "redact");
    expect(job).toBeDefined();
    const seen = { shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input: { what: "job", id: job?.id } };
    expect(await dismiss({ ...seen, actor: chiara })).toMatchObject({ ok: false, error: { code: "denied" } });
    const first = await dismiss(seen);
    expect(first).toMatchObject({ ok: true, value: { after: { seen: true } } });
    expect(await dismiss(seen)).toEqual(first);
    expect(await dismiss({ ...seen, requestKey: randomUUID() })).toMatchObject({ error: { code: "doubt_settled" } });
    expect((await look()).failedJobs).toEqual([]);
  });

  it("a customer's question is shown with the day it is due, until it is answered", async () => {
    await noteDataRequest(LOTO, "gid://shopify/Customer/1", "2026-11-01T10:00:00.000Z");
    const view = await look();
    expect(view.dataRequests).toMatchObject([
      { customerGid: "gid://shopify/Customer/1", dueAt: "2026-12-01T10:00:00.000Z" },
    ]);
    expect(view.counts.dataRequests).toBe(1);
    const input = { what: "data_request", id: view.dataRequests[0]?.id };
    expect(await dismiss({ shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input })).toMatchObject({
      ok: true,
    });
    expect((await look()).dataRequests).toEqual([]);
  });
});

describe("very many", () => {
  it("are capped, what needs the owner first, and the figures count all", async () => {
    const order = await unanswered();
    await inShop(LOTO, (tx) =>
      tx.query(
        `insert into intent (shop, id, number, request_key, effect, action, actor_user, actor_kind, actor_name, order_gid,
           input, input_hash, idem_key, amount_minor, currency, state, leaf, created_at)
         select shop, gen_random_uuid(), 900000 + n, 'many-' || n, effect, action, actor_user, actor_kind, actor_name,
           order_gid, input, input_hash, gen_random_uuid(), amount_minor, currency,
           case when n = 60 then 'NEEDS_OWNER' else 'UNKNOWN' end, leaf, created_at
         from intent, generate_series(1, 60) as n where order_gid = $1`,
        [gidOf(order)],
      ),
    );
    const view = await look();
    expect(view.rows).toHaveLength(50);
    expect(view.rows[0]?.kind).toBe("needs_owner");
    const counts = await readDoubtCounts({ shop: LOTO_SHOP, actor: OWNER, now: now() });
    expect(counts.checking).toBeGreaterThan(59);
  });
});
