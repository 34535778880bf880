import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inShop } from "../../app/platform/db.server";
import { anEdgeWorld, documentPath, FORM, type EdgeWorld } from "../support/edge-world";
import { freshOrder, gidOf, stored } from "../support/intents";
import { anAssistant } from "../support/people";
import { LOTO } from "../support/practice-shop";

/** The built app over the wire: an assistant works in an open tab while the owner stops her. */
let world: EdgeWorld;
const HER = "9000000002";
let grantId = "";
beforeAll(async () => {
  world = await anEdgeWorld();
  const her = await anAssistant({ perOrderMinor: 3000, perDayMinor: 100_000 });
  grantId = her.standing.kind === "assistant" ? her.standing.grant.id : "";
}, 120_000);
afterAll(() => world.close());

const post = (path: string, fields: Record<string, string>, userId?: string) =>
  world.ask(
    {
      method: "POST",
      path,
      headers: [FORM],
      body: new URLSearchParams({ ...fields, requestKey: randomUUID() }).toString(),
    },
    userId,
  );

describe("the open tab of somebody who was stopped", () => {
  it("worked until the stop, and fails at the next click with a clear text", async () => {
    expect((await world.ask({ path: "/app/orders.data" }, HER)).status).toBe(200);
    expect((await post("/app/team.data?index", { intent: "stop", who: grantId })).status).toBe(200);
    for (const path of ["/app/orders.data", "/app/limits.data"]) {
      const next = await world.ask({ path }, HER);
      expect([next.status, next.body]).toEqual([403, expect.stringContaining("access_stopped")]);
      expect(next.body).toContain("Marta");
    }
  });

  it("cannot change anything either: no form of hers reaches the gate", async () => {
    const order = freshOrder(world.practice);
    const lines = JSON.stringify([
      { lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 },
    ]);
    const refund = { intent: "refund", lines, shipping: "no", less: "100", reason: "late", notify: "no" };
    const answer = await post(`/app/orders/${String(order.id)}/refund.data`, refund, HER);
    expect(answer.status).toBe(403);
    await expect(stored(order)).rejects.toThrow("not exactly one intent");
    expect(
      world.practice.store.state.mutations.filter((one) => JSON.stringify(one.variables).includes(gidOf(order))),
    ).toEqual([]);
  });

  it("says in words who stopped the access, on a page of hers and at home", async () => {
    for (const path of ["/app/orders", "/app"]) {
      const page = await world.raw({ path: documentPath(path, { userId: HER }) });
      expect(page.body).toMatch(/Marta \w+ ha bloccato il tuo accesso/);
    }
  });
});

describe("a request that came after the stop", () => {
  it("is refused also while one that came before it is still being looked at", async () => {
    const userId = "9000000003";
    const { standing } = await anAssistant({ perOrderMinor: 3000, perDayMinor: 100_000 }, { userId });
    const who = standing.kind === "assistant" ? standing.grant.id : "";
    expect((await world.ask({ path: "/app/orders.data" }, userId)).status).toBe(200);
    const { before, after } = await inShop(LOTO, async (tx) => {
      // Whoever is looked at has their row written: the look stands still here, its right read already.
      await tx.query("select 1 from person where shopify_user_id = $1 for update", [userId]);
      const early = world.ask({ path: "/app/orders.data" }, userId);
      await sleep(500);
      expect((await post("/app/team.data?index", { intent: "stop", who })).status).toBe(200);
      const late = world.ask({ path: "/app/orders.data" }, userId);
      await sleep(500);
      return { before: early, after: late };
    });
    expect([(await before).status, (await after).status]).toEqual([200, 403]);
  });
});

describe("the stop screen", () => {
  it("is the owner's: she finds no page there, and cannot tick", async () => {
    const path = `/app/team/${grantId}/stopped.data`;
    expect((await world.ask({ path })).status).toBe(200);
    expect((await world.ask({ path }, HER)).status).toBe(403);
    expect((await post(path, { intent: "tick", kind: "shopify" }, HER)).status).toBe(403);
    expect((await post(path, { intent: "tick", kind: "shopify" })).status).toBe(200);
    expect((await post(path, { intent: "tick", kind: "shopify" })).status).toBe(409);
  });

  it("of everyone is there after the first stop of everyone, not before", async () => {
    expect((await world.ask({ path: "/app/stopped.data" })).status).toBe(404);
    expect((await post("/app/team.data?index", { intent: "stop", who: "everyone" })).status).toBe(200);
    expect((await world.ask({ path: "/app/stopped.data" })).status).toBe(200);
  });
});
