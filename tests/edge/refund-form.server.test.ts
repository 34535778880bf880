import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "../practice/shop/state";
import { anEdgeWorld, FORM, type EdgeWorld } from "../support/edge-world";
import { freshOrder } from "../support/intents";
import { changedTables, digestOf } from "../support/trace";

let world: EdgeWorld;
let order: Order;
beforeAll(async () => {
  world = await anEdgeWorld({ LOG_LEVEL: "silent" }, { scopes: ["write_orders", "read_locations"] });
  await world.ask({ path: "/app.data" });
  order = freshOrder(world.practice);
}, 120_000);
afterAll(async () => {
  await world.close();
});

type Fields = Readonly<Record<string, string>>;
const line = () => ({ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 });
const lines = (change: object = {}) => JSON.stringify([{ ...line(), ...change }]);
const good = (): Fields => ({
  intent: "refund",
  lines: lines(),
  shipping: "no",
  less: "1",
  reason: "late",
  notify: "no",
  duties: "no",
  method: "original",
  restockAt: "",
  payTwice: "no",
  requestKey: randomUUID(),
});
const send = (body: string) =>
  world.ask({ method: "POST", path: `/app/orders/${String(order.id)}/refund.data`, headers: [FORM], body });
const text = (fields: Fields) => new URLSearchParams(fields).toString();

/** What somebody may put into the form beside what its page sends. */
const BAD: readonly (readonly [string, () => Fields])[] = [
  ["an amount of its own", () => ({ amount: "999.00" })],
  ["transactions of its own", () => ({ transactions: '[{"amount":"999.00"}]' })],
  ["over-refunding", () => ({ allowOverRefunding: "true" })],
  ["a currency of its own", () => ({ currency: "USD" })],
  ["a date of its own", () => ({ processedAt: "2020-01-01T00:00:00Z" })],
  ["a note of its own", () => ({ note: "by the owner" })],
  ["an order in the body", () => ({ orderGid: "gid://shopify/Order/1" })],
  ["the prototype", () => ({ __proto__x: "1", constructor: "x" })],
  ["an unknown intent", () => ({ intent: "refund_all" })],
  ["no lines field", () => ({ lines: "" })],
  ["lines that are no JSON", () => ({ lines: "[{" })],
  ["lines that are an object", () => ({ lines: "{}" })],
  ["lines of lines", () => ({ lines: `[${lines()}]` })],
  ["a price beside a line", () => ({ lines: lines({ price: "1.00" }) })],
  ["quantity 0", () => ({ lines: lines({ quantity: 0 }) })],
  ["a negative quantity", () => ({ lines: lines({ quantity: -1 }) })],
  ["half a piece", () => ({ lines: lines({ quantity: 0.5 }) })],
  ["a quantity as text", () => ({ lines: lines({ quantity: "1" }) })],
  ["a huge quantity", () => ({ lines: lines({ quantity: 1e15 }) })],
  ["more than anybody buys", () => ({ lines: lines({ quantity: 10_000 }) })],
  ["a quantity beyond numbers", () => ({ lines: lines().replace('"quantity":1', '"quantity":1e999') })],
  ["one line twice", () => ({ lines: JSON.stringify([line(), line()]) })],
  [
    "fifty-one lines",
    () => ({
      lines: JSON.stringify(
        Array.from({ length: 51 }, (_, id) => ({ ...line(), lineItemGid: `gid://shopify/LineItem/${String(id)}` })),
      ),
    }),
  ],
  ["another kind of id", () => ({ lines: lines({ lineItemGid: "gid://shopify/Order/1" }) })],
  ["an id in full-width digits", () => ({ lines: lines({ lineItemGid: "gid://shopify/LineItem/１２" }) })],
  ["nothing chosen", () => ({ lines: "[]" })],
  ["less as a decimal", () => ({ less: "5.00" })],
  ["less below zero", () => ({ less: "-5" })],
  ["less of zero", () => ({ less: "0" })],
  ["less with an exponent", () => ({ less: "1e3" })],
  ["less in hexadecimal", () => ({ less: "0x10" })],
  ["less in Arabic digits", () => ({ less: "٥" })],
  ["less in full-width digits", () => ({ less: "５００" })],
  ["less beyond money", () => ({ less: "9999999999999" })],
  ["less with a blank", () => ({ less: " 5" })],
  ["less with a zero byte", () => ({ less: "5\u0000" })],
  ["shipping as true", () => ({ shipping: "true" })],
  ["shipping in capitals", () => ({ shipping: "YES" })],
  ["duties as a number", () => ({ duties: "1" })],
  ["notify left empty", () => ({ notify: "" })],
  ["no reason", () => ({ reason: "" })],
  ["a reason of one's own", () => ({ reason: "because" })],
  ["a way that is none", () => ({ method: "bank_transfer" })],
  ["two ways", () => ({ method: "original,credit" })],
  ["a place of another kind", () => ({ restockAt: "gid://shopify/Order/1" })],
  ["a place in words", () => ({ restockAt: "Magazzino" })],
  ["a place with more behind it", () => ({ restockAt: "gid://shopify/Location/1\nx" })],
  ["a very long place", () => ({ restockAt: `gid://shopify/Location/${"1".repeat(5000)}` })],
  ["pay twice as true", () => ({ payTwice: "true" })],
  ["a key that is none", () => ({ requestKey: "1" })],
  ["a look that pays twice", () => ({ intent: "preview", payTwice: "yes" })],
  ["a look with a key", () => ({ intent: "preview" })],
];

describe("the refund's form", () => {
  it.each(BAD)("with %s is refused as it is, and nothing is changed", async (_, change) => {
    const before = await digestOf(world.database.url);
    const answer = await send(text({ ...good(), ...change() }));
    expect([answer.status, answer.body.includes("bad_input")]).toEqual([400, true]);
    const changed = changedTables(before, await digestOf(world.database.url));
    expect(changed.filter((table) => !["session", "person"].includes(table))).toEqual([]);
    expect(world.practice.store.state.mutations).toEqual([]);
  });

  it("with a field twice, or one missing, is refused, too", async () => {
    expect((await send(`${text(good())}&less=2`)).status).toBe(400);
    for (const field of ["lines", "shipping", "less", "reason", "notify", "requestKey"]) {
      const fields = Object.entries(good()).filter(([name]) => name !== field);
      expect([field, (await send(text(Object.fromEntries(fields)))).status]).toEqual([field, 400]);
    }
    expect(world.practice.store.state.mutations).toEqual([]);
  });

  it("that names a place the shop does not have is refused without a change", async () => {
    const answer = await send(text({ ...good(), restockAt: "gid://shopify/Location/1" }));
    expect([answer.status, answer.body.includes("place_gone")]).toEqual([422, true]);
    expect(world.practice.store.state.mutations).toEqual([]);
  });

  it("the control: as its page sends it, it refunds one cent", async () => {
    expect((await send(text(good()))).status).toBe(200);
    expect(world.practice.store.state.mutations).toHaveLength(1);
    expect(order.transactions.filter(({ kind }) => kind === "REFUND").map(({ amountMinor }) => amountMinor)).toEqual([
      1,
    ]);
  });
});
