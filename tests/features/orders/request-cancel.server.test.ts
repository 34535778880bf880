import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import { cancelOrder } from "../../../app/features/orders/cancel-order.effect.server";
import { requestCancel } from "../../../app/features/orders/request-cancel.server";
import type { Actor } from "../../../app/features/policy/standing";
import { newJobs } from "../../practice/shop/jobs";
import { createReturn, returnable } from "../../practice/shop/returns";
import type { Order } from "../../practice/shop/state";
import { refunded } from "../../practice/shop/sums";
import { sendParcel, packAll } from "../../practice/shop/parcels";
import { fulfilmentOrdersOf } from "../../practice/shop/fulfilment-orders";
import { aChangeWorld, asks, gidOf, intentOn, quietFor, type ChangeWorld } from "../../support/change-world";
import { dyingAt, phases } from "../../support/intents";
import { OWNER, STRANGER } from "../../support/people";
import { LOTO } from "../../support/practice-shop";
import { settleAtOnce } from "../../support/settle";

let world: ChangeWorld;
let her: Actor;
beforeAll(async () => {
  world = await aChangeWorld();
  her = await world.who({ "order.cancel": "can" });
});
afterAll(() => world.close());
afterEach(() => {
  const { known } = world.practice.store.state.jobs;
  Object.assign(world.practice.store.state.jobs, { ...newJobs(), known });
  world.practice.store.state.faults.length = 0;
});

const choice = (order: Order, change: object = {}) => ({
  orderGid: gidOf(order),
  reason: "CUSTOMER",
  restock: true,
  notify: false,
  ...change,
});
const ask = (order: Order, change: object = {}, actor = her) => asks(actor, choice(order, change));
const jobs = (change: { delayMs?: number; failing?: number }) =>
  void Object.assign(world.practice.store.state.jobs, change);
const of = (order: Order) => ({ state: world.practice.store.state, shop: world.practice.shop(), order });

function sendEverything(order: Order): void {
  const parts = fulfilmentOrdersOf(of(order));
  sendParcel(
    of(order),
    parts.flatMap((one) => packAll(of(order), one)),
    [],
  );
}

describe("a cancellation", () => {
  it("is there when it says so, with our note for staff, its reason, and no money moved", async () => {
    const order = world.order();
    expect(await requestCancel(ask(order))).toMatchObject({ ok: true, value: { state: "done" } });
    const { leaf, number } = await intentOn(order, "order.cancel");
    expect(order).toMatchObject({
      cancelReason: "CUSTOMER",
      staffNote: `Chiara B. via Delega · D-${String(number)} · ${leaf.slice(0, 16)}`,
    });
    expect([refunded(order), order.refunds.length]).toEqual([0, 0]);
  });

  it("never names a way to give money back, whatever is asked", async () => {
    const order = world.order();
    await requestCancel(ask(order));
    const { variables } =
      world.practice.store.state.mutations.findLast(({ fields }) => fields.includes("orderCancel")) ?? {};
    expect(Object.keys(variables as object).sort()).toEqual([
      "notifyCustomer",
      "orderId",
      "reason",
      "restock",
      "staffNote",
    ]);
    expect(await requestCancel(asks(her, { ...choice(order), refund: true }))).toMatchObject({
      ok: false,
      error: { code: "bad_input" },
    });
  });

  it("is recorded with before and after, and nothing of the customer", async () => {
    const order = world.order();
    await requestCancel(ask(order, { reason: "INVENTORY", restock: false, notify: true }));
    const entries = await listEntries(LOTO, { limit: 2, orderGid: gidOf(order) });
    expect(entries[0]?.entry).toMatchObject({
      phase: "done",
      effect: "order.cancel",
      input: { order: order.name, cancel_reason: "INVENTORY", restock: false, notify: true },
      before: { cancelled_at: null },
      after: { cancelled_at: order.cancelledAt, cancel_reason: "INVENTORY" },
      shopify: { changed: gidOf(order) },
    });
    const text = JSON.stringify([entries, await intentOn(order, "order.cancel")]);
    expect(
      [order.email, order.phone, order.shippingAddress?.lastName].filter((one) => one != null && text.includes(one)),
    ).toEqual([]);
  });

  it("asked for twice at once, and again under the same key, is one", async () => {
    const order = world.order();
    const before = world.sent("orderCancel");
    const twice = ask(order);
    const answers = await Promise.all([requestCancel(twice), requestCancel(twice)]);
    expect(answers.filter(({ ok }) => ok)).not.toEqual([]);
    expect(await requestCancel(twice)).toMatchObject({ ok: true, value: { state: "done" } });
    expect(world.sent("orderCancel")).toBe(before + 1);
  });

  it("is the owner's without a rule; is asked for or denied where the rule says so", async () => {
    expect(await requestCancel(ask(world.order(), {}, OWNER))).toMatchObject({ ok: true });
    const before = world.sent("orderCancel");
    const asking = await world.who({ "order.cancel": "ask" }, "9000000011");
    const denied = await world.who({ "order.cancel": "deny" }, "9000000012");
    for (const [actor, code] of [
      [asking, "must_ask"],
      [denied, "denied"],
      [STRANGER, "denied"],
    ] as const)
      expect(await requestCancel(ask(world.order(), {}, actor))).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("orderCancel")).toBe(before);
  });
});

describe("what cannot be cancelled is said before anything is sent", () => {
  const cases: [string, (order: Order) => void, string][] = [
    ["cancelled already", (order) => void (order.cancelledAt = new Date().toISOString()), "cancelled_already"],
    ["something has left", sendEverything, "cancel_fulfilled"],
    [
      "a return is open, though its parcel was taken back",
      (order) => {
        sendEverything(order);
        const [sent] = returnable(order);
        if (sent === undefined) throw new Error("nothing to return");
        createReturn(of(order), {
          lines: [{ fulfilmentLineId: sent.line.id, quantity: 1, reason: "OTHER", note: "", customerNote: null }],
          app: null,
        });
        for (const one of order.fulfilments) one.status = "CANCELLED";
      },
      "cancel_returning",
    ],
  ];
  it.each(cases)("%s", async (_, happen, code) => {
    const order = world.order();
    happen(order);
    const before = world.sent("orderCancel");
    expect(await requestCancel(ask(order))).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("orderCancel")).toBe(before);
  });

  it("what only Shopify knows, it refuses: nothing is changed, and the record says so", async () => {
    const order = world.order();
    Object.assign(order.transactions[0] ?? {}, { status: "PENDING" });
    expect(await requestCancel(ask(order))).toMatchObject({ ok: false, error: { code: "shopify_refused" } });
    expect(await phases(order)).toEqual(["intent", "failed"]);
  });

  it("an order that changed between the click and the sending: stale, and Shopify is not asked", async () => {
    const order = world.order();
    const before = world.sent("orderCancel");
    const at = (point: string) => {
      if (point === "claimed") sendEverything(order);
      return Promise.resolve();
    };
    const answer = await performWith(cancelOrder, ask(order), { ...gatePorts, at });
    expect(answer).toMatchObject({ ok: false, error: { code: "stale" } });
    expect([world.sent("orderCancel"), order.cancelledAt]).toEqual([before, null]);
    expect(await phases(order)).toEqual(["intent", "stale"]);
  });
});

describe("the job that Shopify cancels with", () => {
  it("is waited for, a while", async () => {
    jobs({ delayMs: 1200 });
    expect(await requestCancel(ask(world.order()))).toMatchObject({ ok: true, value: { state: "done" } });
  });

  it("takes longer than a person waits: being checked, and done when it is found cancelled, sent once", async () => {
    jobs({ delayMs: 9000 });
    const order = world.order();
    const before = world.sent("orderCancel");
    expect(await requestCancel(ask(order))).toMatchObject({ ok: true, value: { state: "checking" } });
    expect(order.cancelledAt).toBeNull();
    await pause(3500);
    expect(await settleAtOnce()).toEqual({ waiting: 0 });
    expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
    expect(world.sent("orderCancel")).toBe(before + 1);
  });

  it("takes minutes: it is sent again meanwhile, and the order is cancelled once", async () => {
    jobs({ delayMs: 9000 });
    const order = world.order();
    const before = world.sent("orderCancel");
    await requestCancel(ask(order));
    await quietFor(order, 2);
    await settleAtOnce();
    await settleAtOnce();
    expect(world.sent("orderCancel")).toBe(before + 2);
    const { leaf, state } = await intentOn(order, "order.cancel");
    expect([state, order.staffNote]).toEqual(["SUCCEEDED", expect.stringContaining(leaf.slice(0, 16))]);
  });

  it("ran and cancelled nothing: refused, and another request can be made", async () => {
    jobs({ failing: 1 });
    const order = world.order();
    expect(await requestCancel(ask(order))).toMatchObject({ ok: false, error: { code: "cancel_not_done" } });
    expect([order.cancelledAt, ...(await phases(order))]).toEqual([null, "intent", "failed"]);
    expect(await requestCancel(ask(order))).toMatchObject({ ok: true, value: { state: "done" } });
  });

  it("found the order cancelled by another hand: not ours, and said", async () => {
    jobs({ delayMs: 700 });
    const order = world.order();
    const asked = requestCancel(ask(order));
    while (world.practice.store.state.jobs.known.size === 0 || !world.sent("orderCancel")) await pause(20);
    await pause(500);
    Object.assign(order, { cancelledAt: new Date().toISOString(), cancelReason: "FRAUD", staffNote: "by phone" });
    expect(await asked).toMatchObject({ ok: false, error: { code: "cancelled_already" } });
    expect(order).toMatchObject({ cancelReason: "FRAUD", staffNote: "by phone" });
  });
});

describe("a cancellation whose answer is lost", () => {
  it.each(["lost_answer", "error_after"] as const)(
    "after %s is found by its note, and not sent again",
    async (kind) => {
      const order = world.order();
      const before = world.sent("orderCancel");
      world.fault({ operation: "orderCancel", kind });
      expect(await requestCancel(ask(order))).toMatchObject({ ok: true, value: { state: "checking" } });
      await pause(400);
      await settleAtOnce();
      expect((await intentOn(order, "order.cancel")).state).toBe("SUCCEEDED");
      expect(world.sent("orderCancel")).toBe(before + 1);
    },
  );

  it("and that never ran is sent again after a minute of quiet, not before", async () => {
    const order = world.order();
    const before = world.sent("orderCancel");
    world.fault({ operation: "orderCancel", kind: "error_before" });
    expect(await requestCancel(ask(order))).toMatchObject({ ok: true, value: { state: "checking" } });
    await settleAtOnce();
    expect(world.sent("orderCancel")).toBe(before + 1);
    await quietFor(order, 2);
    await settleAtOnce();
    expect(world.sent("orderCancel")).toBe(before + 2);
    expect((await intentOn(order, "order.cancel")).state).toBe("SUCCEEDED");
  });

  it("and that another hand made meanwhile is not taken for ours", async () => {
    const order = world.order();
    world.fault({ operation: "orderCancel", kind: "error_before" });
    await requestCancel(ask(order));
    Object.assign(order, { cancelledAt: new Date().toISOString(), cancelReason: "OTHER", staffNote: "by phone" });
    await settleAtOnce();
    await quietFor(order, 11);
    await settleAtOnce();
    expect((await intentOn(order, "order.cancel")).state).toBe("STALE");
  });

  it("throttled surely did not run: queued, and sent when Shopify takes it", async () => {
    const order = world.order();
    world.fault({ operation: "orderCancel", kind: "throttled", ms: 20_000 });
    expect(await requestCancel(ask(order))).toMatchObject({ ok: true, value: { state: "queued" } });
    expect(order.cancelledAt).toBeNull();
    world.practice.store.state.buckets.clear();
    await settleAtOnce();
    expect((await intentOn(order, "order.cancel")).state).toBe("SUCCEEDED");
  });

  it("because the process died on the way is found", async () => {
    const order = world.order();
    const ports = { ...gatePorts, at: dyingAt("answered") };
    await expect(performWith(cancelOrder, ask(order), ports)).rejects.toThrow("killed");
    expect(order.cancelledAt).not.toBeNull();
    await quietFor(order, 2);
    await settleAtOnce();
    expect(await intentOn(order, "order.cancel")).toMatchObject({ state: "SUCCEEDED", sends: 1 });
  });
});
