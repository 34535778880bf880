import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { perform } from "../../../app/features/gate/perform.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { stopAssistants } from "../../../app/features/delegation/stop.server";
import { performLocal } from "../../../app/features/gate/perform-local.server";
import type { Actor } from "../../../app/features/policy/standing";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { received, refunded } from "../../practice/shop/sums";
import { notAdmitted } from "../../support/admitted";
import { anAssistant, asSheIsNow, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { settleAtOnce } from "../../support/settle";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;

beforeAll(async () => {
  database = await aTestDatabase({ poolSize: 16 });
  practice = await aPracticeShop();
  assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 1_000_000 });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const used = new Set<number>();

/** A paid, young order that no test has touched yet. */
function anOrder(): Order {
  const since = Date.now() - 20 * 86_400_000;
  const order = practice
    .shop()
    .orders.find(
      (one) =>
        !used.has(one.id) &&
        received(one) > 4000 &&
        one.refunds.length === 0 &&
        Date.parse(one.createdAt) > since &&
        one.cancelledAt === null,
    );
  if (order === undefined) throw new Error("no order left");
  used.add(order.id);
  return order;
}

function choice(order: Order, lessMinor: number | null = 1000) {
  const [line] = order.lines;
  return {
    orderGid: `gid://shopify/Order/${String(order.id)}`,
    lines: [{ lineItemGid: `gid://shopify/LineItem/${String(line?.id)}`, quantity: 1 }],
    shipping: false,
    lessMinor,
    reason: "late",
    notify: false,
  };
}

function ask(order: Order, options: { actor?: Actor; lessMinor?: number | null; requestKey?: string } = {}) {
  return {
    shop: LOTO_SHOP,
    actor: options.actor ?? assistant,
    requestKey: options.requestKey ?? randomUUID(),
    input: choice(order, options.lessMinor === undefined ? 500 : options.lessMinor),
  };
}

describe("a refund through the gate", () => {
  it("within the limits moves the money once, names the person in Shopify's note and records before and after", async () => {
    const order = anOrder();
    const done = await perform(issueRefund, ask(order));
    expect(done).toMatchObject({
      ok: true,
      value: { state: "done", after: { refunded: { amount: "5.00", currency: "EUR" } } },
    });
    expect(refunded(order)).toBe(500);
    const entries = await listEntries(LOTO, { limit: 2 });
    expect(entries.map((row) => row.entry.phase)).toEqual(["done", "intent"]);
    const [, intent] = entries;
    expect(order.refunds[0]?.note).toBe(
      `Chiara B. via Delega · ${intent?.entry.ref ?? ""} · ${intent?.leaf.slice(0, 16) ?? ""}`,
    );
    expect(entries[0]?.entry).toMatchObject({
      actor: { kind: "assistant", user: "9000000002" },
      before: { refunded: { amount: "0.00", currency: "EUR" } },
      after: { refunded: { amount: "5.00", currency: "EUR" } },
    });
  });

  it("above the limit per order is refused before anything is sent, with what is left and by how much", async () => {
    const order = anOrder();
    const [line] = order.lines;
    if (line !== undefined) line.unitMinor = 5000;
    const sent = practice.store.state.mutations.length;
    const refused = await perform(issueRefund, ask(order, { lessMinor: 3001 }));
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: "must_ask",
        decision: { reasons: [{ code: "over_limit", room: { window: "order", left: 3000, over: 1 } }] },
      },
    });
    expect(practice.store.state.mutations).toHaveLength(sent);
  });

  it("asked twice with one request key, at once or later, is one refund", async () => {
    const order = anOrder();
    const requestKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => perform(issueRefund, ask(order, { requestKey }))),
    );
    expect(answers.filter((answer) => answer.ok && answer.value.state === "done").length).toBeGreaterThanOrEqual(1);
    await perform(issueRefund, ask(order, { requestKey }));
    expect(order.refunds).toHaveLength(1);
    expect(refunded(order)).toBe(500);
  });

  it("one request key with another choice is refused", async () => {
    const requestKey = randomUUID();
    await perform(issueRefund, ask(anOrder(), { requestKey }));
    expect(await perform(issueRefund, ask(anOrder(), { requestKey }))).toMatchObject({
      ok: false,
      error: { code: "request_key_reused" },
    });
  });

  it("two refunds at once of 20 and 20 under a limit of 30 per order: one passes", async () => {
    const order = anOrder();
    const [line] = order.lines;
    Object.assign(line ?? {}, { quantity: 4, unitMinor: 2500, discountMinor: 0 });
    order.transactions.forEach((one) => (one.amountMinor = 20_000));
    const answers = await Promise.all([1, 2].map(() => perform(issueRefund, ask(order, { lessMinor: 2000 }))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(refunded(order)).toBe(2000);
  });

  it("a refund made outside Delega counts toward the limit of its order", async () => {
    const order = anOrder();
    await fetch(`${practice.store.url}/practice/outside-refund`, {
      method: "POST",
      body: JSON.stringify({ shop: LOTO, orderName: order.name, amount: "28.00" }),
    });
    expect(await perform(issueRefund, ask(order))).toMatchObject({ ok: false, error: { code: "must_ask" } });
  });

  it("an order that changed between the decision and the sending is left alone", async () => {
    const order = anOrder();
    const before = refunded(order);
    const result = await performWith(issueRefund, ask(order), {
      ...gatePorts,
      at: async (point) => {
        if (point === "claimed") {
          await fetch(`${practice.store.url}/practice/outside-refund`, {
            method: "POST",
            body: JSON.stringify({ shop: LOTO, orderName: order.name, amount: "1.00" }),
          });
        }
      },
    });
    expect(result).toMatchObject({ ok: false, error: { code: "stale" } });
    expect(refunded(order)).toBe(before + 100);
  });

  it("unknown keys and money fields from outside are refused", async () => {
    const order = anOrder();
    for (const extra of [
      { amount: "999.00" },
      { allowOverRefunding: true },
      { processedAt: "2020-01-01" },
      { transactions: [] },
    ]) {
      const input = { ...choice(order), ...extra };
      expect(await perform(issueRefund, { ...ask(order), input })).toMatchObject({
        ok: false,
        error: { code: "bad_input" },
      });
    }
  });

  it("a stranger is refused, and so is an assistant from the first request after the stop", async () => {
    const order = anOrder();
    expect(await perform(issueRefund, ask(order, { actor: STRANGER }))).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
    const other = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 }, { userId: "77" });
    const grantId = other.standing.kind === "assistant" ? other.standing.grant.id : "";
    const stop = await performLocal(stopAssistants, {
      shop: LOTO_SHOP,
      actor: OWNER,
      requestKey: randomUUID(),
      input: { who: grantId },
    });
    expect(stop.ok).toBe(true);
    // The page was loaded before the stop: the request still carries the old standing.
    expect(await perform(issueRefund, ask(order, { actor: other }))).toMatchObject({
      ok: false,
      error: { code: "grant_changed" },
    });
    expect(await perform(issueRefund, ask(order, { actor: await asSheIsNow("77") }))).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
    expect(refunded(order)).toBe(0);
  });
});

describe("an answer that got lost", () => {
  it("is checking, keeps the limit reserved, and is settled by looking up: one sending, one refund", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "lost_answer", times: 1 });
    const sends = () =>
      practice.store.state.mutations.filter((one) => JSON.stringify(one.variables).includes(String(order.id))).length;
    const asked = await perform(issueRefund, ask(order));
    expect(asked).toMatchObject({ ok: true, value: { state: "checking" } });
    expect(await settleAtOnce()).toEqual({ waiting: 0 });
    const { rows } = await inShop(LOTO, (tx) =>
      tx.query<{ state: string; usage: string }>(
        "select i.state, u.state as usage from intent i join usage u on u.intent_id = i.id and u.action = i.action where i.order_gid = $1",
        [`gid://shopify/Order/${String(order.id)}`],
      ),
    );
    expect(rows).toEqual([{ state: "SUCCEEDED", usage: "spent" }]);
    expect(sends()).toBe(1);
    expect(refunded(order)).toBe(500);
  });

  it("that never reached Shopify is sent again with its own key: one refund", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "error_before", times: 1 });
    expect(await perform(issueRefund, ask(order))).toMatchObject({ ok: true, value: { state: "checking" } });
    expect(await settleAtOnce()).toEqual({ waiting: 0 });
    expect(refunded(order)).toBe(500);
    const keys = practice.store.state.mutations
      .filter((one) => JSON.stringify(one.variables).includes(String(order.id)))
      .map((one) => one.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it("throttled surely did not run: it is queued, and sent when Shopify takes it", async () => {
    const order = anOrder();
    practice.store.state.faults.push({ operation: "refundCreate", kind: "throttled", times: 1 });
    expect(await perform(issueRefund, ask(order))).toMatchObject({ ok: true, value: { state: "queued" } });
    expect(refunded(order)).toBe(0);
    expect(await settleAtOnce()).toEqual({ waiting: 0 });
    expect(refunded(order)).toBe(500);
  });
});

describe("after all of this", () => {
  it("the record verifies, and every mutation the store saw has an intent with its key", async () => {
    expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
    expect(await notAdmitted(LOTO, practice.store.state.mutations)).toEqual([]);
  });
});
