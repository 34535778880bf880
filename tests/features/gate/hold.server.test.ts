import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { stop } from "../../../app/features/delegation/change-team.server";
import { listHeld } from "../../../app/features/gate/held-store.server";
import { findEarlier, gateUsed } from "../../../app/features/gate/intent-store.server";
import { perform } from "../../../app/features/gate/perform.server";
import { undoHeld } from "../../../app/features/gate/undo-held-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../../app/platform/db.server";
import { refunded } from "../../practice/shop/sums";
import { heldRules } from "../../support/hold";
import { anAssistantWith, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { addRichOrders, oneItemOf } from "../../support/rich-orders";
import { settleAtOnce } from "../../support/settle";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let her: Actor;
let another: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  her = await anAssistantWith(heldRules({ perOrderMinor: 5000, perDayMinor: 6000 }, 10));
  another = await anAssistantWith(heldRules({ perOrderMinor: 5000, perDayMinor: 6000 }, 10), { userId: "9000000003" });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

function anOrder() {
  const [order] = addRichOrders(practice.store, practice.shop(), { count: 1 });
  if (order === undefined) throw new Error("no order");
  return order;
}

const NOW = new Date().toISOString();
const undo = (intentId: string, actor: Actor, shop = LOTO) => undoHeld({ shop, actor, intentId, now: NOW });
const timeIsOver = () =>
  inShop(LOTO, (tx) => tx.query("update intent set held_until = app_now() where state = 'HELD'"));

async function held(actor = her, order = anOrder()) {
  const ask = { shop: LOTO_SHOP, actor, requestKey: randomUUID(), input: { ...oneItemOf(order), lessMinor: 1000 } };
  const performed = await perform(issueRefund, ask);
  if (!performed.ok) throw new Error(performed.error.code);
  return { order, ask, performed: performed.value, id: performed.value.intentId };
}

async function usedToday(): Promise<number> {
  const limit = {
    measure: "amount",
    window: "day",
    whose: "own",
    max: 0,
    over: "ask",
    key: "k",
    action: "refund.issue",
  } as const;
  const key = {
    person: her.userId,
    action: "refund.issue",
    orderGid: null,
    customerGid: null,
    refundedMinor: 0,
    timeZone: LOTO_SHOP.timeZone,
    together: false,
  } as const;
  return (await gateUsed(LOTO, key, [limit])).used["k"] ?? NaN;
}

describe("a change that waits before it leaves", () => {
  it("is admitted and counted, and nothing reaches Shopify before its time is over", async () => {
    const before = await usedToday();
    const { order, performed, id } = await held();
    expect(performed).toMatchObject({ state: "held", after: null });
    expect(await usedToday()).toBe(before + 1000);
    await settleAtOnce();
    expect(refunded(order)).toBe(0);
    const [row] = (await listHeld(LOTO, { actorUser: her.userId, orderGid: null, limit: 5 })).filter(
      (one) => one.id === id,
    );
    expect(row).toMatchObject({
      actorName: "Chiara Bianchi",
      orderName: order.name,
      amountMinor: 1000,
      currency: "EUR",
    });
    expect((row?.leftMs ?? 0) / 60_000).toBeCloseTo(10, 0);
    await undo(id, her);
  });

  it("leaves by itself when its time is over, once, with the note of the entry that admitted it", async () => {
    const { order, id, ask } = await held();
    await timeIsOver();
    await Promise.all([settleAtOnce(), settleAtOnce()]);
    expect(refunded(order)).toBe(1000);
    expect(order.refunds).toHaveLength(1);
    expect(await findEarlier(LOTO, ask.requestKey)).toMatchObject({ id, state: "SUCCEEDED", sends: 1 });
    const [done, intent] = await listEntries(LOTO, { limit: 2 });
    expect([intent?.entry.phase, done?.entry.phase]).toEqual(["intent", "done"]);
    expect(order.refunds[0]?.note).toContain(intent?.leaf.slice(0, 16));
  });

  it("asked for twice under one key waits once", async () => {
    const { ask, id } = await held();
    expect(await perform(issueRefund, ask)).toMatchObject({ ok: true, value: { state: "held", intentId: id } });
    await undo(id, her);
    expect(await perform(issueRefund, ask)).toMatchObject({ ok: false, error: { code: "undone" } });
  });

  it("is not sent any more when the order changed meanwhile", async () => {
    const { order, ask } = await held();
    order.cancelledAt = NOW;
    await timeIsOver();
    await settleAtOnce();
    expect(await findEarlier(LOTO, ask.requestKey)).toMatchObject({ state: "STALE" });
    expect(refunded(order)).toBe(0);
  });
});

describe("undo", () => {
  it("gives the limit back, names who did it in the record, and twice is once", async () => {
    const before = await usedToday();
    const { order, id } = await held();
    expect(await undo(id, her)).toMatchObject({ ok: true });
    expect(await undo(id, her)).toMatchObject({ ok: true });
    expect(await usedToday()).toBe(before);
    await timeIsOver();
    await settleAtOnce();
    expect(refunded(order)).toBe(0);
    const [newest] = await listEntries(LOTO, { limit: 1 });
    expect(newest?.entry).toMatchObject({
      phase: "cancelled",
      actor: { user: her.userId },
      subject: { person: her.userId },
      after: { problem: "undone" },
    });
    expect((await verifyRecord(LOTO, null)).intact).toBe(true);
  });

  it("is the owner's as well, and nobody else's", async () => {
    const { id } = await held();
    for (const [actor, shop] of [
      [another, LOTO],
      [STRANGER, LOTO],
      [OWNER, ONDA],
    ] as const)
      expect(await undo(id, actor, shop)).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await undo(id, OWNER)).toMatchObject({ ok: true });
    const [newest] = await listEntries(LOTO, { limit: 1 });
    expect(newest?.entry).toMatchObject({ actor: { user: her.userId }, subject: { person: OWNER.userId } });
  });

  it("comes too late once it has left, and says so", async () => {
    const { id, order } = await held();
    await timeIsOver();
    await settleAtOnce();
    expect(await undo(id, her)).toMatchObject({ ok: false, error: { code: "already_left" } });
    expect(refunded(order)).toBe(1000);
  });

  it("of a change that never existed is not found", async () => {
    expect(await undo(randomUUID(), OWNER)).toMatchObject({ ok: false, error: { code: "not_found" } });
  });
});

it("a stop takes back what waits", async () => {
  const { order, ask } = await held(another);
  if (another.standing.kind !== "assistant") throw new Error("an assistant");
  await stop({ shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input: { who: another.standing.grant.id } });
  await timeIsOver();
  await settleAtOnce();
  expect(await findEarlier(LOTO, ask.requestKey)).toMatchObject({
    state: "CANCELLED",
    problem: { code: "access_stopped" },
  });
  expect(refunded(order)).toBe(0);
});
