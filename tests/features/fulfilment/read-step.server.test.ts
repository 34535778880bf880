import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readStep } from "../../../app/features/fulfilment/read-step.server";
import type { Step } from "../../../app/features/changes/change";
import type { Actor } from "../../../app/features/policy/standing";
import { putOnHold } from "../../practice/shop/holds";
import { OUR_APP, type Order } from "../../practice/shop/state";
import { aChangeWorld, gidOf, type ChangeWorld } from "../../support/change-world";
import { LOTO_SHOP } from "../../support/people";
import { partGid, partIn } from "./shipping-cases";

let world: ChangeWorld;
let her: Actor;
beforeAll(async () => {
  world = await aChangeWorld();
  her = await world.who({
    "order.hold": "can",
    "order.fulfil": "can",
    "order.tracking": "ask",
    "order.cancel": "deny",
  });
});
afterAll(() => world.close());

const read = (order: Order, step: Step) => readStep({ shop: LOTO_SHOP, actor: her }, { step, orderGid: gidOf(order) });

function hold(order: Order): void {
  const of = { state: world.practice.store.state, shop: world.practice.shop(), order };
  putOnHold(of, partIn(world, order), { reason: "OTHER", notes: "Mrs Rossi, 333 123", handle: "x", app: OUR_APP });
}

describe("the page of a step before the click", () => {
  it("shows what can leave, and policy's answer", async () => {
    const order = world.order();
    expect(await read(order, "fulfil")).toMatchObject({
      ok: true,
      value: {
        orderName: order.name,
        decision: { answer: "can" },
        problem: null,
        now: { step: "fulfil", parts: [{ gid: partGid(partIn(world, order)), sendable: true }] },
      },
    });
  });

  it("tells for what something is on hold, and never what staff wrote about it", async () => {
    const order = world.order();
    hold(order);
    const view = await read(order, "hold");
    expect(view).toMatchObject({
      ok: true,
      value: { problem: null, now: { parts: [{ holds: [{ reason: "OTHER" }] }] } },
    });
    expect(JSON.stringify(view)).not.toContain("Rossi");
    expect(await read(order, "fulfil")).toMatchObject({ ok: true, value: { problem: { code: "fulfil_on_hold" } } });
  });

  it("says when there is no parcel, and asks where the rule asks", async () => {
    expect(await read(world.order(), "tracking")).toMatchObject({
      ok: true,
      value: { decision: { answer: "ask" }, problem: { code: "no_parcel" } },
    });
  });

  it("shows nothing of the order to whoever may not do it", async () => {
    const order = world.order();
    order.cancelledAt = new Date().toISOString();
    expect(await read(order, "cancel")).toMatchObject({
      ok: true,
      value: { decision: { answer: "deny" }, problem: null, now: null },
    });
    expect(await read(order, "fulfil")).toMatchObject({ ok: true, value: { problem: { code: "cancelled_already" } } });
  });

  it("says that the owner has to allow it in Shopify, on the page and not instead of it", async () => {
    const order = world.order();
    const scope = "write_merchant_managed_fulfillment_orders";
    for (const token of world.practice.store.state.tokens.values())
      token.scopes = token.scopes.filter((one) => one !== scope);
    expect(await read(order, "fulfil")).toMatchObject({
      ok: true,
      value: { orderName: order.name, decision: { answer: "can" }, problem: { code: "scope_missing" }, now: null },
    });
    for (const token of world.practice.store.state.tokens.values()) token.scopes.push(scope);
  });
});
