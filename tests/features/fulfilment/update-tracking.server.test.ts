import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { requestTracking } from "../../../app/features/fulfilment/request-shipping.server";
import { updateTracking } from "../../../app/features/fulfilment/update-tracking.effect.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import type { Actor } from "../../../app/features/policy/standing";
import { cancelParcel, packAll, sendParcel } from "../../practice/shop/parcels";
import type { Fulfilment, Order } from "../../practice/shop/state";
import { aChangeWorld, asks, gidOf, intentOn, quietFor, type ChangeWorld } from "../../support/change-world";
import { phases } from "../../support/intents";
import { OWNER, STRANGER } from "../../support/people";
import { LOTO } from "../../support/practice-shop";
import { settleAtOnce } from "../../support/settle";
import { parcelGid, partIn, TRACKING } from "./shipping-cases";

let world: ChangeWorld;
let her: Actor;
beforeAll(async () => {
  world = await aChangeWorld();
  her = await world.who({ "order.tracking": "can" });
});
afterAll(() => world.close());
afterEach(() => {
  world.practice.store.state.faults.length = 0;
  world.practice.store.state.buckets.clear();
});

const OLD = { company: "GLS", number: "OLD-1", url: null };
const of = (order: Order) => ({ state: world.practice.store.state, shop: world.practice.shop(), order });

function onItsWay(tracking = [OLD]): { order: Order; parcel: Fulfilment } {
  const order = world.order();
  return { order, parcel: sendParcel(of(order), packAll(of(order), partIn(world, order)), tracking) };
}

const change = ({ order, parcel }: { order: Order; parcel: Fulfilment }, more: object = {}, actor = her) =>
  asks(actor, { orderGid: gidOf(order), parcelGid: parcelGid(parcel), tracking: TRACKING, notify: false, ...more });

describe("another tracking", () => {
  it("takes the place of the old one, and the record shows both without the whole number", async () => {
    const one = onItsWay();
    expect(await requestTracking(change(one, { notify: true }))).toMatchObject({ ok: true, value: { state: "done" } });
    expect(one.parcel.tracking).toEqual([TRACKING]);
    const [entry] = await listEntries(LOTO, { limit: 1, orderGid: gidOf(one.order) });
    expect(entry?.entry).toMatchObject({
      effect: "order.tracking",
      input: { order: one.order.name, parcel: one.parcel.name, notify: true },
      before: { tracking: { company: ["GLS"], number: ["…LD-1"] } },
      after: { tracking: { company: ["BRT"], number: ["…6784"], page: ["track.example.com"] } },
      shopify: { changed: parcelGid(one.parcel) },
    });
    expect(JSON.stringify(entry)).not.toContain(TRACKING.number);
  });

  it("can be changed again and again on one parcel: each time an intent of its own", async () => {
    const one = onItsWay();
    for (const number of ["A-100", "B-200"])
      expect(await requestTracking(change(one, { tracking: { ...TRACKING, number } }))).toMatchObject({ ok: true });
    expect(one.parcel.tracking).toMatchObject([{ number: "B-200" }]);
  });

  it("asked for twice at once and again is one", async () => {
    const before = world.sent("fulfillmentTrackingInfoUpdate");
    const twice = change(onItsWay());
    await Promise.all([requestTracking(twice), requestTracking(twice)]);
    expect(await requestTracking(twice)).toMatchObject({ ok: true });
    expect(world.sent("fulfillmentTrackingInfoUpdate")).toBe(before + 1);
  });

  it("is the owner's without a rule; is asked for or denied where the rule says so", async () => {
    expect(await requestTracking(change(onItsWay(), {}, OWNER))).toMatchObject({ ok: true });
    const before = world.sent("fulfillmentTrackingInfoUpdate");
    const asking = await world.who({ "order.tracking": "ask" }, "9000000011");
    const denied = await world.who({ "order.tracking": "deny" }, "9000000012");
    for (const [actor, code] of [
      [asking, "must_ask"],
      [denied, "denied"],
      [STRANGER, "denied"],
    ] as const)
      expect(await requestTracking(change(onItsWay(), {}, actor))).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("fulfillmentTrackingInfoUpdate")).toBe(before);
  });

  it("that is the same, of several numbers, of a parcel taken back or nobody's is refused before anything is sent", async () => {
    const back = onItsWay();
    cancelParcel(of(back.order), back.parcel);
    const before = world.sent("fulfillmentTrackingInfoUpdate");
    const cases = [
      [change(onItsWay([OLD]), { tracking: OLD }), "tracking_same"],
      [change(onItsWay([OLD, { ...OLD, number: "OLD-2" }])), "tracking_several"],
      [change(back), "parcel_taken_back"],
      [change(onItsWay(), { parcelGid: parcelGid(onItsWay().parcel) }), "not_found"],
      [change(onItsWay(), { tracking: null }), "bad_input"],
    ] as const;
    for (const [ask, code] of cases) expect(await requestTracking(ask)).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("fulfillmentTrackingInfoUpdate")).toBe(before);
  });

  it.each([
    [
      "somebody else changed it",
      ({ parcel }: { parcel: Fulfilment }) => void (parcel.tracking = [{ ...OLD, number: "X" }]),
    ],
    [
      "the parcel was taken back",
      ({ order, parcel }: { order: Order; parcel: Fulfilment }) => cancelParcel(of(order), parcel),
    ],
  ])("is stale when meanwhile %s", async (_, happen) => {
    const one = onItsWay();
    const before = world.sent("fulfillmentTrackingInfoUpdate");
    const at = (point: string) => {
      if (point === "claimed") happen(one);
      return Promise.resolve();
    };
    const answer = await performWith(updateTracking, change(one), { ...gatePorts, at });
    expect(answer).toMatchObject({ ok: false, error: { code: "stale" } });
    expect(world.sent("fulfillmentTrackingInfoUpdate")).toBe(before);
    expect(await phases(one.order)).toEqual(["intent", "stale"]);
  });

  it.each(["lost_answer", "error_after"] as const)("after %s is found there", async (kind) => {
    const one = onItsWay();
    world.fault({ operation: "fulfillmentTrackingInfoUpdate", kind });
    expect(await requestTracking(change(one))).toMatchObject({ ok: true, value: { state: "checking" } });
    await settleAtOnce();
    expect(await intentOn(one.order, "order.tracking")).toMatchObject({ state: "SUCCEEDED", sends: 1 });
  });

  it("that never ran is sent again after a minute of quiet; throttled at once", async () => {
    for (const kind of ["error_before", "throttled"] as const) {
      const one = onItsWay();
      world.fault({ operation: "fulfillmentTrackingInfoUpdate", kind, ms: 20_000 });
      await requestTracking(change(one));
      expect(one.parcel.tracking).toEqual([OLD]);
      world.practice.store.state.buckets.clear();
      await quietFor(one.order, kind === "throttled" ? 0 : 2);
      await settleAtOnce();
      expect(one.parcel.tracking).toEqual([TRACKING]);
    }
  });
});
