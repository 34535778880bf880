import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tagOrder } from "../../../app/features/changes/tag-order.effect.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import type { Point } from "../../../app/features/gate/ports";
import type { Order } from "../../practice/shop/state";
import { gidOf, phases } from "../../support/intents";
import { LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import {
  address,
  anOrderToChange,
  aWorld,
  email,
  intentsOf,
  note,
  seenBy,
  sends,
  sent,
  tags,
  type Case,
  type World,
} from "./a-change";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const anOrder = (shipped = false) => anOrderToChange(world.practice, shipped);

describe("a change that is refused leaves the order, the limits and the record as they are", () => {
  const REFUSED: [string, () => Promise<{ order: Order; done: ReturnType<typeof sends> }>, string][] = [
    [
      "of the e-mail after shipping",
      () => withOrder(true, (order) => sends(world.all, order, email())),
      "already_fulfilled",
    ],
    [
      "of the address after shipping",
      () => withOrder(true, (order) => sends(world.all, order, address())),
      "already_fulfilled",
    ],
    ["of the e-mail of a cancelled order", () => cancelled(email()), "order_cancelled"],
    ["of the address of a cancelled order", () => cancelled(address()), "order_cancelled"],
    ["to the tags that it has", () => tagged(["uno"], tags(["UNO"], ["due"])), "nothing_to_change"],
    [
      "to more tags than an order holds",
      () =>
        tagged(
          Array.from({ length: 250 }, (_, index) => `t${String(index)}`),
          tags(["uno"]),
        ),
      "too_many_tags",
    ],
    [
      "to a longer note than there is room for",
      () => noted("a".repeat(4990), note("b".repeat(20)), world.blind),
      "note_too_long",
    ],
    ["of an address where there is none", () => unshipped(), "no_address"],
    ["to nothing, of a note that is not read", () => noted("segreta", note(""), world.blind), "bad_input"],
    [
      "by a stranger",
      () =>
        withOrder(false, async (order) =>
          sends(STRANGER, order, email(), { seen: await seenBy(world.all, order, "email") }),
        ),
      "denied",
    ],
    ["that the rule asks about", () => withOrder(false, (order) => sends(world.support, order, address())), "must_ask"],
    ["of an order that is not there", () => nowhere(), "not_found"],
  ];
  const withOrder = async (shipped: boolean, work: (order: Order) => ReturnType<typeof sends>) => {
    const order = anOrder(shipped);
    return Promise.resolve({ order, done: work(order) });
  };
  const cancelled = (typed: Case) =>
    withOrder(false, async (order) => {
      const seen = await seenBy(world.all, order, typed.what);
      order.cancelledAt = new Date().toISOString();
      return sends(world.all, order, typed, { seen });
    });
  const tagged = (has: string[], typed: Case) =>
    withOrder(false, (order) => {
      order.tags = has;
      return sends(world.all, order, typed);
    });
  const noted = (has: string, typed: Case, who = world.all) =>
    withOrder(false, (order) => {
      order.note = has;
      return sends(who, order, typed);
    });
  const unshipped = () =>
    withOrder(false, async (order) => {
      order.shippingAddress = null;
      return sends(world.all, order, address());
    });
  const nowhere = () =>
    withOrder(false, (order) => sends(OWNER, { ...order, id: 999_999_999_999 }, email(), { seen: "0".repeat(32) }));

  it.each(REFUSED)("%s", async (_, attempt, code) => {
    const { order, done } = await attempt();
    expect(await done).toMatchObject({ ok: false, error: { code } });
    expect(sent(world, order)).toEqual([]);
    expect(await intentsOf(order)).toEqual([]);
    expect(await phases(order)).toEqual([]);
  });

  it("of notes and tags after shipping and after cancelling is none: both stay open", async () => {
    const order = anOrder(true);
    order.cancelledAt = new Date().toISOString();
    expect(await sends(world.all, order, note("dopo"))).toMatchObject({ ok: true });
    expect(await sends(world.all, order, tags(["dopo"]))).toMatchObject({ ok: true });
  });

  it("because Shopify refuses it is failed, once", async () => {
    const order = anOrder();
    order.tags = Array.from({ length: 249 }, (_, index) => `t${String(index)}`);
    const others = (point: Point) => {
      if (point === "ready") order.tags.push("d'altri");
      return Promise.resolve();
    };
    const input = { orderGid: gidOf(order), tags: { add: ["uno"], remove: [] } };
    const ask = { shop: LOTO_SHOP, actor: world.all, requestKey: randomUUID(), input };
    const done = await performWith(tagOrder, ask, { ...gatePorts, at: others });
    expect(done).toMatchObject({ ok: false, error: { code: "shopify_refused" } });
    expect(await phases(order)).toEqual(["intent", "failed"]);
    expect(order.tags).not.toContain("uno");
  });

  it("tells nobody who does not see it whether they guessed right", async () => {
    const order = anOrder();
    const [right, wrong] = [email(order.email ?? ""), email("falsa@cliente.example")];
    for (const guess of [right, wrong])
      expect(await sends(world.support, order, guess)).toMatchObject({ ok: false, error: { code: "must_ask" } });
    for (const guess of [right, wrong])
      expect(await sends(world.blind, order, guess)).toMatchObject({ ok: true, value: { state: "done" } });
  });
});
