import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { gateClaim, loadIntent } from "../../../app/features/gate/intent-store.server";
import { perform } from "../../../app/features/gate/perform.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import { settleShop, settleUnknown } from "../../../app/features/gate/settle-unknown.server";
import type { Point } from "../../../app/features/gate/ports";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { received, refunded } from "../../practice/shop/sums";
import { anAssistant, LOTO_SHOP } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 1_000_000 });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const EFFECTS = new Map([[issueRefund.name, issueRefund]]);
const CONTEXT = { shop: LOTO, effects: EFFECTS, ports: gatePorts };
const used = new Set<number>();
const gid = (order: Order) => `gid://shopify/Order/${String(order.id)}`;

function anOrder(): Order {
  const order = practice
    .shop()
    .orders.findLast(
      (one) => !used.has(one.id) && received(one) > 4000 && one.refunds.length === 0 && one.cancelledAt === null,
    );
  if (order === undefined) throw new Error("no order left");
  used.add(order.id);
  return order;
}

function ask(order: Order) {
  const lines = [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }];
  return {
    shop: LOTO_SHOP,
    actor: assistant,
    requestKey: randomUUID(),
    input: { orderGid: gid(order), lines, shipping: false, lessMinor: 500, reason: "late", notify: false },
  };
}

/** The intent and its use of limits, as stored. */
async function stored(order: Order) {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ id: string; state: string; usage: string; sends: number; looked_up: number }>(
      "select i.id, i.state, u.state as usage, i.sends, i.looked_up from intent i join usage u on u.intent_id = i.id and u.shop = i.shop where i.order_gid = $1",
      [gid(order)],
    ),
  );
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error("not exactly one intent");
  return row;
}

async function change(order: Order, sql: string): Promise<void> {
  await inShop(LOTO, (tx) => tx.query(`update intent set ${sql} where order_gid = $1`, [gid(order)]));
}

/** The process dies at this moment. */
async function dieAt(order: Order, moment: Point): Promise<void> {
  const ports = {
    ...gatePorts,
    at: (point: Point) => (point === moment ? Promise.reject(new Error("killed")) : Promise.resolve()),
  };
  await expect(performWith(issueRefund, ask(order), ports)).rejects.toThrow("killed");
}

async function phases(order: Order): Promise<string[]> {
  return (await listEntries(LOTO, { limit: 50, orderGid: gid(order) })).map((row) => row.entry.phase).toReversed();
}

describe("a refund that was reserved and never sent", () => {
  it("is left alone while its sender may still be at work", async () => {
    const order = anOrder();
    await dieAt(order, "admitted");
    await settleShop(CONTEXT);
    expect(await stored(order)).toMatchObject({ state: "RESERVED", usage: "reserved" });
  });

  it("fails after two minutes, and its limit is free again", async () => {
    const order = anOrder();
    await dieAt(order, "admitted");
    await change(order, "created_at = created_at - interval '3 minutes'");
    await settleShop(CONTEXT);
    expect(await stored(order)).toMatchObject({ state: "FAILED", usage: "released", sends: 0 });
    expect(await phases(order)).toEqual(["intent", "failed"]);
    expect(refunded(order)).toBe(0);
    expect(await perform(issueRefund, ask(order))).toMatchObject({ ok: true, value: { state: "done" } });
  });

  it("but claimed by a slow sender at the last moment is not called failed: its limit stays used", async () => {
    const order = anOrder();
    await dieAt(order, "admitted");
    const seen = await loadIntent(LOTO, (await stored(order)).id);
    expect(seen.state).toBe("RESERVED");
    expect(await gateClaim(LOTO, seen.id)).toBe(true);
    expect(await settleUnknown(seen, CONTEXT)).toBe("waiting");
    expect(await stored(order)).toMatchObject({ state: "SENDING", usage: "reserved" });
    expect(await phases(order)).toEqual(["intent"]);
  });
});

describe("a refund whose sender died", () => {
  it("after the claim is looked up once its lease is over, and waits", async () => {
    const order = anOrder();
    await dieAt(order, "claimed");
    await settleShop(CONTEXT);
    expect(await stored(order)).toMatchObject({ state: "SENDING", looked_up: 0 });
    await change(order, "lease_until = lease_until - interval '2 minutes'");
    expect((await settleShop(CONTEXT)).waiting).toBeGreaterThanOrEqual(1);
    expect(await stored(order)).toMatchObject({ state: "SENDING", usage: "reserved", looked_up: 1 });
  });

  it("after Shopify's answer is found there: one refund, spent, with Shopify's own figures in the record", async () => {
    const order = anOrder();
    await dieAt(order, "answered");
    expect(refunded(order)).toBe(500);
    await change(order, "lease_until = lease_until - interval '2 minutes'");
    await settleShop(CONTEXT);
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent", sends: 1 });
    expect(refunded(order)).toBe(500);
    const [done] = await listEntries(LOTO, { limit: 1, orderGid: gid(order) });
    expect(done?.entry).toMatchObject({
      phase: "done",
      before: { refunded: { amount: "0.00", currency: "EUR" } },
      after: { refunded: { amount: "5.00", currency: "EUR" } },
      shopify: { refund: `gid://shopify/Refund/${String(order.refunds[0]?.id)}` },
    });
  });
});

describe("a refund that Shopify does not have", () => {
  it("absent twice within ten minutes still waits; ten minutes apart the owner decides, and the limit stays used", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "error_before", times: 1 });
    expect(await perform(issueRefund, ask(order))).toMatchObject({ ok: true, value: { state: "checking" } });
    await settleShop(CONTEXT);
    await settleShop(CONTEXT);
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN", usage: "reserved", looked_up: 2 });
    await change(order, "first_absent_at = first_absent_at - interval '599 seconds'");
    await settleShop(CONTEXT);
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN" });
    await change(order, "first_absent_at = first_absent_at - interval '2 seconds'");
    await settleShop(CONTEXT);
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved" });
    expect(await phases(order)).toEqual(["intent", "unknown", "needs_owner"]);
    const looked = (await stored(order)).looked_up;
    await settleShop(CONTEXT);
    expect((await stored(order)).looked_up).toBe(looked);
  });

  it("is not taken for one that carries the same note but was made by another app", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "error_before", times: 1 });
    await perform(issueRefund, ask(order));
    const intent = await loadIntent(LOTO, (await stored(order)).id);
    await fetch(`${practice.store.url}/practice/outside-refund`, {
      method: "POST",
      body: JSON.stringify({ shop: LOTO, orderName: order.name, amount: "5.00" }),
    });
    const [forged] = order.refunds;
    if (forged !== undefined)
      forged.note = `Chiara B. via Delega · D-${String(intent.number)} · ${intent.leaf.slice(0, 16)}`;
    expect(await settleUnknown(intent, CONTEXT)).toBe("waiting");
    // The control: the same refund, made by us, is found.
    const agreement = order.agreements.at(-1);
    if (agreement !== undefined) agreement.app = { id: "gid://shopify/App/4242", title: "Delega" };
    expect(await settleUnknown(intent, CONTEXT)).toBe("settled");
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED" });
  });

  it("waits without counting as absent while Shopify cannot be asked", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "error_before", times: 1 });
    await perform(issueRefund, ask(order));
    const intent = await loadIntent(LOTO, (await stored(order)).id);
    const deaf = {
      ...gatePorts,
      doors: (shop: string) => ({
        ...gatePorts.doors(shop),
        read: () => Promise.resolve({ ok: false as const, error: { code: "shopify_unreachable" as const } }),
      }),
    };
    expect(await settleUnknown(intent, { ...CONTEXT, ports: deaf })).toBe("waiting");
    expect(await stored(order)).toMatchObject({ looked_up: 0 });
  });
});

describe("settling", () => {
  it("twice at once settles once", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "lost_answer", times: 1 });
    await perform(issueRefund, ask(order));
    const intent = await loadIntent(LOTO, (await stored(order)).id);
    await Promise.all(Array.from({ length: 4 }, () => settleUnknown(intent, CONTEXT)));
    expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
  });

  it("an effect that nobody registered throws instead of guessing", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "lost_answer", times: 1 });
    await perform(issueRefund, ask(order));
    const intent = await loadIntent(LOTO, (await stored(order)).id);
    await expect(settleUnknown(intent, { ...CONTEXT, effects: new Map() })).rejects.toThrow("refund.issue");
  });

  it("leaves a record that verifies", async () => {
    expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
  });
});
