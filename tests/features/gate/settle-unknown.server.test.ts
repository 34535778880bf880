import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { gateClaim } from "../../../app/features/gate/intent-store.server";
import { perform } from "../../../app/features/gate/perform.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import { settleIntent } from "../../../app/features/gate/settle-unknown.server";
import type { Point } from "../../../app/features/gate/ports";
import { EFFECTS } from "../../../app/effects.server";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { refunded } from "../../practice/shop/sums";
import { changeIntent, dyingAt, freshOrder, gidOf, intentOf, phases, stored } from "../../support/intents";
import { anAssistant, LOTO_SHOP } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { oneItemOf } from "../../support/rich-orders";
import { settleAtOnce } from "../../support/settle";
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

const CONTEXT = { shop: LOTO_SHOP, effects: EFFECTS, ports: gatePorts };
const anOrder = () => freshOrder(practice);

const ask = (order: Order) => ({
  shop: LOTO_SHOP,
  actor: assistant,
  requestKey: randomUUID(),
  input: { ...oneItemOf(order), lessMinor: 500 },
});

/** The process dies at this moment. */
async function dieAt(order: Order, moment: Point, actor = assistant): Promise<void> {
  const ports = { ...gatePorts, at: dyingAt(moment) };
  await expect(performWith(issueRefund, { ...ask(order), actor }, ports)).rejects.toThrow("killed");
}

const sendings = (order: Order) =>
  practice.store.state.mutations.filter((one) => JSON.stringify(one.variables).includes(gidOf(order)));
const fault = (kind: "error_before" | "error_after" | "lost_answer" | "throttled", times = 1) =>
  practice.store.state.faults.push({ operation: "refundCreate", kind, times });

describe("a refund that was reserved and never sent", () => {
  it("is left alone while its sender may still be at work", async () => {
    const order = anOrder();
    await dieAt(order, "admitted");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "RESERVED", usage: "reserved" });
  });

  it("is sent by the sweeper once its sender must be gone: nothing that was admitted gets lost", async () => {
    const order = anOrder();
    await dieAt(order, "admitted");
    await changeIntent(order, "created_at = created_at - interval '11 seconds'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent", sends: 1 });
    expect(await phases(order)).toEqual(["intent", "done"]);
    expect(refunded(order)).toBe(500);
  });

  it("is cancelled when the assistant was stopped meanwhile, and its limit is free again", async () => {
    const order = anOrder();
    const other = await anAssistant({ perOrderMinor: 3000, perDayMinor: 1_000_000 }, { userId: "9000000077" });
    await dieAt(order, "admitted", other);
    await changeIntent(order, "created_at = created_at - interval '11 seconds'");
    await inShop(LOTO, (tx) =>
      tx.query("update assistant_grant set status = 'stopped' where shopify_user_id = '9000000077'"),
    );
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "CANCELLED", usage: "released", sends: 0 });
    expect(await phases(order)).toEqual(["intent", "cancelled"]);
    expect(refunded(order)).toBe(0);
  });

  it("is stale when the order changed meanwhile", async () => {
    const order = anOrder();
    await dieAt(order, "admitted");
    await changeIntent(order, "created_at = created_at - interval '11 seconds'");
    order.cancelledAt = new Date().toISOString();
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "STALE", usage: "released" });
    expect(refunded(order)).toBe(0);
  });
});

describe("a refund whose sender died", () => {
  it("after the claim is left alone until its lease is over, then sent: once", async () => {
    const order = anOrder();
    await dieAt(order, "claimed");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SENDING", sends: 1, looked_up: 0 });
    await changeIntent(order, "lease_until = lease_until - interval '2 minutes'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent", sends: 2 });
    expect(sendings(order)).toHaveLength(1);
  });

  it("after Shopify's answer is found there: one refund, spent, with Shopify's own figures in the record", async () => {
    const order = anOrder();
    await dieAt(order, "answered");
    expect(refunded(order)).toBe(500);
    await changeIntent(order, "lease_until = lease_until - interval '2 minutes'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent", sends: 1 });
    expect(refunded(order)).toBe(500);
    const [done] = await listEntries(LOTO, { limit: 1, orderGid: gidOf(order) });
    expect(done?.entry).toMatchObject({
      phase: "done",
      before: { refunded: { amount: "0.00", currency: "EUR" } },
      after: { refunded: { amount: "5.00", currency: "EUR" } },
      shopify: { refund: `gid://shopify/Refund/${String(order.refunds[0]?.id)}` },
    });
  });
});

describe("a refund whose answer is not known", () => {
  it.each(["error_before", "error_after", "lost_answer"] as const)("after %s ends as one refund", async (kind) => {
    const order = anOrder();
    fault(kind);
    expect(await perform(issueRefund, ask(order))).toMatchObject({ ok: true, value: { state: "checking" } });
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
    expect(order.refunds).toHaveLength(1);
    expect(new Set(sendings(order).map((one) => one.idempotencyKey)).size).toBe(1);
    expect((await phases(order)).at(-1)).toBe("done");
  });

  it("20 hours after the first sending is left to the owner and never sent again; found later, it is settled", async () => {
    const order = anOrder();
    fault("error_before");
    await perform(issueRefund, ask(order));
    await changeIntent(order, "first_sent_at = first_sent_at - interval '20 hours'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved" });
    expect(await phases(order)).toEqual(["intent", "unknown", "needs_owner"]);
    await settleAtOnce();
    expect(sendings(order)).toHaveLength(1);
    const forged = await forgedRefund(order);
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER" });
    forged.byUs();
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
  });

  it("is refused a second time: it waits a minute, and only then failed, its limit free again", async () => {
    const order = anOrder();
    fault("error_before");
    await perform(issueRefund, ask(order));
    practice.store.state.idempotency.set(`${LOTO}:${(await intentOf(order)).idemKey}`, {
      at: Date.now(),
      fingerprint: "of another request",
      outcome: "failed",
    });
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN", usage: "reserved", sends: 2 });
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN", sends: 2 });
    await changeIntent(order, "last_sent_at = last_sent_at - interval '61 seconds'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "FAILED", usage: "released" });
    expect(await phases(order)).toEqual(["intent", "unknown", "failed"]);
  });

  it("waits without counting as absent while Shopify cannot be asked", async () => {
    const order = anOrder();
    fault("error_before");
    await perform(issueRefund, ask(order));
    const deaf = {
      ...gatePorts,
      doors: (shop: string) => ({
        ...gatePorts.doors(shop),
        read: () => Promise.resolve({ ok: false as const, error: { code: "shopify_unreachable" as const } }),
      }),
    };
    expect(await settleIntent(await intentOf(order), { ...CONTEXT, ports: deaf })).toBe("unreadable");
    expect(await stored(order)).toMatchObject({ looked_up: 0, sends: 1 });
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED" });
  });

  it("is not taken for one that carries the same note but was made by another app", async () => {
    const order = anOrder();
    fault("error_before");
    await perform(issueRefund, ask(order));
    await forgedRefund(order);
    // The forged refund changed the order, so ours is not sent any more; absent long enough, it is stale.
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN", usage: "reserved" });
    await changeIntent(order, "first_absent_at = first_absent_at - interval '10 minutes', lease_until = null");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "STALE", usage: "released" });
    expect(sendings(order)).toHaveLength(1);
  });

  /** Another app's refund with our note; `byUs` is the control: the same refund, made by us, is found. */
  async function forgedRefund(order: Order) {
    const intent = await intentOf(order);
    await fetch(`${practice.store.url}/practice/outside-refund`, {
      method: "POST",
      body: JSON.stringify({ shop: LOTO, orderName: order.name, amount: "5.00" }),
    });
    const [forged] = order.refunds;
    if (forged !== undefined)
      forged.note = `Chiara B. via Delega · D-${String(intent.number)} · ${intent.leaf.slice(0, 16)}`;
    return {
      byUs: () => {
        const agreement = order.agreements.at(-1);
        if (agreement !== undefined) agreement.app = { id: "gid://shopify/App/4242", title: "Delega" };
      },
    };
  }
});

describe("a sender that was overtaken", () => {
  it("may still say that it succeeded, and can no longer say that it failed", async () => {
    const order = anOrder();
    fault("error_before");
    await perform(issueRefund, ask(order));
    const { id } = await stored(order);
    expect(await gateClaim(LOTO, id)).toEqual({ outcome: "claimed", lease: 2 });
    const late = { to: "FAILED", usage: "released", lease: 1, entry: null } as const;
    expect(await gatePorts.settle(LOTO, id, late)).toBe(false);
    expect(await stored(order)).toMatchObject({ state: "SENDING", usage: "reserved" });
    expect(await gatePorts.settle(LOTO, id, { to: "SUCCEEDED", usage: "spent", lease: 1, entry: null })).toBe(true);
  });
});

describe("a sweeper that looked too early", () => {
  it("does not call stale what another process sent meanwhile: the change it sees is our own", async () => {
    const order = anOrder();
    await dieAt(order, "admitted");
    const early = await intentOf(order);
    await changeIntent(order, "created_at = created_at - interval '11 seconds'");
    const dying = { ...gatePorts, at: dyingAt("answered") };
    await expect(settleIntent(early, { ...CONTEXT, ports: dying })).rejects.toThrow("killed");
    expect(refunded(order)).toBe(500);
    await changeIntent(order, "lease_until = lease_until - interval '2 minutes'");
    expect(await settleIntent(early, CONTEXT)).toBe("waiting");
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN", usage: "reserved" });
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
    expect(order.refunds).toHaveLength(1);
  });
});

describe("settling", () => {
  it("twice at once settles once", async () => {
    const order = anOrder();
    fault("lost_answer");
    await perform(issueRefund, ask(order));
    const intent = await intentOf(order);
    await Promise.all(Array.from({ length: 4 }, () => settleIntent(intent, CONTEXT)));
    expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
    expect(order.refunds).toHaveLength(1);
  });

  it("an effect that nobody registered throws instead of guessing", async () => {
    const order = anOrder();
    fault("lost_answer");
    await perform(issueRefund, ask(order));
    const intent = await intentOf(order);
    await expect(settleIntent(intent, { ...CONTEXT, effects: new Map() })).rejects.toThrow("refund.issue");
  });

  it("keeps each sending with the class of its answer", async () => {
    const order = anOrder();
    fault("error_before", 2);
    await perform(issueRefund, ask(order));
    await settleAtOnce();
    await settleAtOnce();
    const { rows } = await inShop(LOTO, async (tx) =>
      tx.query("select number, answer from attempt where intent_id = $1 order by number", [(await stored(order)).id]),
    );
    expect(rows).toEqual([
      { number: 1, answer: "unknown" },
      { number: 2, answer: "unknown" },
      { number: 3, answer: "applied" },
    ]);
  });

  it("leaves a record that verifies", async () => {
    expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
  });
});
