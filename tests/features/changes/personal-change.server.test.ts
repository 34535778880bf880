import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readChange } from "../../../app/features/changes/read-change.server";
import { gidOf } from "../../support/intents";
import { anAssistantWith, LOTO_SHOP } from "../../support/people";
import {
  address,
  anOrderToChange,
  aWorld,
  email,
  keptOf,
  may,
  note,
  sends,
  SIGHTS,
  tags,
  type World,
} from "./a-change";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const anOrder = (shipped = false) => anOrderToChange(world.practice, shipped);

describe("what a person typed of a customer", () => {
  const SECRET = { note: "Segretissimo", email: "segretissimo@nuovo.example", address: "Via Segretissima 9" };

  it.each([
    ["note", note(SECRET.note), /segretissim/i],
    ["email", email(SECRET.email), /segretissim/i],
    ["address", address({ address1: SECRET.address, firstName: "Segretissima" }), /segretissim/i],
  ] as const)(
    "of the %s stands nowhere in the intent nor in the record, nor does what was there before",
    async (what, typed, wanted) => {
      const order = anOrder();
      Object.assign(order, { note: "Primissima", email: "primissima@x.example" });
      Object.assign(order.shippingAddress ?? {}, { address1: "Via Primissima" });
      expect(await sends(world.all, order, typed)).toMatchObject({ ok: true });
      const kept = await keptOf(order);
      expect(kept).toContain(`order.${what}`);
      expect(kept).not.toMatch(wanted);
      expect(kept).not.toMatch(/primissim/i);
      expect(kept.replaceAll(/[^A-Za-z0-9+/]/g, "")).not.toContain(
        Buffer.from("egretissim").toString("base64").slice(0, 9),
      );
    },
  );

  it("control: the same look finds a tag, which is kept as it is", async () => {
    const order = anOrder();
    await sends(world.all, order, tags(["segretissimo"]));
    expect(await keptOf(order)).toMatch(/segretissimo/);
  });

  it("is hidden from whoever may change it and not see it: the page holds the mask and no way back", async () => {
    const order = anOrder();
    Object.assign(order, { note: "Segretissimo", email: "segretissimo@nascosto.example" });
    Object.assign(order.shippingAddress ?? {}, {
      address1: "Via Segretissima",
      lastName: "Segretissimi",
      zip: "99887",
    });
    for (const what of ["note", "email", "address"] as const) {
      const view = await readChange({ shop: LOTO_SHOP, actor: world.blind }, { what, orderGid: gidOf(order) });
      expect(view).toMatchObject({ ok: true, value: { decision: { answer: "can" }, now: { what } } });
      expect(JSON.stringify(view)).not.toMatch(/segretissim|nascosto|99887/i);
      const open = await readChange({ shop: LOTO_SHOP, actor: world.all }, { what, orderGid: gidOf(order) });
      expect(JSON.stringify(open)).toMatch(/segretissim/i);
    }
    expect(await sends(world.blind, order, email())).toMatchObject({ ok: true, value: { state: "done" } });
  });

  it("is not told to who may not change it at all", async () => {
    const order = anOrder();
    order.note = "Segretissimo";
    const reader = await anAssistantWith(may("order.read", ...SIGHTS), { userId: "9000000031" });
    const view = await readChange({ shop: LOTO_SHOP, actor: reader }, { what: "note", orderGid: gidOf(order) });
    expect(view).toMatchObject({ ok: true, value: { decision: { answer: "deny" }, now: null } });
  });
});
