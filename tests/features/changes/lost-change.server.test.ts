import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { What } from "../../../app/features/changes/change";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { LOTO } from "../../support/practice-shop";
import { settleAtOnce } from "../../support/settle";
import { gidOf, phases } from "../../support/intents";
import {
  anOrderToChange,
  aWorld,
  changed,
  EACH,
  email,
  intentsOf,
  note,
  seenBy,
  sends,
  sent,
  type World,
} from "./a-change";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const anOrder = (shipped = false) => anOrderToChange(world.practice, shipped);
const EACH_SEALED = EACH.filter(([what]) => what !== "tags");
const OPERATION = { note: "orderUpdate", tags: "tagsAdd", email: "orderUpdate", address: "orderUpdate" } as const;
const fault = (what: What, kind: "error_before" | "lost_answer") =>
  world.practice.store.state.faults.push({ operation: OPERATION[what], kind, times: 1 });

describe("a change made meanwhile by somebody else", () => {
  const meanwhile: Record<string, (order: Order) => void> = {
    note: (order) => (order.note = "d'altri"),
    email: (order) => (order.email = "altri@cliente.example"),
    address: (order) =>
      Object.assign(order, { shippingAddress: { ...order.shippingAddress, address1: "Via Altri 1" } }),
  };

  it.each(EACH_SEALED)(
    "of the %s is noticed: nothing is sent, the page shows how it is now, and then it can be changed",
    async (what, typed, read, wanted) => {
      const order = anOrder();
      const seen = await seenBy(world.all, order, what);
      meanwhile[what]?.(order);
      const requestKey = randomUUID();
      expect(await sends(world.all, order, typed(), { seen, requestKey })).toMatchObject({
        ok: false,
        error: { code: "stale" },
      });
      expect(sent(world, order)).toEqual([]);
      expect(await sends(world.all, order, typed())).toMatchObject({ ok: true, value: { state: "done" } });
      expect(read(order)).toBe(wanted);
    },
  );

  it.each(EACH_SEALED)(
    "of the %s between the decision and a second sending ends as stale, once it is surely not ours",
    async (what, typed) => {
      const order = anOrder();
      fault(what, "error_before");
      expect(await sends(world.all, order, typed())).toMatchObject({ ok: true, value: { state: "checking" } });
      meanwhile[what]?.(order);
      await changed(order, "last_sent_at = last_sent_at - interval '61 seconds'");
      await settleAtOnce();
      expect((await intentsOf(order))[0]).toMatchObject({ state: "UNKNOWN" });
      await changed(
        order,
        "first_absent_at = first_absent_at - interval '11 minutes', last_sent_at = last_sent_at - interval '11 minutes'",
      );
      await settleAtOnce();
      expect((await intentsOf(order))[0]).toMatchObject({ state: "STALE" });
      expect(sent(world, order)).toHaveLength(1);
    },
  );
});

describe("an answer of Shopify's that is lost", () => {
  it.each(EACH)(
    "of the %s: found by what was to be set, recorded once, never sent again",
    async (what, typed, read, wanted) => {
      const order = anOrder();
      fault(what, "lost_answer");
      expect(await sends(world.all, order, typed())).toMatchObject({ ok: true, value: { state: "checking" } });
      await settleAtOnce();
      await settleAtOnce();
      expect((await intentsOf(order))[0]).toMatchObject({ state: "SUCCEEDED", sends: 1, resultGid: gidOf(order) });
      expect(read(order)).toBe(wanted);
      expect(sent(world, order)).toHaveLength(1);
      expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
    },
  );

  it.each(EACH)(
    "of the %s that did not run: sent again after a minute of quiet, not before",
    async (what, typed, read, wanted) => {
      const order = anOrder();
      fault(what, "error_before");
      await sends(world.all, order, typed());
      await settleAtOnce();
      expect(sent(world, order)).toHaveLength(1);
      await changed(order, "last_sent_at = last_sent_at - interval '61 seconds'");
      await settleAtOnce();
      expect((await intentsOf(order))[0]).toMatchObject({ state: "SUCCEEDED", sends: 2 });
      expect(read(order)).toBe(wanted);
      expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
    },
  );

  it.each(EACH)(
    "of the %s twice over: still one change, and the record closes once",
    async (what, typed, read, wanted) => {
      const order = anOrder();
      fault(what, "error_before");
      await sends(world.all, order, typed());
      fault(what, "lost_answer");
      await changed(order, "last_sent_at = last_sent_at - interval '61 seconds'");
      await settleAtOnce();
      expect((await intentsOf(order))[0]).toMatchObject({ state: "UNKNOWN", sends: 2 });
      await settleAtOnce();
      expect((await intentsOf(order))[0]).toMatchObject({ state: "SUCCEEDED", sends: 2 });
      expect(read(order)).toBe(wanted);
      expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
    },
  );

  it("leaves an intent whose sealed part does not open any more to the owner, and the shop's others go on", async () => {
    const order = anOrder();
    fault("email", "error_before");
    await sends(world.all, order, email());
    const [intent] = await intentsOf(order);
    await changed(
      order,
      "frozen = jsonb_set(frozen, '{part}', '\"t1.00000000.x.y\"'), asked = jsonb_set(asked, '{part}', to_jsonb('t1.00000000.' || id || '.AAAA'))",
    );
    await changed(order, "last_sent_at = last_sent_at - interval '61 seconds'");
    const other = anOrder();
    fault("note", "lost_answer");
    await sends(world.all, other, note("intanto"));
    await settleAtOnce();
    expect((await intentsOf(other))[0]).toMatchObject({ state: "SUCCEEDED" });
    expect((await intentsOf(order))[0]).toMatchObject({ state: "UNKNOWN" });
    await changed(order, "first_sent_at = first_sent_at - interval '20 hours'");
    await settleAtOnce();
    expect((await intentsOf(order))[0]).toMatchObject({ state: "NEEDS_OWNER" });
    // As it was, so that what reached the shop can be told to be this one's.
    await inShop(LOTO, (tx) =>
      tx.query("update intent set frozen = $2 where order_gid = $1", [gidOf(order), JSON.stringify(intent?.frozen)]),
    );
  });
});
