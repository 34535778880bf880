import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { stop } from "../../../app/features/delegation/change-team.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { NEVER_SENT, ON_ITS_WAY } from "../../../app/features/gate/intent";
import { perform } from "../../../app/features/gate/perform.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import type { Point } from "../../../app/features/gate/ports";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import type { Order } from "../../practice/shop/state";
import { refunded } from "../../practice/shop/sums";
import { changeIntent, dyingAt, freshOrder, gidOf, intentOf, phases, stored } from "../../support/intents";
import { anAssistant, asSheIsNow, LOTO_SHOP, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { oneItemOf } from "../../support/rich-orders";
import { settleAtOnce } from "../../support/settle";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
let lastUser = 9_000_100_000;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});
beforeEach(async () => {
  assistant = await someAssistant();
});

function someAssistant(): Promise<Actor> {
  lastUser += 1;
  return anAssistant({ perOrderMinor: 3000, perDayMinor: 1_000_000 }, { userId: String(lastUser) });
}

const ask = (order: Order, actor: Actor) => ({
  shop: LOTO_SHOP,
  actor,
  requestKey: randomUUID(),
  input: { ...oneItemOf(order), lessMinor: 500 },
});

/** A refund of hers whose process died at this moment. */
async function leftAt(moment: Point, actor = assistant): Promise<Order> {
  const order = freshOrder(practice);
  const dying = { ...gatePorts, at: dyingAt(moment) };
  await expect(performWith(issueRefund, ask(order, actor), dying)).rejects.toThrow("killed");
  return order;
}

const sendings = (order: Order) =>
  practice.store.state.mutations.filter((one) => JSON.stringify(one.variables).includes(gidOf(order))).length;

/** Stops her; returns what the stop says it did. */
async function stopHer(actor = assistant) {
  const who = actor.standing.kind === "assistant" ? actor.standing.grant.id : "";
  const done = await stop({ shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input: { who } });
  if (!done.ok) throw new Error(done.error.code);
  return done.value.after;
}

const referenceOf = async (order: Order) => `D-${String((await intentOf(order)).number)}`;

describe("a stop", () => {
  it.each(NEVER_SENT)(
    "cancels what is %s: its limit is free at once, and the record says who stopped it",
    async (state) => {
      const order = await leftAt("admitted");
      await changeIntent(order, `state = '${state}', held_until = now() + interval '10 minutes'`);
      expect(await stopHer()).toMatchObject({ cancelled: [await referenceOf(order)], on_its_way: [] });
      expect(await stored(order)).toMatchObject({ state: "CANCELLED", usage: "released", sends: 0 });
      const [entry] = (await listEntries(LOTO, { limit: 1, orderGid: gidOf(order) })).map((row) => row.entry);
      expect(entry).toMatchObject({
        phase: "cancelled",
        actor: { kind: "assistant", user: assistant.userId },
        subject: { order: gidOf(order), person: OWNER.userId },
        after: { problem: "access_stopped" },
      });
      await settleAtOnce();
      expect([await phases(order), refunded(order)]).toEqual([["intent", "cancelled"], 0]);
    },
  );

  it.each(ON_ITS_WAY)("leaves what is %s as it is, its limit used, and names it", async (state) => {
    const order = await leftAt("admitted");
    await changeIntent(order, `state = '${state}', sends = 1, first_sent_at = now(), last_sent_at = now()`);
    expect(await stopHer()).toMatchObject({ cancelled: [], on_its_way: [await referenceOf(order)] });
    expect(await stored(order)).toMatchObject({ state, usage: "reserved" });
    expect(await phases(order)).toEqual(["intent"]);
  });

  it("leaves what is done, and what other people wait for, as it is", async () => {
    const done = freshOrder(practice);
    await perform(issueRefund, ask(done, assistant));
    const others = await leftAt("admitted", await someAssistant());
    expect(await stopHer()).toMatchObject({ cancelled: [], on_its_way: [] });
    expect(await stored(done)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
    expect(await stored(others)).toMatchObject({ state: "RESERVED", usage: "reserved" });
  });

  it("between admission and claim is what the request itself is answered with: nothing left", async () => {
    const order = freshOrder(practice);
    const at = (point: Point) => (point === "admitted" ? stopHer().then(() => undefined) : Promise.resolve());
    const done = await performWith(issueRefund, ask(order, assistant), { ...gatePorts, at });
    expect(done).toEqual({ ok: false, error: { code: "access_stopped" } });
    expect([sendings(order), refunded(order)]).toEqual([0, 0]);
  });

  it("never waits in a circle with those who claim at the same moment: each is sent or cancelled", async () => {
    const orders = await Promise.all(Array.from({ length: 12 }, () => leftAt("admitted")));
    const ids = await Promise.all(orders.map(async (order) => (await stored(order)).id));
    const [, ...claims] = await Promise.all([stopHer(), ...ids.map((id) => gatePorts.claim(LOTO, id))]);
    const states = await Promise.all(orders.map(async (order) => (await stored(order)).state));
    expect(states).toEqual(claims.map(({ outcome }) => (outcome === "claimed" ? "SENDING" : "CANCELLED")));
  });
});

describe("a refund that was on its way when its asker was stopped", () => {
  it("is finished by its sender when it was claimed before", async () => {
    const order = freshOrder(practice);
    const at = (point: Point) => (point === "ready" ? stopHer().then(() => undefined) : Promise.resolve());
    const done = await performWith(issueRefund, ask(order, assistant), { ...gatePorts, at });
    expect(done).toMatchObject({ ok: true, value: { state: "done" } });
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
  });

  it.each(["lost_answer", "error_after"] as const)("after %s is found, and not sent a second time", async (kind) => {
    const order = await unanswered(kind);
    await stopHer();
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent", sends: 1 });
    expect([sendings(order), refunded(order)]).toEqual([1, 500]);
  });

  it("and is not there is only looked for; absent for ten minutes it is cancelled, and its limit free", async () => {
    const order = await unanswered("error_before");
    await stopHer();
    await settleAtOnce();
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN", usage: "reserved", sends: 1, looked_up: 2 });
    await changeIntent(order, "first_absent_at = first_absent_at - interval '10 minutes'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "CANCELLED", usage: "released", sends: 1 });
    expect(await phases(order)).toEqual(["intent", "unknown", "cancelled"]);
    expect([sendings(order), refunded(order)]).toEqual([1, 0]);
  });

  it("and cannot be asked about for 20 hours is left to the owner", async () => {
    const order = await unanswered("error_before");
    await stopHer();
    await changeIntent(order, "first_sent_at = first_sent_at - interval '20 hours'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved", sends: 1 });
    expect(sendings(order)).toBe(1);
  });

  it("and whose sender died after the claim is never sent: its lease over, it is looked for like the others", async () => {
    const order = await leftAt("claimed");
    await stopHer();
    await changeIntent(order, "lease_until = lease_until - interval '2 minutes'");
    await settleAtOnce();
    expect(await stored(order)).toMatchObject({ state: "UNKNOWN", usage: "reserved", sends: 1 });
    expect(sendings(order)).toBe(0);
  });

  async function unanswered(kind: "lost_answer" | "error_after" | "error_before"): Promise<Order> {
    const order = freshOrder(practice);
    practice.store.state.faults.push({ operation: "refundCreate", kind, times: 1 });
    expect(await perform(issueRefund, ask(order, assistant))).toMatchObject({ ok: true, value: { state: "checking" } });
    return order;
  }
});

describe("after all of this", () => {
  it("who was stopped holds nothing, and the record verifies", async () => {
    await stopHer();
    expect((await asSheIsNow(assistant.userId)).standing.kind).toBe("stranger");
    expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
  });
});
