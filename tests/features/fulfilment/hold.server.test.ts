import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { readParts } from "../../../app/features/fulfilment/read-shipping.server";
import { holdPart } from "../../../app/features/fulfilment/hold-part.effect.server";
import { requestHold, requestRelease } from "../../../app/features/fulfilment/request-shipping.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import type { Actor } from "../../../app/features/policy/standing";
import { putOnHold } from "../../practice/shop/holds";
import { OUR_APP, type Order } from "../../practice/shop/state";
import { notAdmitted } from "../../support/admitted";
import { aChangeWorld, asks, gidOf, intentOn, quietFor, type ChangeWorld } from "../../support/change-world";
import { phases } from "../../support/intents";
import { OWNER, STRANGER } from "../../support/people";
import { LOTO } from "../../support/practice-shop";
import { settleAtOnce } from "../../support/settle";
import { holdGid, partGid, partIn } from "./shipping-cases";

let world: ChangeWorld;
let her: Actor;
beforeAll(async () => {
  world = await aChangeWorld();
  her = await world.who({ "order.hold": "can" });
});
afterAll(() => world.close());
afterEach(() => {
  world.practice.store.state.faults.length = 0;
  world.practice.store.state.buckets.clear();
});

const OTHER_APP = { id: "gid://shopify/App/77", title: "A warehouse" };

function hold(order: Order, actor = her, change: object = {}) {
  const input = { orderGid: gidOf(order), partGid: partGid(partIn(world, order)), reason: "INCORRECT_ADDRESS" };
  return asks(actor, { ...input, ...change });
}

function held(order: Order, by: { id: string; title: string } = OUR_APP) {
  const { state } = world.practice.store;
  const of = { state, shop: world.practice.shop(), order };
  const handle = `planted-${String(partIn(world, order).holds.length)}`;
  return putOnHold(of, partIn(world, order), { reason: "OTHER", notes: null, handle, app: by });
}

function release(order: Order, holds: readonly { id: number }[], actor = her) {
  const input = { orderGid: gidOf(order), partGid: partGid(partIn(world, order)), holdGids: holds.map(holdGid) };
  return asks(actor, input);
}

const reasons = (order: Order) => partIn(world, order).holds.map(({ reason }) => reason);

describe("a hold", () => {
  it("stops the part, with our note and a handle of its own", async () => {
    const order = world.order();
    expect(await requestHold(hold(order))).toMatchObject({ ok: true, value: { state: "done" } });
    const { leaf, number, idemKey } = await intentOn(order, "order.hold");
    expect(partIn(world, order).holds).toMatchObject([
      {
        reason: "INCORRECT_ADDRESS",
        notes: `Chiara B. via Delega · D-${String(number)} · ${leaf.slice(0, 16)}`,
        handle: `delega-${idemKey}`,
      },
    ]);
  });

  it("is recorded with before and after, and names the hold", async () => {
    const order = world.order();
    await requestHold(hold(order));
    const [entry] = await listEntries(LOTO, { limit: 1, orderGid: gidOf(order) });
    expect(entry?.entry).toMatchObject({
      phase: "done",
      effect: "order.hold",
      input: { order: order.name, part: partGid(partIn(world, order)), reason: "INCORRECT_ADDRESS" },
      before: { status: "OPEN", holds: [] },
      after: { status: "ON_HOLD", holds: ["INCORRECT_ADDRESS"] },
      shopify: { changed: holdGid(partIn(world, order).holds[0] ?? { id: 0 }) },
    });
  });

  it("can lie beside another app's, and beside an earlier one of ours", async () => {
    const order = world.order();
    held(order, OTHER_APP);
    for (const reason of ["AWAITING_PAYMENT", "OTHER"])
      expect(await requestHold(hold(order, her, { reason }))).toMatchObject({ ok: true });
    expect(reasons(order)).toEqual(["OTHER", "AWAITING_PAYMENT", "OTHER"]);
  });

  it("asked for twice at once and again is one", async () => {
    const order = world.order();
    const twice = hold(order);
    await Promise.all([requestHold(twice), requestHold(twice)]);
    await requestHold(twice);
    expect(reasons(order)).toEqual(["INCORRECT_ADDRESS"]);
  });

  it("is the owner's without a rule; is asked for or denied where the rule says so", async () => {
    expect(await requestHold(hold(world.order(), OWNER))).toMatchObject({ ok: true });
    const before = world.sent("fulfillmentOrderHold");
    const asking = await world.who({ "order.hold": "ask" }, "9000000011");
    const denied = await world.who({ "order.hold": "deny" }, "9000000012");
    for (const [actor, code] of [
      [asking, "must_ask"],
      [denied, "denied"],
      [STRANGER, "denied"],
    ] as const)
      expect(await requestHold(hold(world.order(), actor))).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("fulfillmentOrderHold")).toBe(before);
  });

  const refusals: [string, (order: Order) => void, string][] = [
    ["of a cancelled order", (order) => void (order.cancelledAt = new Date().toISOString()), "cancelled_already"],
    [
      "of a part of which all has left",
      (order) => Object.assign(order.lines[0] ?? {}, { fulfilled: 1000 }),
      "nothing_to_send",
    ],
    [
      "beyond the ten that Shopify takes of us",
      (order) => Array.from({ length: 10 }, () => held(order)),
      "hold_too_many",
    ],
  ];
  it.each(refusals)("%s is refused before anything is sent", async (_, happen, code) => {
    const order = world.order();
    const wanted = hold(order);
    happen(order);
    const before = world.sent("fulfillmentOrderHold");
    expect(await requestHold(wanted)).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("fulfillmentOrderHold")).toBe(before);
  });

  it("of a part that another order has, or nobody, is not found", async () => {
    for (const gid of [partGid(partIn(world, world.order())), "gid://shopify/FulfillmentOrder/1"])
      expect(await requestHold(hold(world.order(), her, { partGid: gid }))).toMatchObject({
        ok: false,
        error: { code: "not_found" },
      });
  });

  it("without the owner's permission in Shopify is said as that", async () => {
    const order = world.order();
    const scopes = world.practice.shop().grantedScopes;
    const wanted = hold(order);
    scopes.delete("write_merchant_managed_fulfillment_orders");
    for (const token of world.practice.store.state.tokens.values())
      token.scopes = token.scopes.filter((scope) => scope !== "write_merchant_managed_fulfillment_orders");
    expect(await requestHold(wanted)).toMatchObject({ ok: false, error: { code: "scope_missing" } });
    scopes.add("write_merchant_managed_fulfillment_orders");
    for (const token of world.practice.store.state.tokens.values())
      token.scopes.push("write_merchant_managed_fulfillment_orders");
  });
});

describe("a hold that does not go as planned", () => {
  it("is stale when something left meanwhile, and holds nothing", async () => {
    const order = world.order();
    const at = (point: string) => {
      if (point === "claimed") Object.assign(order.lines[0] ?? {}, { removed: 1 });
      return Promise.resolve();
    };
    const answer = await performWith(holdPart, hold(order), { ...gatePorts, at });
    expect(answer).toMatchObject({ ok: false, error: { code: "stale" } });
    expect([reasons(order), await phases(order)]).toEqual([[], ["intent", "stale"]]);
  });

  it.each(["lost_answer", "error_after"] as const)("after %s is found by its note: one hold", async (kind) => {
    const order = world.order();
    world.fault({ operation: "fulfillmentOrderHold", kind });
    expect(await requestHold(hold(order))).toMatchObject({ ok: true, value: { state: "checking" } });
    await settleAtOnce();
    expect((await intentOn(order, "order.hold")).state).toBe("SUCCEEDED");
    expect(reasons(order)).toEqual(["INCORRECT_ADDRESS"]);
  });

  it("that never ran is sent again after a minute of quiet", async () => {
    const order = world.order();
    world.fault({ operation: "fulfillmentOrderHold", kind: "error_before" });
    await requestHold(hold(order));
    await settleAtOnce();
    expect(reasons(order)).toEqual([]);
    await quietFor(order, 2);
    await settleAtOnce();
    expect(reasons(order)).toEqual(["INCORRECT_ADDRESS"]);
  });

  it("throttled is queued, and sent when Shopify takes it", async () => {
    const order = world.order();
    world.fault({ operation: "fulfillmentOrderHold", kind: "throttled", ms: 20_000 });
    expect(await requestHold(hold(order))).toMatchObject({ ok: true, value: { state: "queued" } });
    world.practice.store.state.buckets.clear();
    await settleAtOnce();
    expect(reasons(order)).toEqual(["INCORRECT_ADDRESS"]);
  });

  it("does not take another app's hold with our words for its own", async () => {
    const order = world.order();
    world.fault({ operation: "fulfillmentOrderHold", kind: "lost_answer" });
    await requestHold(hold(order));
    const [ours] = partIn(world, order).holds;
    Object.assign(ours ?? {}, { app: OTHER_APP });
    await settleAtOnce();
    expect((await intentOn(order, "order.hold")).state).toBe("UNKNOWN");
    Object.assign(ours ?? {}, { app: OUR_APP });
    await settleAtOnce();
    expect((await intentOn(order, "order.hold")).state).toBe("SUCCEEDED");
  });
});

describe("a release", () => {
  it("lifts what it names and nothing else, and the record says what", async () => {
    const order = world.order();
    const [mine, theirs] = [held(order), held(order, OTHER_APP)];
    expect(await requestRelease(release(order, [mine]))).toMatchObject({ ok: true, value: { state: "done" } });
    expect(partIn(world, order).holds).toEqual([theirs]);
    const [entry] = await listEntries(LOTO, { limit: 1, orderGid: gidOf(order) });
    expect(entry?.entry).toMatchObject({
      effect: "order.release",
      input: { released: ["OTHER"] },
      before: { status: "ON_HOLD", holds: ["OTHER", "OTHER"] },
      after: { status: "ON_HOLD", holds: ["OTHER"] },
    });
  });

  it("of none is bad input: Shopify would lift them all", async () => {
    const order = world.order();
    held(order);
    expect(await requestRelease(release(order, []))).toMatchObject({ ok: false, error: { code: "bad_input" } });
    expect(partIn(world, order).holds).toHaveLength(1);
  });

  it("of one that is gone, or another order's, is refused", async () => {
    const order = world.order();
    held(order);
    const elsewhere = held(world.order());
    expect(await requestRelease(release(order, [elsewhere]))).toMatchObject({
      ok: false,
      error: { code: "hold_gone" },
    });
    expect(partIn(world, order).holds).toHaveLength(1);
  });

  it("takes the same right as a hold", async () => {
    const order = world.order();
    const one = held(order);
    const denied = await world.who({ "order.hold": "deny" }, "9000000013");
    expect(await requestRelease(release(order, [one], denied))).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(partIn(world, order).holds).toHaveLength(1);
  });

  it("after a lost answer is found done; that never ran is sent again", async () => {
    for (const kind of ["lost_answer", "error_before"] as const) {
      const order = world.order();
      const wanted = release(order, [held(order)]);
      world.fault({ operation: "fulfillmentOrderReleaseHold", kind });
      expect(await requestRelease(wanted)).toMatchObject({ ok: true, value: { state: "checking" } });
      await settleAtOnce();
      await quietFor(order, 2);
      await settleAtOnce();
      expect((await intentOn(order, "order.release")).state).toBe("SUCCEEDED");
      expect(partIn(world, order).holds).toEqual([]);
    }
  });
});

describe("what a form needs", () => {
  it("the parts with something left, their place, and what holds them", async () => {
    const order = world.order(2);
    held(order);
    const parts = await readParts(LOTO, gidOf(order));
    expect(parts).toMatchObject({
      ok: true,
      value: [
        { place: "Magazzino", holds: [{ reason: "OTHER", ours: true }], lines: [{ left: 1000 }] },
        { place: "Bottega", holds: [], lines: [{ left: 1000 }] },
      ],
    });
  });
});

describe("control: a change that nobody admitted", () => {
  it("is noticed, with another part, without anything that varies, and under an unknown key", async () => {
    const order = world.order();
    await requestHold(hold(order));
    const own = world.practice.store.state.mutations.findLast(({ fields }) => fields.includes("fulfillmentOrderHold"));
    if (own === undefined) throw new Error("nothing was sent");
    const elsewhere = { ...(own.variables as object), id: partGid(partIn(world, world.order())) };
    const past = [
      { ...own, variables: elsewhere },
      { ...own, variables: {} },
      { ...own, idempotencyKey: "past" },
    ];
    expect(await notAdmitted(LOTO, [own, ...past])).toEqual(past);
  });
});
