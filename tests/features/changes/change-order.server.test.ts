import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import type { Rule } from "../../../app/features/policy/rule";
import { settleAtOnce } from "../../support/settle";
import { gidOf, phases } from "../../support/intents";
import { anAssistantWith, OWNER } from "../../support/people";
import { LOTO } from "../../support/practice-shop";
import {
  address,
  anOrderToChange,
  aWorld,
  changed,
  EACH,
  email,
  intentsOf,
  may,
  note,
  seenBy,
  sends,
  sent,
  tags,
  type World,
} from "./a-change";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const anOrder = (shipped = false) => anOrderToChange(world.practice, shipped);

describe("a change of an order", () => {
  it.each(EACH)(
    "of its %s reaches Shopify once, with a reference, and the record says so",
    async (what, typed, read, wanted) => {
      const order = anOrder();
      const done = await sends(world.all, order, typed());
      expect(done).toMatchObject({ ok: true, value: { state: "done" } });
      expect(done.ok && done.value.reference).toMatch(/^D-\d{5}$/);
      expect(read(order)).toBe(wanted);
      expect(sent(world, order)).toHaveLength(1);
      expect(await phases(order)).toEqual(["intent", "done"]);
      const [last] = await listEntries(LOTO, { limit: 1, orderGid: gidOf(order) });
      expect(last?.entry).toMatchObject({ effect: `order.${what}`, shopify: { changed: gidOf(order) } });
      expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
    },
  );

  it.each(EACH)(
    "of its %s can be made again and again: two changes are two intents of one order",
    async (what, typed) => {
      const order = anOrder();
      await sends(world.all, order, typed());
      const other = {
        note: note("Fatto"),
        tags: tags([], ["richiamare"]),
        email: email("terza@cliente.example"),
        address: address({ address1: "Via Vecchia 1" }),
      };
      expect(await sends(world.all, order, other[what])).toMatchObject({ ok: true, value: { state: "done" } });
      expect(await intentsOf(order)).toHaveLength(2);
    },
  );

  it.each(EACH)(
    "of its %s under the same key is made once, and the second answer is the first's",
    async (what, typed) => {
      const order = anOrder();
      const more = { requestKey: randomUUID(), seen: await seenBy(world.all, order, what) };
      const [one, two] = await Promise.all([
        sends(world.all, order, typed(), more),
        sends(world.all, order, typed(), more),
      ]);
      const late = await sends(world.all, order, typed(), more);
      expect(late).toMatchObject({ ok: true, value: { state: "done" } });
      for (const each of [one, two])
        expect(each.ok ? each.value.reference : each.error.code).toSatisfy(
          (told: string) => told === "still_sending" || (late.ok && told === late.value.reference),
        );
      expect(sent(world, order)).toHaveLength(1);
    },
  );

  it.each(EACH)("of its %s under a used key with another value is refused", async (what, typed) => {
    const order = anOrder();
    const more = { requestKey: randomUUID(), seen: await seenBy(world.all, order, what) };
    await sends(world.all, order, typed(), more);
    const other = {
      note: note("Altro"),
      tags: tags(["altro"]),
      email: email("altra@cliente.example"),
      address: address({ zip: "00100" }),
    };
    expect(await sends(world.all, order, other[what], more)).toMatchObject({
      ok: false,
      error: { code: "request_key_reused" },
    });
    expect(sent(world, order)).toHaveLength(1);
  });

  it("adds and removes tags in one request and leaves the others, also those that came meanwhile", async () => {
    const order = anOrder();
    order.tags = ["uno", "Due", "tre"];
    world.practice.store.state.faults.push({ operation: "tagsAdd", kind: "error_before", times: 1 });
    await sends(world.all, order, tags(["quattro"], ["due"]));
    order.tags.push("d'altri");
    await changed(order, "last_sent_at = last_sent_at - interval '61 seconds'");
    await settleAtOnce();
    expect(order.tags.toSorted()).toEqual(["d'altri", "quattro", "tre", "uno"]);
    expect(await phases(order)).toEqual(["intent", "unknown", "done"]);
  });

  it("of the address keeps what nobody typed: whose parcel it is, the company, the phone, the country", async () => {
    const order = anOrder();
    const before = { ...order.shippingAddress, company: "Ditta", phone: "+39 049 1", provinceCode: "MI" };
    Object.assign(order, { shippingAddress: before });
    await sends(world.blind, order, address());
    const { firstName, lastName, countryCode } = before;
    expect(order.shippingAddress).toMatchObject({
      ...{ firstName, lastName, countryCode, company: "Ditta", phone: "+39 049 1" },
      ...{ address1: "Via Nuova 7", zip: "35121", city: "Padova", provinceCode: "PD" },
    });
  });

  it("may empty the note, and add a line to one that its writer may not read", async () => {
    const order = anOrder();
    order.note = "scritta dal cliente";
    await sends(world.blind, order, note("richiamato"));
    expect(order.note).toBe("scritta dal cliente\nrichiamato");
    await sends(world.all, order, note(""));
    expect(order.note).toBeNull();
  });
});

describe("a tag that a rule of the same person asks about", () => {
  const rules = (oneOf: string[], noneOf: string[]): Rule[] => [
    ...may("order.read", "order.tags"),
    {
      action: "refund.issue",
      answer: "can",
      conditions: [{ kind: "tags", oneOf, noneOf, otherwise: "deny" }],
      limits: [{ measure: "amount", window: "order", whose: "own", max: 3000, over: "ask" }],
    },
  ];

  it.each([
    ["set", ["vip"], [], tags(["VIP"])],
    ["taken off", [], ["frode"], tags([], ["Frode"])],
  ])("cannot be %s by them: it would open their own limits", async (_, oneOf, noneOf, typed) => {
    const guarded = await anAssistantWith(rules(oneOf, noneOf), { userId: `90000001${String(oneOf.length)}` });
    const order = anOrder();
    order.tags = ["frode"];
    expect(await sends(guarded, order, typed)).toMatchObject({ ok: false, error: { code: "tag_guards_rule" } });
    expect(order.tags).toEqual(["frode"]);
    expect(await sends(guarded, order, tags(["altro"]))).toMatchObject({ ok: true });
    expect(await sends(OWNER, order, typed)).toMatchObject({ ok: true });
  });
});
