import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { maskOrder } from "../../../app/features/orders/mask-order";
import { readOrder } from "../../../app/features/orders/read-order.server";
import { readSights } from "../../../app/features/orders/read-sights.server";
import { reveal } from "../../../app/features/orders/reveal.server";
import { REVEAL_FIELDS, type RevealField } from "../../../app/features/orders/reveal-field";
import { presetRules } from "../../../app/features/policy/presets";
import type { Limit } from "../../../app/features/policy/limit";
import type { Rule } from "../../../app/features/policy/rule";
import type { Actor } from "../../../app/features/policy/standing";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { anAssistantWith, asSheIsNow, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
/** Two orders of one customer, one of somebody else, and two more of a third; all with e-mail, phone and address. */
let order: Order;
let sibling: Order;
let other: Order;
let twins: [Order, Order];
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  const whole = practice
    .shop()
    .orders.filter(
      (one) =>
        one.email !== null &&
        one.phone !== null &&
        one.shippingAddress !== null &&
        Date.parse(one.createdAt) > Date.now() - 55 * 86_400_000,
    );
  const byCustomer = Object.values(Object.groupBy(whole, ({ customerId }) => String(customerId)));
  const pairs = byCustomer.flatMap(([one, two] = []): [Order, Order][] =>
    one === undefined || two === undefined ? [] : [[one, two]],
  );
  const [pair, more] = pairs;
  const third = whole.find(({ customerId }) => customerId !== pair?.[0].customerId);
  if (pair === undefined || more === undefined || third === undefined) throw new Error("the demo shop is too small");
  [order, sibling] = pair;
  [other, twins] = [third, more];
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const gid = (one: Order) => `gid://shopify/Order/${String(one.id)}`;
const show = (field: RevealField, actor: Actor, of = order, requestKey: string = randomUUID()) =>
  reveal({ shop: LOTO_SHOP, actor, requestKey, input: { orderGid: gid(of), field, reason: "carrier_asks" } });

/** What this person's page of the order says of the customer. */
async function seen(actor: Actor, of = order) {
  const read = await readOrder(LOTO, gid(of));
  if (!read.ok) throw new Error(read.error.code);
  const { shown, sights } = await readSights({ shop: LOTO_SHOP, actor }, read.value);
  return { ...maskOrder(read.value, shown).customer, sights };
}

async function recorded(userId: string) {
  const rows = await listEntries(LOTO, { limit: 1000 });
  return rows.map((row) => row.entry).filter((one) => one.effect === "order.reveal" && one.actor.user === userId);
}

let lastId = 40;
/** Somebody of the default role, with other rules for what is seen of customers. */
async function someone(change: (rule: Rule) => Partial<Rule> = () => ({})): Promise<Actor> {
  lastId += 1;
  const rules = presetRules("customer_support", { perOrderMinor: 1, perDayMinor: 1 });
  return anAssistantWith(
    rules.map((rule) => (rule.action.startsWith("customer.") ? { ...rule, ...change(rule) } : rule)),
    { userId: String(lastId) },
  );
}
const counted = (limit: Partial<Limit>): Limit => ({
  measure: "count",
  window: "rolling_24h",
  whose: "own",
  max: 10,
  over: "deny",
  ...limit,
});

describe("opening a hidden field", () => {
  it("shows it on the page of this order, from then on, and nothing else", async () => {
    const actor = await someone();
    expect(await seen(actor)).toMatchObject({ phone: { sight: "reveal", has: true, text: null } });
    expect(await show("phone", actor)).toEqual({ ok: true, value: { field: "phone" } });
    const page = await seen(actor);
    expect(page).toMatchObject({
      phone: { sight: "clear", text: order.phone },
      email: { sight: "reveal" },
      address: { sight: "reveal", text: null },
    });
    expect(await seen(actor)).toEqual(page);
  });

  it.each(REVEAL_FIELDS)("%s: holds for this order and this person only", async (field) => {
    const [actor, colleague] = [await someone(), await someone()];
    await show(field, actor);
    expect((await seen(actor))[field].sight).toBe("clear");
    expect((await seen(actor, sibling))[field].sight).toBe("reveal");
    expect((await seen(actor, other))[field].sight).toBe("reveal");
    expect((await seen(colleague))[field].sight).toBe("reveal");
  });

  it("holds for a day", async () => {
    const actor = await someone();
    await show("email", actor);
    const hours = (passed: number) =>
      inShop(LOTO, (tx) =>
        tx.query("update intent set created_at = created_at - make_interval(hours => $1) where actor_user = $2", [
          passed,
          actor.userId,
        ]),
      );
    await hours(23);
    expect((await seen(actor)).email.sight).toBe("clear");
    await hours(2);
    expect((await seen(actor)).email.sight).toBe("reveal");
  });

  it("ends at once with the right", async () => {
    const actor = await someone();
    await show("email", actor);
    const rule = { action: "customer.email", answer: "deny", conditions: [], limits: [] };
    await inShop(LOTO, (tx) =>
      tx.query("update assistant_grant set overrides = $1::jsonb, version = version + 1 where shopify_user_id = $2", [
        JSON.stringify([rule]),
        actor.userId,
      ]),
    );
    expect((await seen(await asSheIsNow(actor.userId))).email).toEqual({ sight: "hidden", has: false, text: null });
  });

  it("records who, what and why, never the value", async () => {
    const actor = await someone();
    for (const field of REVEAL_FIELDS) expect(await show(field, actor)).toMatchObject({ ok: true });
    const entries = await recorded(actor.userId);
    expect(entries.map(({ input }) => input)).toEqual(
      REVEAL_FIELDS.map((field) => ({ field, reason: "carrier_asks" })).toReversed(),
    );
    expect(entries.every(({ subject }) => subject.order === gid(order))).toBe(true);
    const { rows } = await inShop(LOTO, (tx) => tx.query("select * from intent where actor_user = $1", [actor.userId]));
    const text = JSON.stringify([entries, rows]);
    const address = order.shippingAddress;
    for (const value of [order.email, order.phone, address?.address1, address?.lastName])
      expect(text).not.toContain(value);
  });

  it("sent twice, counts once", async () => {
    const actor = await someone();
    const key = randomUUID();
    await Promise.all([show("email", actor, order, key), show("email", actor, order, key)]);
    expect(await recorded(actor.userId)).toHaveLength(1);
  });

  it("is refused to a stranger and without a listed reason", async () => {
    expect(await show("phone", STRANGER)).toMatchObject({ ok: false, error: { code: "denied" } });
    const curious = { orderGid: gid(order), field: "phone", reason: "curious" } as never;
    const ask = { shop: LOTO_SHOP, actor: await someone(), requestKey: randomUUID(), input: curious };
    expect(await reveal(ask)).toMatchObject({ ok: false, error: { code: "bad_input" } });
  });

  it("is refused where somebody else must say yes, and the page says so", async () => {
    const actor = await someone(() => ({ answer: "ask" }));
    expect(await show("address", actor)).toMatchObject({ ok: false, error: { code: "must_ask" } });
    const page = await seen(actor);
    expect(page.address).toEqual({ sight: "ask", has: true, text: null });
    expect(page.sights["customer.address"].decision.reasons).toMatchObject([{ code: "rule_asks" }]);
  });

  it("finds nothing where the order has nothing to show, and counts nothing", async () => {
    const without = practice.shop().orders.findLast((one) => one.phone === null && one.shippingAddress?.phone == null);
    if (without === undefined) throw new Error("every order has a phone");
    const actor = await someone();
    expect(await show("phone", actor, without)).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await recorded(actor.userId)).toEqual([]);
  });
});

describe("how often", () => {
  it("is possible ten times in 24 hours; the eleventh shows nothing, and what is open stays open", async () => {
    const actor = await someone();
    for (let times = 0; times < 10; times += 1) expect(await show("email", actor)).toMatchObject({ ok: true });
    expect(await show("email", actor, other)).toMatchObject({
      ok: false,
      error: { code: "denied", decision: { reasons: [{ code: "over_limit" }] } },
    });
    expect((await seen(actor)).email.sight).toBe("clear");
    const page = await seen(actor, other);
    expect(page.email.sight).toBe("reveal");
    expect(page.sights["customer.email"].decision).toMatchObject({ answer: "deny", rooms: [{ left: 0, max: 10 }] });
    expect(await recorded(actor.userId)).toHaveLength(10);
  });

  it("is counted field by field", async () => {
    const actor = await someone(() => ({ limits: [counted({ max: 1 })] }));
    for (const field of REVEAL_FIELDS) expect(await show(field, actor)).toMatchObject({ ok: true });
    for (const field of REVEAL_FIELDS) expect(await show(field, actor)).toMatchObject({ ok: false });
  });

  it("six at once beyond the ninth let exactly one more through", async () => {
    const actor = await someone();
    for (let times = 0; times < 9; times += 1) await show("email", actor);
    const answers = await Promise.all(Array.from({ length: 6 }, () => show("email", actor)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it("counts by customer over all their orders where the rule does", async () => {
    const actor = await someone(() => ({ limits: [counted({ window: "customer_30d", max: 1, over: "ask" })] }));
    const [one, two] = twins;
    expect(await show("phone", actor, one)).toMatchObject({ ok: true });
    expect(await show("phone", actor, two)).toMatchObject({ ok: false, error: { code: "must_ask" } });
    expect((await seen(actor, two)).sights["customer.phone"].decision.rooms).toMatchObject([{ left: 0 }]);
    expect((await seen(actor, one)).phone.sight).toBe("clear");
  });

  it("has no limit for the owner, who sees all anyway, and is recorded all the same", async () => {
    expect((await seen(OWNER)).phone).toEqual({ sight: "clear", has: true, text: order.phone });
    expect(await show("phone", OWNER)).toMatchObject({ ok: true });
    expect((await recorded(OWNER.userId))[0]).toMatchObject({ actor: { kind: "owner" }, input: { field: "phone" } });
  });
});
