import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { readParcels } from "../../../app/features/fulfilment/read-shipping.server";
import { requestParcel } from "../../../app/features/fulfilment/request-shipping.server";
import { sendParcel } from "../../../app/features/fulfilment/send-parcel.effect.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import type { Actor } from "../../../app/features/policy/standing";
import { putOnHold } from "../../practice/shop/holds";
import { cancelParcel, sendParcel as leave } from "../../practice/shop/parcels";
import { OUR_APP, type Order } from "../../practice/shop/state";
import { aChangeWorld, asks, gidOf, intentOn, quietFor, type ChangeWorld } from "../../support/change-world";
import { phases } from "../../support/intents";
import { OWNER, STRANGER } from "../../support/people";
import { LOTO } from "../../support/practice-shop";
import { settleAtOnce } from "../../support/settle";
import { lineGid, parcelGid, partIn, TRACKING, wholeParcel } from "./shipping-cases";

let world: ChangeWorld;
let her: Actor;
beforeAll(async () => {
  world = await aChangeWorld();
  her = await world.who({ "order.fulfil": "can" });
});
afterAll(() => world.close());
afterEach(() => {
  world.practice.store.state.faults.length = 0;
  world.practice.store.state.buckets.clear();
});

const send = (order: Order, change: object = {}, actor = her) =>
  asks(actor, { ...wholeParcel(world, order), ...change });
const of = (order: Order) => ({ state: world.practice.store.state, shop: world.practice.shop(), order });

/** Another hand sends a parcel of so many pieces. */
function another(order: Order, quantity: number, number = TRACKING.number) {
  const part = partIn(world, order);
  const [line] = part.lines;
  if (line === undefined) throw new Error("nothing to send");
  return leave(of(order), [{ one: part, line, quantity }], [{ ...TRACKING, number }]);
}

describe("a parcel", () => {
  it("leaves with its tracking, and what was not chosen stays", async () => {
    const order = world.order();
    expect(await requestParcel(send(order, wholeParcel(world, order, 3)))).toMatchObject({
      ok: true,
      value: { state: "done" },
    });
    expect(order.fulfilments).toMatchObject([{ status: "SUCCESS", tracking: [TRACKING], lines: [{ quantity: 3 }] }]);
    expect(order.lines[0]?.fulfilled).toBe(3);
  });

  it("can leave without tracking, and tells the customer only when asked to", async () => {
    const order = world.order();
    await requestParcel(send(order, { tracking: null }));
    expect(order.fulfilments).toMatchObject([{ tracking: [] }]);
    const { variables } =
      world.practice.store.state.mutations.findLast(({ fields }) => fields.includes("fulfillmentCreate")) ?? {};
    expect(variables).toMatchObject({ fulfillment: { notifyCustomer: false } });
    expect(JSON.stringify(variables)).not.toContain("known");
  });

  it("is recorded without what leads to the customer", async () => {
    const order = world.order();
    await requestParcel(send(order));
    const [entry] = await listEntries(LOTO, { limit: 1, orderGid: gidOf(order) });
    expect(entry?.entry).toMatchObject({
      phase: "done",
      effect: "order.fulfil",
      input: { order: order.name, place: "Magazzino", lines: [{ quantity: 1 }] },
      before: { parcel: null },
      after: { parcel: "sent", tracking: { company: ["BRT"], number: ["…6784"], page: ["track.example.com"] } },
      shopify: { changed: parcelGid(order.fulfilments[0] ?? { id: 0 }) },
    });
    expect(JSON.stringify(entry)).not.toContain(TRACKING.number);
  });

  it("asked for twice at once and again is one", async () => {
    const order = world.order();
    const twice = send(order);
    await Promise.all([requestParcel(twice), requestParcel(twice)]);
    await requestParcel(twice);
    expect(order.fulfilments).toHaveLength(1);
  });

  it("is the owner's without a rule; is asked for or denied where the rule says so", async () => {
    expect(await requestParcel(send(world.order(), {}, OWNER))).toMatchObject({ ok: true });
    const before = world.sent("fulfillmentCreate");
    const asking = await world.who({ "order.fulfil": "ask" }, "9000000011");
    const denied = await world.who({ "order.fulfil": "deny" }, "9000000012");
    for (const [actor, code] of [
      [asking, "must_ask"],
      [denied, "denied"],
      [STRANGER, "denied"],
    ] as const)
      expect(await requestParcel(send(world.order(), {}, actor))).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("fulfillmentCreate")).toBe(before);
  });
});

describe("what cannot leave is said before anything is sent", () => {
  const cases: [string, (order: Order) => object, string][] = [
    ["more than is left", (order) => wholeParcel(world, order, 1001), "fulfil_too_many"],
    ["an order that is cancelled", (order) => cancelled(order), "cancelled_already"],
    ["a part on hold", (order) => onHold(order), "fulfil_on_hold"],
    ["a part that was closed", (order) => closed(order), "not_found"],
    ["a line that is nowhere", () => ({ lines: [{ lineGid: lineGid({ id: 1 }), quantity: 1 }] }), "not_found"],
    ["one line twice", (order) => twice(order), "bad_input"],
    ["nothing", () => ({ lines: [] }), "bad_input"],
    ["a page without encryption", () => ({ tracking: { ...TRACKING, url: "http://x.example/1" } }), "bad_input"],
  ];
  it.each(cases)("%s", async (_, change, code) => {
    const order = world.order();
    const before = world.sent("fulfillmentCreate");
    expect(await requestParcel(send(order, change(order)))).toMatchObject({ ok: false, error: { code } });
    expect(world.sent("fulfillmentCreate")).toBe(before);
  });

  it("items that leave from two places: one parcel from each", async () => {
    const order = world.order(2);
    expect(await requestParcel(send(order))).toMatchObject({ ok: false, error: { code: "fulfil_two_places" } });
    for (const line of wholeParcel(world, order).lines)
      expect(await requestParcel(send(order, { lines: [line] }))).toMatchObject({ ok: true });
    expect(order.fulfilments).toHaveLength(2);
  });

  function cancelled(order: Order) {
    const chosen = wholeParcel(world, order);
    order.cancelledAt = new Date().toISOString();
    return chosen;
  }
  function onHold(order: Order) {
    putOnHold(of(order), partIn(world, order), { reason: "OTHER", notes: null, handle: "x", app: OUR_APP });
    return {};
  }
  function closed(order: Order) {
    const chosen = wholeParcel(world, order);
    partIn(world, order).status = "CLOSED";
    return chosen;
  }
  function twice(order: Order) {
    const [line] = wholeParcel(world, order).lines;
    return { lines: [line, line] };
  }

  it("an order of which something left meanwhile: stale, and nothing is sent", async () => {
    const order = world.order();
    const before = world.sent("fulfillmentCreate");
    const at = (point: string) => {
      if (point === "claimed") another(order, 2);
      return Promise.resolve();
    };
    const answer = await performWith(sendParcel, send(order), { ...gatePorts, at });
    expect(answer).toMatchObject({ ok: false, error: { code: "stale" } });
    expect(world.sent("fulfillmentCreate")).toBe(before);
    expect(await phases(order)).toEqual(["intent", "stale"]);
  });
});

describe("a parcel whose answer is lost", () => {
  it.each(["lost_answer", "error_after"] as const)("after %s is found by its number and its items", async (kind) => {
    const order = world.order();
    world.fault({ operation: "fulfillmentCreate", kind });
    expect(await requestParcel(send(order))).toMatchObject({ ok: true, value: { state: "checking" } });
    await settleAtOnce();
    expect(await intentOn(order, "order.fulfil")).toMatchObject({
      state: "SUCCEEDED",
      resultGid: parcelGid(order.fulfilments[0] ?? { id: 0 }),
    });
    expect(order.fulfilments).toHaveLength(1);
  });

  it("and has no number cannot be told from another's: it is never sent again, and the owner decides", async () => {
    const order = world.order();
    world.fault({ operation: "fulfillmentCreate", kind: "lost_answer" });
    await requestParcel(send(order, { tracking: null }));
    await settleAtOnce();
    await quietFor(order, 11);
    await settleAtOnce();
    expect((await intentOn(order, "order.fulfil")).state).toBe("NEEDS_OWNER");
    expect(order.fulfilments).toHaveLength(1);
  });

  it("and that never left is never sent again either", async () => {
    const order = world.order();
    world.fault({ operation: "fulfillmentCreate", kind: "error_before" });
    await requestParcel(send(order));
    await settleAtOnce();
    await quietFor(order, 11);
    await settleAtOnce();
    expect((await intentOn(order, "order.fulfil")).state).toBe("NEEDS_OWNER");
    expect(order.fulfilments).toEqual([]);
  });

  it.each([
    ["with another number", 1, "OTHER"],
    ["with other items", 2, TRACKING.number],
  ])("is not taken for another hand's %s", async (_, quantity, number) => {
    const order = world.order();
    world.fault({ operation: "fulfillmentCreate", kind: "error_before" });
    await requestParcel(send(order));
    another(order, quantity, number);
    await settleAtOnce();
    expect((await intentOn(order, "order.fulfil")).state).toBe("UNKNOWN");
  });

  it("is not taken for one with the same number that was there before", async () => {
    const order = world.order();
    another(order, 1);
    world.fault({ operation: "fulfillmentCreate", kind: "error_before" });
    await requestParcel(send(order));
    await settleAtOnce();
    expect((await intentOn(order, "order.fulfil")).state).toBe("UNKNOWN");
  });

  it("throttled surely did not run: queued, and sent when Shopify takes it, though it is sent once only", async () => {
    const order = world.order();
    world.fault({ operation: "fulfillmentCreate", kind: "throttled", ms: 20_000 });
    expect(await requestParcel(send(order))).toMatchObject({ ok: true, value: { state: "queued" } });
    expect(order.fulfilments).toEqual([]);
    world.practice.store.state.buckets.clear();
    await settleAtOnce();
    expect((await intentOn(order, "order.fulfil")).state).toBe("SUCCEEDED");
    expect(order.fulfilments).toHaveLength(1);
  });
});

describe("what a form needs", () => {
  it("the parcels that are under way, not those that were taken back", async () => {
    const order = world.order();
    const [first, second] = [another(order, 1), another(order, 2)];
    cancelParcel(of(order), second);
    expect(await readParcels(LOTO, gidOf(order))).toMatchObject({
      ok: true,
      value: [{ gid: parcelGid(first), tracking: [TRACKING], items: [{ quantity: 1 }] }],
    });
  });
});
