import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvableKind } from "../../../app/features/approvals/approvable.server";
import { doApproved } from "../../../app/features/approvals/do-approved.server";
import { readApprovals, readRequest } from "../../../app/features/approvals/read-approvals.server";
import { changeOrder, type Typed } from "../../../app/features/changes/change-order.server";
import { readChange } from "../../../app/features/changes/read-change.server";
import { takeStep, type Taken } from "../../../app/features/fulfilment/take-step.server";
import { approve } from "../../../app/features/gate/answer-approval.server";
import { savePerson } from "../../../app/features/policy/person-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { usualAnswer } from "../../../app/features/gate/request-list-store.server";
import { inShop as inShopOf } from "../../../app/platform/db.server";
import { EFFECTS } from "../../../app/effects.server";
import { putOnHold } from "../../practice/shop/holds";
import { sendParcel } from "../../practice/shop/parcels";
import { OUR_APP, type Order } from "../../practice/shop/state";
import { aChangeWorld, gidOf, intentOn, type ChangeWorld } from "../../support/change-world";
import { LOTO_SHOP, OWNER } from "../../support/people";
import { LOTO } from "../../support/practice-shop";
import { holdGid, parcelGid, partGid, partIn, TRACKING, wholeParcel } from "../fulfilment/shipping-cases";

const SHOP = { ...LOTO_SHOP, ownerName: "Marta Rossi" };
const VIA = { firstName: "", lastName: "", address1: "Via Nuova 7", address2: "", zip: "35121", city: "Padova" };

let world: ChangeWorld;
let her: Actor;
beforeAll(async () => {
  world = await aChangeWorld();
  her = await world.who({
    "order.note": "ask",
    "order.tags": "ask",
    "order.email": "ask",
    "order.address": "ask",
    "order.fulfil": "ask",
    "order.tracking": "ask",
    "order.hold": "ask",
    "order.cancel": "ask",
  });
  const [firstName, lastName] = ["Marta", "Rossi"];
  const email = { email: "marta@lotolento.example", emailVerified: true, locale: "it" };
  await savePerson(LOTO, {
    ...{ userId: OWNER.userId, firstName, lastName, ...email },
    ...{ accountOwner: true, collaborator: false },
  });
});
afterAll(() => world.close());

type Asked = { readonly words?: string };
type Case = {
  readonly effect: string;
  /** What the owner reads of it. */
  readonly reads: readonly string[];
  readonly ask: (order: Order, asked: Asked) => Promise<{ ok: boolean }>;
  /** The mutation that it takes. */
  readonly field: string;
  /** Makes it something else than was approved. */
  readonly meddle: (order: Order) => void;
};

const asking = (order: Order, asked: Asked) => ({
  ...{ shop: SHOP, actor: her, requestKey: randomUUID(), orderGid: gidOf(order) },
  ...asked,
});
const changes =
  (typed: Pick<Typed, "what" | "value">): Case["ask"] =>
  async (order, asked) => {
    const view = await readChange({ shop: LOTO_SHOP, actor: her }, { what: typed.what, orderGid: gidOf(order) });
    const seen = view.ok ? view.value.seen : "";
    return changeOrder(asking(order, asked), { seen, ...typed } as Typed);
  };
const steps =
  (taken: (order: Order) => Taken): Case["ask"] =>
  (order, asked) =>
    takeStep(asking(order, asked), taken(order));

const inShop = (order: Order) => ({ state: world.practice.store.state, shop: world.practice.shop(), order });
const cancelled = (order: Order) => void (order.cancelledAt = "2026-01-01T00:00:00.000Z");

const CASES: readonly Case[] = [
  {
    effect: "order.note",
    reads: ["Call before noon"],
    ask: changes({ what: "note", value: "Call before noon" }),
    field: "orderUpdate",
    meddle: (order) => void (order.note = "Somebody else's"),
  },
  {
    effect: "order.tags",
    reads: ["vip, gift"],
    ask: changes({ what: "tags", value: { add: ["vip", "gift"], remove: [] } }),
    field: "tagsAdd",
    meddle: (order) => void order.tags.push("gift"),
  },
  {
    effect: "order.email",
    reads: ["nuova@cliente.example"],
    ask: changes({ what: "email", value: "nuova@cliente.example" }),
    field: "orderUpdate",
    meddle: (order) => void (order.email = "other@cliente.example"),
  },
  {
    effect: "order.address",
    reads: ["Via Nuova 7", "35121", "Padova"],
    ask: changes({ what: "address", value: { ...VIA, provinceCode: "PD" } }),
    field: "orderUpdate",
    meddle: (order) => void Object.assign(order.shippingAddress ?? {}, { city: "Verona" }),
  },
  {
    effect: "order.cancel",
    reads: ["steps:cancel_CUSTOMER", "approvals:yes", "approvals:no"],
    ask: steps(() => ({ intent: "cancel", choice: { reason: "CUSTOMER", restock: true, notify: false } })),
    field: "orderCancel",
    meddle: cancelled,
  },
  {
    effect: "order.fulfil",
    reads: [TRACKING.company, TRACKING.number, TRACKING.url],
    ask: steps((order) => {
      const { lines, tracking, notify } = wholeParcel(world, order);
      return { intent: "fulfil", choice: { lines, tracking, notify } };
    }),
    field: "fulfillmentCreate",
    meddle: cancelled,
  },
  {
    effect: "order.hold",
    reads: ["steps:hold_INCORRECT_ADDRESS"],
    ask: steps((order) => ({
      intent: "hold",
      choice: { partGid: partGid(partIn(world, order)), reason: "INCORRECT_ADDRESS" },
    })),
    field: "fulfillmentOrderHold",
    meddle: cancelled,
  },
  {
    effect: "order.release",
    reads: ["1"],
    ask: steps((order) => {
      const part = partIn(world, order);
      const hold = putOnHold(inShop(order), part, { reason: "OTHER", notes: null, handle: "x", app: OUR_APP });
      return { intent: "release", choice: { partGid: partGid(part), holdGids: [holdGid(hold)] } };
    }),
    field: "fulfillmentOrderReleaseHold",
    meddle: (order) => void (partIn(world, order).holds.length = 0),
  },
  {
    effect: "order.tracking",
    reads: ["1Z999AA10199999999"],
    ask: steps((order) => {
      const one = partIn(world, order);
      const [line] = one.lines;
      if (line === undefined) throw new Error("nothing to send");
      const parcel = sendParcel(inShop(order), [{ one, line, quantity: 1 }], [TRACKING]);
      const tracking = { ...TRACKING, number: "1Z999AA10199999999" };
      return { intent: "tracking", choice: { parcelGid: parcelGid(parcel), tracking, notify: false } };
    }),
    field: "fulfillmentTrackingInfoUpdate",
    meddle: ({ fulfilments: [parcel] }) => void Object.assign(parcel ?? {}, { status: "CANCELLED" }),
  },
];

async function waiting(one: Case) {
  const order = world.order();
  const before = world.sent(one.field);
  const asked = await one.ask(order, { words: "The customer wrote twice." });
  expect(asked).toMatchObject({ ok: true, value: { state: "asked" } });
  const { id } = await intentOn(order, one.effect);
  const request = await readRequest({ shop: LOTO_SHOP, actor: OWNER }, id);
  if (!request.ok) throw new Error(request.error.code);
  return { order, id, request: request.value, sent: () => world.sent(one.field) - before };
}

const yes = (id: string, seen: string) =>
  approve({ shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input: { intentId: id, seen, text: "" } });
const doIt = (id: string) => doApproved({ shop: LOTO_SHOP, actor: her }, id);

describe("every change that can be asked for", () => {
  it("is every effect of a shop that there is", () => {
    const unknown = [...EFFECTS.keys()].filter((name) => !approvableKind(name).ok);
    expect(unknown).toEqual([]);
  });

  it.each(CASES)("$effect: the owner reads what it is, says yes, and it is done once", async (one) => {
    const { id, request, sent } = await waiting(one);
    const read = request.details.map((detail) => ("text" in detail ? detail.text : detail.word));
    expect(read).toEqual(expect.arrayContaining([...one.reads]));
    expect(request).toMatchObject({ note: "The customer wrote twice.", decides: true, mayBeLess: false });
    expect(request.link).toMatch(new RegExp(`/app/approvals/${id}$`));
    expect(sent()).toBe(0);

    expect(await yes(id, request.seen)).toMatchObject({ ok: true });
    expect(sent()).toBe(0);
    const [first, second] = await Promise.all([doIt(id), doIt(id)]);
    expect([first, second].some(({ ok }) => ok)).toBe(true);
    expect(await doIt(id)).toMatchObject({ ok: true });
    expect(sent()).toBe(1);
  });

  it.each(CASES)("$effect: changed meanwhile, it is not what was approved", async (one) => {
    const { order, id, request, sent } = await waiting(one);
    await yes(id, request.seen);
    one.meddle(order);
    expect(await doIt(id)).toMatchObject({ ok: false });
    expect(sent()).toBe(0);
  });

  it.each(CASES)("$effect: without words it is no question, and refused", async (one) => {
    const order = world.order();
    const before = world.sent(one.field);
    const asked = await one.ask(order, {});
    expect(asked).toMatchObject({ ok: false, error: { code: "must_ask" } });
    expect(world.sent(one.field)).toBe(before);
  });

  it("the owner reads the order and its customer's past beside it, the asker does not", async () => {
    const [note] = CASES;
    if (note === undefined) throw new Error("no case");
    const { id, request, order } = await waiting(note);
    const paid = order.transactions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(request.context).toMatchObject({ total: { amountMinor: paid }, refunded: { amountMinor: 0 } });
    const hers = await readRequest({ shop: LOTO_SHOP, actor: her }, id);
    expect(hers).toMatchObject({ ok: true, value: { context: null, decides: false, week: { count: 0 } } });
    expect(hers.ok && hers.value.details).toEqual(request.details);
  });

  it("the newest has its page however many wait before it", async () => {
    const [note] = CASES;
    if (note === undefined) throw new Error("no case");
    const asked = Array.from({ length: 51 }, () => note.ask(world.order(), { words: "" }));
    await Promise.all(asked);
    const { id, request } = await waiting(note);
    expect(request.id).toBe(id);
    const { waiting: listed } = await readApprovals({ shop: LOTO_SHOP, actor: OWNER });
    expect(listed.map((one) => one.id)).not.toContain(id);
  });

  it("how long an answer usually takes is the median of those that were given", async () => {
    const known = await usualAnswer(LOTO);
    await inShopOf(LOTO, (tx) =>
      tx.query("update approval_request set asked_at = answered_at - interval '2 hours' where answered_at is not null"),
    );
    expect(known).not.toBe(null);
    expect(await usualAnswer(LOTO)).toBe(7200);
    await inShopOf(LOTO, (tx) =>
      tx.query(
        "update approval_request set answered_at = answered_at - interval '61 days', asked_at = asked_at - interval '61 days'",
      ),
    );
    expect(await usualAnswer(LOTO)).toBe(null);
  });
});
