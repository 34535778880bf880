import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../app/features/audit/record-store.server";
import { readLeak, readLeakers } from "../../app/features/leak/read-leak.server";
import { inShop } from "../../app/platform/db.server";
import { anEdgeWorld, FORM, type EdgeWorld } from "../support/edge-world";
import { anAssistant, OWNER } from "../support/people";
import { LOTO } from "../support/practice-shop";

/** The real exchange of tokens tells what a person may do in Shopify itself; the shop granted `write_orders` to the app. */
let world: EdgeWorld;
const CHIARA = "9000000002";
const IRENE = "9000000006";
const grants = new Map<string, string>();
beforeAll(async () => {
  world = await anEdgeWorld();
  for (const userId of [CHIARA, IRENE]) {
    const { standing } = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 }, { userId });
    grants.set(userId, standing.kind === "assistant" ? standing.grant.id : "");
  }
}, 120_000);
afterAll(() => world.close());

const leakOfPerson = async (userId: string) => {
  const leak = await readLeak(LOTO, grants.get(userId) ?? "", new Map());
  if (leak === null) throw new Error("no such grant");
  return leak;
};
const ordersOf = async (userId: string) => (await leakOfPerson(userId)).steps[0];
const opens = (userId: string) => world.ask({ path: "/app.data" }, userId);
/** Tomorrow's first request: the day's token is gone, the next request exchanges anew. */
const nextDay = (userId: string) => inShop(LOTO, (tx) => tx.query("delete from session where user_id = $1", [userId]));
const tick = (step: string, { as = OWNER.userId, of = IRENE } = {}) => {
  const body = new URLSearchParams({ intent: "leak", step, requestKey: randomUUID() }).toString();
  return world.ask({ method: "POST", path: `/app/team/${grants.get(of) ?? ""}.data`, headers: [FORM], body }, as);
};
const mayEditOrders = (id: number, may: boolean) => {
  const person = world.practice.shop().people.find((one) => one.id === id);
  person?.permissions.splice(0, Infinity, ...(may ? (["view_orders", "edit_orders"] as const) : []));
};

describe("what Shopify tells of somebody's own rights", () => {
  it("is nothing before they open Delega", async () => {
    const leak = await leakOfPerson(CHIARA);
    expect([leak.state, leak.seenAt]).toEqual(["to_check", null]);
    expect(leak.steps.flatMap(({ rights }) => rights.map(({ native }) => native))).not.toContain("not_held");
  });

  it("is that the assistant cannot change orders there, and nothing of what the app itself may not", async () => {
    await opens(CHIARA);
    const leak = await leakOfPerson(CHIARA);
    expect(leak.state).toBe("to_check");
    expect(leak.seenAt).not.toBeNull();
    const told = Object.fromEntries(leak.steps.flatMap(({ rights }) => rights.map((one) => [one.right, one.native])));
    expect(told).toMatchObject({ orders: "not_held", products: "not_seen", discounts: "not_seen" });
  });

  it("is a leak where a member of the staff may edit orders", async () => {
    await opens(IRENE);
    expect((await leakOfPerson(IRENE)).state).toBe("leak");
    expect((await ordersOf(IRENE))?.rights[0]).toEqual({ right: "orders", native: "held" });
    expect((await leakOfPerson(IRENE)).steps.at(-1)).toMatchObject({ step: "see", state: "leak" });
    expect((await readLeakers(LOTO)).map(({ grantId }) => grantId)).toEqual([grants.get(IRENE)]);
  });

  it("stays as it was told for as long as no new token is exchanged", async () => {
    const before = (await leakOfPerson(IRENE)).seenAt;
    await opens(IRENE);
    expect((await leakOfPerson(IRENE)).seenAt).toBe(before);
  });
});

describe("the owner's own look", () => {
  it("is ticked with who and when, in the record too, and by nobody else", async () => {
    expect((await tick("orders", { as: IRENE })).status).toBe(403);
    expect((await tick("orders", { as: CHIARA })).status).toBe(403);
    expect((await ordersOf(IRENE))?.tick).toBeNull();
    expect((await tick("orders")).status).toBe(200);
    expect(await ordersOf(IRENE)).toMatchObject({ state: "checked", tick: { by: OWNER.userId } });
    const [newest] = await listEntries(LOTO, { limit: 1 });
    expect(newest?.entry).toMatchObject({
      effect: "leak.check",
      actor: { user: OWNER.userId },
      subject: { person: IRENE },
      after: { off_in_shopify: "leak_orders" },
    });
  });

  it("counts until Shopify says again that the right is held", async () => {
    await nextDay(IRENE);
    await opens(IRENE);
    expect((await ordersOf(IRENE))?.state).toBe("leak");
    mayEditOrders(Number(IRENE), false);
    await tick("orders");
    await nextDay(IRENE);
    await opens(IRENE);
    expect(await ordersOf(IRENE)).toMatchObject({ state: "checked", rights: [{ native: "not_held" }, {}, {}, {}] });
    mayEditOrders(Number(IRENE), true);
    await nextDay(IRENE);
    await opens(IRENE);
    expect((await leakOfPerson(IRENE)).state).toBe("leak");
  });

  it("that was contradicted does not come back when the right is switched off", async () => {
    mayEditOrders(Number(IRENE), false);
    await nextDay(IRENE);
    await opens(IRENE);
    expect(await ordersOf(IRENE)).toMatchObject({ state: "to_check", tick: { contradicted: true } });
    await tick("orders");
    expect((await ordersOf(IRENE))?.state).toBe("checked");
  });

  it("at every step takes the person off the owner's first page, until Shopify says otherwise", async () => {
    mayEditOrders(Number(IRENE), true);
    await nextDay(IRENE);
    await opens(IRENE);
    await tick("orders");
    expect(await readLeakers(LOTO)).toHaveLength(1);
    await tick("see");
    expect(await readLeakers(LOTO)).toEqual([]);
    await nextDay(IRENE);
    await opens(IRENE);
    expect(await readLeakers(LOTO)).toHaveLength(1);
  });

  it("of another id than one of this shop's living assistants is not found, and of another step no step", async () => {
    grants.set("nobody", randomUUID());
    expect((await tick("orders", { of: "nobody" })).status).toBe(404);
    expect((await tick("everything")).status).toBe(400);
  });
});
