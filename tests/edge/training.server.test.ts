import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presetRules } from "../../app/features/policy/presets";
import { anEdgeWorld, documentPath, FORM, type EdgeWorld } from "../support/edge-world";
import { OWNER_ID } from "../support/forged-tokens";
import { anAssistantWith, STRANGER } from "../support/people";

/** The built app over the wire: who may practise, on what, and what a form may say. */
let world: EdgeWorld;
const HER = "9000000002";
beforeAll(async () => {
  world = await anEdgeWorld();
  await world.raw({ path: documentPath("/app") });
  await anAssistantWith(presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 }));
}, 120_000);
afterAll(() => world.close());

const fields = (change: Record<string, string> = {}) => ({
  as: "",
  reply: "refunded",
  remedy: "item",
  way: "can",
  amountMinor: "1000",
  requestKey: randomUUID(),
  ...change,
});
const send = (who: string, change: Record<string, string> = {}, id = "broken") =>
  world.ask(
    {
      path: `/app/training/${id}.data`,
      method: "POST",
      headers: [FORM],
      body: new URLSearchParams(fields(change)).toString(),
    },
    who,
  );

describe("the training over the wire", () => {
  it.each([
    ["the owner", OWNER_ID],
    ["an assistant", HER],
    ["a stranger", STRANGER.userId],
  ])("is open to %s", async (_, who) => {
    for (const path of ["/app/training", "/app/training/broken"]) {
      const { status, body } = await world.raw({ path: documentPath(path, { userId: who }) });
      expect(status).toBe(200);
      expect(body).toMatch(/ADDESTRAMENTO|TRAINING/);
    }
    expect((await send(who)).status).toBe(200);
  });

  it("shows orders of the shop to whoever may see them, and no word of them to a stranger", async () => {
    const id = String(world.practice.shop().orders.at(-1)?.id);
    expect((await world.ask({ path: `/app/training/${id}.data` }, HER)).status).toBe(200);
    expect((await world.ask({ path: `/app/training/${id}.data` }, OWNER_ID)).status).toBe(200);
    expect((await world.ask({ path: `/app/training/${id}.data` }, STRANGER.userId)).status).toBe(404);
    expect((await send(STRANGER.userId, {}, id)).status).toBe(404);
    const { body } = await world.ask({ path: "/app/training.data" }, STRANGER.userId);
    expect(body).not.toMatch(/#1\d\d\d|gid:/);
  });

  it.each<[what: string, change: Record<string, string>, status: number]>([
    ["a reply that there is not", { reply: "hello" }, 400],
    ["a remedy that there is not", { remedy: "steal" }, 400],
    ["a way that there is not", { way: "always" }, 400],
    ["an amount below nothing", { amountMinor: "-1" }, 400],
    ["a field too many", { limit: "9" }, 400],
    ["no key", { requestKey: "" }, 400],
    ["more money than the order has", { amountMinor: "999999999999" }, 422],
  ])("refuses %s", async (_, change, status) => {
    expect((await send(HER, change)).status).toBe(status);
  });

  it.each(["nothing", "-1", "late.x", "1".repeat(21)])("has no example %s", async (id) => {
    expect((await world.ask({ path: `/app/training/${id}.data` }, HER)).status).toBe(404);
  });

  it("lets nobody but the owner practise as somebody else", async () => {
    expect((await send(HER, { as: "preset:auditor" })).body).not.toContain("no_right");
    expect((await send(OWNER_ID, { as: "preset:auditor" })).body).toContain("no_right");
    expect((await send(OWNER_ID, { as: "grant:00000000-0000-4000-8000-00000000dead" })).status).toBe(404);
  });

  it("asked the shop for no change at all", () => {
    expect(world.practice.store.state.mutations).toEqual([]);
  });
});
