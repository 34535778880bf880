import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { NOTHING_YET, previewRefund } from "../../../app/features/refunds/preview-refund.server";
import { hasRefundScope } from "../../../app/features/refunds/refund-scope.server";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { received, refundable, refunded } from "../../practice/shop/sums";
import { anAssistant, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 1_000_000 });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const used = new Set<number>();
function anOrder(): Order {
  const order = practice
    .shop()
    .orders.findLast(
      (one) =>
        !used.has(one.id) &&
        one.refunds.length === 0 &&
        one.cancelledAt === null &&
        received(one) > 4000 &&
        (one.lines[0]?.unitMinor ?? 0) >= 1000,
    );
  if (order === undefined) throw new Error("no order left");
  used.add(order.id);
  return order;
}
const gid = (order: Order) => `gid://shopify/Order/${String(order.id)}`;
const linesOf = (order: Order, quantity = 1) => [
  { lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity },
];
const choice = (order: Order, change: Record<string, unknown> = {}) => ({
  ...NOTHING_YET,
  orderGid: gid(order),
  lines: linesOf(order),
  shipping: false,
  lessMinor: 500,
  notify: false,
  reason: null,
  ...change,
});
const ask = (order: Order, change: Record<string, unknown> = {}, actor = assistant) => ({
  shop: LOTO_SHOP,
  actor,
  requestKey: randomUUID(),
  input: { ...choice(order, { reason: "late", ...change }) },
});

describe("before the click", () => {
  it("shows the amount, what is left, and policy's answer", async () => {
    const order = anOrder();
    const preview = await previewRefund({ shop: LOTO_SHOP, actor: assistant }, choice(order));
    expect(preview).toMatchObject({
      ok: true,
      value: {
        amount: { amountMinor: 500 },
        maximum: { amountMinor: refundable(order) },
        decision: {
          answer: "can",
          rooms: [{ window: "order", left: 3000 }, { window: "day" }, { window: "rolling_24h" }],
        },
      },
    });
  });

  it("says by how much it is over", async () => {
    const order = anOrder();
    Object.assign(order.lines[0] ?? {}, { unitMinor: 4000, discountMinor: 0 });
    const preview = await previewRefund({ shop: LOTO_SHOP, actor: assistant }, choice(order, { lessMinor: 3600 }));
    expect(preview).toMatchObject({
      ok: true,
      value: { decision: { answer: "ask", reasons: [{ code: "over_limit", room: { window: "order", over: 600 } }] } },
    });
  });

  it("with nothing chosen is an amount of zero, not an error", async () => {
    const preview = await previewRefund(
      { shop: LOTO_SHOP, actor: assistant },
      choice(anOrder(), { lines: [], lessMinor: null }),
    );
    expect(preview).toMatchObject({
      ok: true,
      value: { amount: { amountMinor: 0, currency: "EUR" }, decision: { answer: "can" } },
    });
  });

  it("refuses more than Shopify suggests", async () => {
    expect(
      await previewRefund({ shop: LOTO_SHOP, actor: assistant }, choice(anOrder(), { lessMinor: 999_999 })),
    ).toMatchObject({ ok: false, error: { code: "more_than_refundable" } });
  });

  it("changes nothing: no number, no entry, no mutation", async () => {
    const counter = () => inShop(LOTO, (tx) => tx.query("select next_number from shop_counter"));
    const before = [
      (await counter()).rows,
      (await listEntries(LOTO, { limit: 100 })).length,
      practice.store.state.mutations.length,
    ];
    await previewRefund({ shop: LOTO_SHOP, actor: assistant }, choice(anOrder()));
    expect([
      (await counter()).rows,
      (await listEntries(LOTO, { limit: 100 })).length,
      practice.store.state.mutations.length,
    ]).toEqual(before);
  });

  it("agrees with what the gate then does", async () => {
    const order = anOrder();
    const preview = await previewRefund({ shop: LOTO_SHOP, actor: assistant }, choice(order, { lessMinor: 700 }));
    const done = await requestRefund(ask(order, { lessMinor: 700 }));
    expect(preview.ok && preview.value.amount.amountMinor).toBe(refunded(order));
    expect(done).toMatchObject({ ok: true, value: { state: "done", amount: { amount: "7.00", currency: "EUR" } } });
  });
});

describe("a refund that is asked for", () => {
  it("answers with a reference and Shopify's own amount", async () => {
    const done = await requestRefund(ask(anOrder()));
    expect(done).toMatchObject({ ok: true, value: { state: "done", amount: { amount: "5.00", currency: "EUR" } } });
    expect(done.ok && done.value.reference).toMatch(/^D-\d{5}$/);
  });

  it("gives back shipping alone, through the payment", async () => {
    const order = practice
      .shop()
      .orders.findLast(
        (one) =>
          !used.has(one.id) &&
          one.shippingMinor > 0 &&
          one.refunds.length === 0 &&
          received(one) > 0 &&
          one.cancelledAt === null,
      );
    if (order === undefined) throw new Error("no order with shipping");
    used.add(order.id);
    expect(await requestRefund(ask(order, { lines: [], shipping: true, lessMinor: null }))).toMatchObject({ ok: true });
    expect(refunded(order)).toBe(order.shippingMinor);
  });

  it("is refused with every reason when it is not theirs to make", async () => {
    expect(await requestRefund(ask(anOrder(), {}, STRANGER))).toMatchObject({
      ok: false,
      error: {
        code: "denied",
        decision: {
          reasons: [
            { code: "no_right", action: "refund.issue" },
            { code: "no_right", action: "refund.goodwill" },
          ],
        },
      },
    });
  });

  it("on an order older than the limit asks; on an unpaid one is denied without sending", async () => {
    const old = anOrder();
    old.createdAt = new Date(Date.now() - 31 * 86_400_000).toISOString();
    const sent = practice.store.state.mutations.length;
    expect(await requestRefund(ask(old))).toMatchObject({
      ok: false,
      error: { code: "must_ask", decision: { reasons: [{ code: "order_too_old", ageDays: 31 }] } },
    });
    const unpaid = practice.shop().orders.findLast((one) => received(one) === 0 && one.cancelledAt === null);
    const answer = unpaid === undefined ? null : await requestRefund(ask(unpaid));
    expect(answer).toMatchObject({ ok: false });
    expect(practice.store.state.mutations).toHaveLength(sent);
  });

  it("has no limit for the owner, and is recorded as the owner's", async () => {
    const order = anOrder();
    Object.assign(order.lines[0] ?? {}, { unitMinor: 3900, discountMinor: 0 });
    expect(await requestRefund(ask(order, { lessMinor: 3500 }, OWNER))).toMatchObject({ ok: true });
    expect((await listEntries(LOTO, { limit: 1 }))[0]?.entry).toMatchObject({
      actor: { kind: "owner", user: OWNER.userId },
      effect: "refund.issue",
    });
  });

  it("leaves nothing of the customer in the record or the intent", async () => {
    const order = anOrder();
    await requestRefund(ask(order));
    const { rows } = await inShop(LOTO, (tx) => tx.query("select * from intent where order_gid = $1", [gid(order)]));
    const text = JSON.stringify([rows, await listEntries(LOTO, { limit: 100 })]);
    const raw = [order.email, order.phone, order.shippingAddress?.lastName, order.shippingAddress?.address1].filter(
      (one) => one != null,
    );
    expect(rows).toHaveLength(1);
    expect(raw.length).toBeGreaterThan(1);
    expect(raw.filter((one) => text.includes(one))).toEqual([]);
  });
});

describe("the owner's yes in Shopify", () => {
  it("is read from the installation: there once granted, gone once taken back", async () => {
    expect(await hasRefundScope(LOTO)).toBe(true);
    practice.shop().grantedScopes.delete("write_orders");
    expect(await hasRefundScope(LOTO)).toBe(false);
    practice.shop().grantedScopes.add("write_orders");
  });
});
