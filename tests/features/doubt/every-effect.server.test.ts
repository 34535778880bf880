import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EFFECTS } from "../../../app/effects.server";
import { openChange } from "../../../app/features/doubt/open-change";
import { readDoubt } from "../../../app/features/doubt/read-doubt.server";
import { isChosenFrom, movesMoney } from "../../../app/features/doubt/what";
import { requestParcel, requestTracking } from "../../../app/features/fulfilment/request-shipping.server";
import { decideDoubt, lookAgain, readOpenChanges } from "../../../app/features/gate/decide-doubt.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { settleIntent } from "../../../app/features/gate/settle-unknown.server";
import type { Actor } from "../../../app/features/policy/standing";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { aChangeWorld, asks, gidOf, intentOn, type ChangeWorld } from "../../support/change-world";
import { phases } from "../../support/intents";
import { LOTO_SHOP, OWNER } from "../../support/people";
import { LOTO } from "../../support/practice-shop";
import { settleAtOnce } from "../../support/settle";
import { note, sends } from "../changes/a-change";
import { parcelGid, partIn, TRACKING, wholeParcel } from "../fulfilment/shipping-cases";
import { EACH_EFFECT, type EachEffect } from "./each-effect";

const MAY = [
  ...["order.note", "order.tags", "order.email", "order.address", "customer.email", "customer.address"],
  ...["order.cancel", "order.fulfil", "order.tracking", "order.hold"],
];
let world: ChangeWorld;
let her: Actor;
beforeAll(async () => {
  world = await aChangeWorld();
  her = await world.who(Object.fromEntries(MAY.map((action) => [action, "can"])));
});
afterAll(() => world.close());
afterEach(() => {
  world.practice.store.state.faults.length = 0;
});

const CASES = EACH_EFFECT.map((one) => [one.effect, one] as const);
const DEAF = {
  ...gatePorts,
  doors: (shop: string) => ({
    ...gatePorts.doors(shop),
    read: () => Promise.resolve({ ok: false as const, error: { code: "shopify_unreachable" as const } }),
  }),
};

/** A change whose answer was lost. `ran` = Shopify has made it all the same. */
async function lost({ effect, operation, asked }: EachEffect, ran: boolean): Promise<{ order: Order; id: string }> {
  const order = world.order();
  world.fault({ operation, kind: ran ? "lost_answer" : "error_before" });
  expect(await asked({ world, actor: her, order })).toMatchObject({ ok: true, value: { state: "checking" } });
  // A cancellation is a job of Shopify's: it runs a moment later.
  if (effect === "order.cancel") await pause(400);
  return { order, id: (await intentOn(order, effect)).id };
}

/** The same, left to the owner: for twenty hours Shopify could not be asked. */
async function leftToOwner(one: EachEffect, ran: boolean): Promise<{ order: Order; id: string }> {
  const { order, id } = await lost(one, ran);
  await inShop(LOTO, (tx) =>
    tx.query("update intent set first_sent_at = first_sent_at - interval '20 hours' where id = $1", [id]),
  );
  await settleIntent(await intentOn(order, one.effect), { shop: LOTO_SHOP, effects: EFFECTS, ports: DEAF });
  expect((await intentOn(order, one.effect)).state).toBe("NEEDS_OWNER");
  return { order, id };
}

const rows = async () =>
  (await readDoubt({ shop: LOTO_SHOP, actor: OWNER, now: new Date().toISOString() }, EFFECTS)).rows;
const rowOf = async (id: string) => (await rows()).find((row) => row.id === id);
const look = (id: string) => lookAgain(EFFECTS, { shop: LOTO_SHOP, intentId: id });
const decides = (input: object, effects = EFFECTS) =>
  decideDoubt(effects, { shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input });
const openFor = async (id: string) => {
  const read = await readOpenChanges(EFFECTS, { shop: LOTO_SHOP, intentId: id });
  if (!read.ok) throw new Error(read.error.code);
  return read.value.open.map((one) => openChange(read.value.effect, one));
};
it("the table has every effect that can be in doubt", () => {
  expect(EACH_EFFECT.map(({ effect }) => effect).toSorted()).toEqual([...EFFECTS.keys()].toSorted());
});

describe("an answer of Shopify's that was lost", () => {
  it.each(CASES)("of %s: told with its order and nothing of the customer, found by a look, settled", async (_, one) => {
    const { order, id } = await lost(one, true);
    const row = await rowOf(id);
    expect(row).toMatchObject({ effect: one.effect, kind: "unanswered", orderName: order.name, who: "Chiara Bianchi" });
    expect(row?.amount).toEqual(movesMoney(one.effect) ? { amountMinor: 500, currency: "EUR" } : null);
    const personal = ["nuova@cliente.example", "Via Nuova 7", "Richiamare", TRACKING.number, order.email ?? "@"];
    expect(personal.filter((text) => JSON.stringify(row).includes(text))).toEqual([]);
    expect(await look(id)).toMatchObject({ ok: true, value: { outcome: "found" } });
    expect(await intentOn(order, one.effect)).toMatchObject({ state: "SUCCEEDED", sends: 1 });
    expect(await rowOf(id)).toBeUndefined();
    expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
  });

  it.each(CASES)("of %s, left to the owner, is still settled by their look when it is there", async (_, one) => {
    const { order, id } = await leftToOwner(one, true);
    expect(await rowOf(id)).toMatchObject({ kind: "needs_owner" });
    expect(await openFor(id)).toHaveLength(isChosenFrom(one.effect) ? 1 : 0);
    expect(await decides({ intentId: id, answer: "not_happened" })).toMatchObject({ value: { outcome: "found" } });
    expect((await intentOn(order, one.effect)).state).toBe("SUCCEEDED");
  });
});

describe("what no look-up can settle", () => {
  it.each(CASES)("of %s: the owner says that it did not happen, and it is never sent again", async (_, one) => {
    const { order, id } = await leftToOwner(one, false);
    expect(await look(id)).toMatchObject({ value: { outcome: "open" } });
    expect(await decides({ intentId: id, answer: "not_happened" })).toMatchObject({
      value: { outcome: "not_happened" },
    });
    await settleAtOnce();
    expect(await intentOn(order, one.effect)).toMatchObject({
      state: "FAILED",
      sends: 1,
      problem: { code: "owner_released" },
    });
    expect(await rowOf(id)).toBeUndefined();
    expect(await phases(order)).toEqual(["intent", "unknown", "needs_owner", "failed", "done"]);
  });

  it.each(CASES)("of %s: the owner says that it happened, without saying which", async (_, one) => {
    const { order, id } = await leftToOwner(one, false);
    expect(await decides({ intentId: id, answer: "happened", changeGid: null })).toMatchObject({
      value: { outcome: "happened" },
    });
    expect(await intentOn(order, one.effect)).toMatchObject({ state: "SUCCEEDED", after: null });
  });
});

describe("what is there but bears no mark of ours", () => {
  const UNMARKED: Readonly<Record<string, (order: Order) => void>> = {
    "refund.issue": (order) => void Object.assign(order.refunds[0] ?? {}, { note: "thank you" }),
    "order.cancel": (order) => void Object.assign(order, { staffNote: "by phone" }),
    "order.fulfil": (order) => void Object.assign(order.fulfilments[0] ?? {}, { tracking: [] }),
    "order.hold": (order) => void Object.assign(partIn(world, order).holds[0] ?? {}, { notes: "by phone" }),
  };
  const CHOSEN = CASES.filter(([effect]) => isChosenFrom(effect));

  it.each(CHOSEN)("of %s: not to be called undone; the owner says which it is", async (effect, one) => {
    const { order, id } = await leftToOwner(one, true);
    UNMARKED[effect]?.(order);
    expect(await decides({ intentId: id, answer: "not_happened" })).toMatchObject({
      ok: false,
      error: { code: "change_unexplained" },
    });
    const [open] = await openFor(id);
    const says = { intentId: id, answer: "happened", changeGid: open?.gid };
    expect(await decides(says)).toMatchObject({ ok: true, value: { outcome: "happened" } });
    expect(await intentOn(order, effect)).toMatchObject({ state: "SUCCEEDED", resultGid: open?.gid });
  });

  it.each(CHOSEN)("control, of %s: whoever does not see it would call it undone", async (effect, one) => {
    const { order, id } = await leftToOwner(one, true);
    UNMARKED[effect]?.(order);
    const known = EFFECTS.get(effect);
    if (known === undefined) throw new Error("no such effect");
    const blind = new Map([[effect, { ...known, shown: () => Promise.resolve({ ok: true as const, value: [] }) }]]);
    expect(await decides({ intentId: id, answer: "not_happened" }, blind)).toMatchObject({
      value: { outcome: "not_happened" },
    });
  });

  it("of a parcel: another change of the same parcel does not explain it", async () => {
    const parcel = EACH_EFFECT.find(({ effect }) => effect === "order.fulfil");
    if (parcel === undefined) throw new Error("no parcel");
    const unnumbered = {
      ...parcel,
      asked: ({ order }: { order: Order }) =>
        requestParcel(asks(her, { ...wholeParcel(world, order), tracking: null })),
    };
    const { order, id } = await leftToOwner(unnumbered, true);
    const [sent] = order.fulfilments;
    const input = {
      orderGid: gidOf(order),
      parcelGid: parcelGid(sent ?? { id: 0 }),
      tracking: TRACKING,
      notify: false,
    };
    expect(await requestTracking(asks(her, input))).toMatchObject({ ok: true, value: { state: "done" } });
    expect(await openFor(id)).toMatchObject([{ tracking: "BRT …6784", byDelega: null }]);
    expect(await decides({ intentId: id, answer: "not_happened" })).toMatchObject({
      error: { code: "change_unexplained" },
    });
  });

  it("of a cancellation: a note on the same order does not explain it", async () => {
    const cancel = EACH_EFFECT.find(({ effect }) => effect === "order.cancel");
    if (cancel === undefined) throw new Error("no cancellation");
    const noted = {
      ...cancel,
      async asked(asking: Parameters<EachEffect["asked"]>[0]) {
        expect(await sends(her, asking.order, note("Chiede di annullare"))).toMatchObject({ ok: true });
        return cancel.asked(asking);
      },
    };
    const { order, id } = await leftToOwner(noted, true);
    UNMARKED["order.cancel"]?.(order);
    expect(await decides({ intentId: id, answer: "not_happened" })).toMatchObject({
      error: { code: "change_unexplained" },
    });
  });
});

describe("control: a list that knows refunds only", () => {
  it("neither looks for a parcel nor lets the owner decide about it", async () => {
    const one = EACH_EFFECT.find(({ effect }) => effect === "order.fulfil");
    if (one === undefined) throw new Error("no parcel");
    const { order, id } = await leftToOwner(one, true);
    const refunds = new Map([...EFFECTS].filter(([name]) => name === "refund.issue"));
    expect(await lookAgain(refunds, { shop: LOTO_SHOP, intentId: id })).toMatchObject({ error: { code: "not_found" } });
    expect(await decides({ intentId: id, answer: "happened", changeGid: null }, refunds)).toMatchObject({
      error: { code: "not_found" },
    });
    expect((await intentOn(order, "order.fulfil")).state).toBe("NEEDS_OWNER");
  });
});
