import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { performWith } from "../../../app/features/gate/perform-with.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import type { Rule } from "../../../app/features/policy/rule";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { NOTHING_YET, previewRefund } from "../../../app/features/refunds/preview-refund.server";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { addOrder, type WantedOrder } from "../../practice/shop/add-order";
import { changeDispute, openDispute } from "../../practice/shop/disputes";
import { createReturn, requestReturn } from "../../practice/shop/returns";
import { COUNTER, WAREHOUSE } from "../../practice/shop/shipping";
import { nextId, type Order } from "../../practice/shop/state";
import { refunded } from "../../practice/shop/sums";
import { gidOf } from "../../support/intents";
import { anAssistantWith, LOTO_SHOP, OWNER, supportRules } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop({ scopes: ["write_orders", "read_locations"] });
  const restock: Rule = { action: "refund.restock", answer: "can", conditions: [], limits: [] };
  assistant = await anAssistantWith(supportRules({ perOrderMinor: 3000, perDayMinor: 1_000_000 }, restock));
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

function anOrder(wanted: Partial<WantedOrder> = {}): Order {
  const [customerId = null] = practice.shop().customers.keys();
  return addOrder(practice.store.state, practice.shop(), {
    number: nextId(practice.store.state),
    ageDays: 1,
    customerId,
    lines: [{ title: "Cork yoga mat", quantity: 3, unitMinor: 1000 }],
    shippingMinor: 500,
    payments: [{ gateway: "shopify_payments" }],
    ...wanted,
  });
}
const placeGid = ({ id }: { id: number }) => `gid://shopify/Location/${String(id)}`;
const choice = (order: Order, quantity = 1) => ({
  ...NOTHING_YET,
  orderGid: gidOf(order),
  lines: [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity }],
  reason: "damaged" as const,
});
const ask = (order: Order, change: object = {}, actor = assistant) => ({
  shop: LOTO_SHOP,
  actor,
  requestKey: randomUUID(),
  input: { ...choice(order), ...change },
});
const look = (order: Order, change: object = {}, actor = assistant) =>
  previewRefund({ shop: LOTO_SHOP, actor }, { ...choice(order), ...change });
const mutations = () => practice.store.state.mutations.length;
const asked = async (order: Order) =>
  (await listEntries(LOTO, { limit: 10, orderGid: gidOf(order) })).find(({ entry }) => entry.phase === "intent")?.entry
    .input;

describe("items that go back into stock", () => {
  it.each([
    ["unsent: all cancelled", 0, 2, [["CANCEL", 2]]],
    ["sent: all returned", 3, 2, [["RETURN", 2]]],
    [
      "one of three sent: the unsent first",
      1,
      3,
      [
        ["CANCEL", 2],
        ["RETURN", 1],
      ],
    ],
  ] as const)("%s, each to the place that was chosen", async (_, sent, quantity, booked) => {
    const order = anOrder();
    for (const line of order.lines) line.fulfilled = sent;
    const restockAt = placeGid(COUNTER);
    expect(await requestRefund(ask(order, { ...choice(order, quantity), restockAt }))).toMatchObject({ ok: true });
    const lines = order.refunds[0]?.lines ?? [];
    expect(lines.map(({ restockType, quantity: pieces }) => [restockType, pieces])).toEqual(booked);
    expect(new Set(lines.map(({ locationId }) => locationId))).toEqual(new Set([restockAt]));
    expect(await asked(order)).toMatchObject({ restock_at: COUNTER.name });
  });

  it("are nowhere unless somebody says where", async () => {
    const order = anOrder();
    await requestRefund(ask(order));
    expect(order.refunds[0]?.lines).toMatchObject([{ restockType: "NO_RESTOCK", locationId: null }]);
    expect(await asked(order)).not.toHaveProperty("restock_at");
  });

  it("need the right to do so", async () => {
    const plain = await anAssistantWith(supportRules({ perOrderMinor: 3000, perDayMinor: 1_000_000 }), {
      userId: "9000000077",
    });
    expect(await requestRefund(ask(anOrder(), { restockAt: placeGid(WAREHOUSE) }, plain))).toMatchObject({
      ok: false,
      error: { code: "must_ask", decision: { reasons: [{ code: "rule_asks", action: "refund.restock" }] } },
    });
  });

  it("cannot go to a place that is none", async () => {
    const sent = mutations();
    const nowhere = { restockAt: "gid://shopify/Location/1" };
    for (const answer of [await requestRefund(ask(anOrder(), nowhere)), await look(anOrder(), nowhere)])
      expect(answer).toMatchObject({ ok: false, error: { code: "place_gone" } });
    expect(mutations()).toBe(sent);
  });
});

describe("store credit", () => {
  it("needs its own right", async () => {
    const deny: Rule = { action: "refund.credit", answer: "deny", conditions: [], limits: [] };
    const rules = supportRules({ perOrderMinor: 3000, perDayMinor: 1_000_000 }, deny);
    const plain = await anAssistantWith(rules, { userId: "9000000078" });
    expect(await requestRefund(ask(anOrder(), { method: "credit" }, plain))).toMatchObject({
      ok: false,
      error: { code: "denied", decision: { reasons: [{ code: "no_right", action: "refund.credit" }] } },
    });
  });

  it.each([
    ["nobody", { customerId: null }],
    ["a company", { company: true }],
  ])("is not given to %s, the original payment is", async (_, wanted) => {
    const order = anOrder(wanted);
    const sent = mutations();
    for (const answer of [
      await requestRefund(ask(order, { method: "credit" })),
      await look(order, { method: "credit" }),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: "credit_impossible" } });
    expect(mutations()).toBe(sent);
    expect(await look(order)).toMatchObject({ ok: true, value: { order: { creditable: false } } });
    expect(await requestRefund(ask(order))).toMatchObject({ ok: true });
  });

  it("counts against the same limits, and is recorded as what it is", async () => {
    const order = anOrder({ lines: [{ title: "Bolster", quantity: 4, unitMinor: 1000 }] });
    expect(await requestRefund(ask(order, { lines: choice(order, 3).lines, method: "credit" }))).toMatchObject({
      ok: true,
    });
    expect(await asked(order)).toMatchObject({ method: "credit", amount: { amount: "30.00" } });
    for (const method of ["original", "credit"])
      expect(await requestRefund(ask(order, { method }))).toMatchObject({
        ok: false,
        error: {
          code: "must_ask",
          decision: { reasons: [{ code: "over_limit", room: { window: "order", left: 0 } }] },
        },
      });
  });
});

describe("an open return", () => {
  const back = (order: Order) => {
    const lineId = order.lines[0]?.id ?? 0;
    for (const line of order.lines) line.fulfilled = line.quantity;
    const sentLine = { id: nextId(practice.store.state), lineId, quantity: 3 };
    const parcel = {
      id: nextId(practice.store.state),
      name: "F1",
      status: "SUCCESS",
      displayStatus: "DELIVERED",
    } as const;
    const moments = { createdAt: order.createdAt, inTransitAt: null, deliveredAt: null, estimatedDeliveryAt: null };
    order.fulfilments.push({ ...parcel, ...moments, tracking: [], events: [], lines: [sentLine] });
    const line = { fulfilmentLineId: sentLine.id, quantity: 1, reason: "unwanted", note: null, customerNote: null };
    return { of: { state: practice.store.state, shop: practice.shop(), order }, lines: [line as never] };
  };

  it.each([
    ["asked for", (order: Order) => requestReturn(back(order).of, { lines: back(order).lines, app: null })],
    ["agreed to", (order: Order) => createReturn(back(order).of, { lines: back(order).lines, app: null })],
  ])("that was %s keeps its items to itself, and not the shipping", async (_, open) => {
    const order = anOrder();
    open(order);
    const sent = mutations();
    for (const answer of [await requestRefund(ask(order)), await look(order)])
      expect(answer).toMatchObject({ ok: false, error: { code: "return_open" } });
    expect(mutations()).toBe(sent);
    expect(await look(order, { lines: [] })).toMatchObject({ ok: true, value: { order: { returnOpen: true } } });
    expect(await requestRefund(ask(order, { lines: [], shipping: true }))).toMatchObject({ ok: true });
    expect(refunded(order)).toBe(500);
  });
});

describe("a disputed payment", () => {
  const disputed = (type: "CHARGEBACK" | "INQUIRY") => {
    const order = anOrder();
    const dispute = openDispute(practice.store.state, practice.shop(), { order, type, reason: "FRAUDULENT" });
    if (dispute === null) throw new Error("no dispute");
    return { order, dispute };
  };

  it.each(["CHARGEBACK", "INQUIRY"] as const)(
    "(%s) is not an assistant's, whatever they claim to know",
    async (type) => {
      const { order } = disputed(type);
      const sent = mutations();
      expect(await look(order)).toMatchObject({
        ok: true,
        value: {
          decision: { answer: "deny", reasons: [{ code: "disputed" }] },
          order: { dispute: type.toLowerCase() },
        },
      });
      for (const method of ["original", "credit"])
        expect(await requestRefund(ask(order, { payTwice: true, method }))).toMatchObject({
          ok: false,
          error: { code: "denied", decision: { reasons: [{ code: "disputed" }] } },
        });
      expect(await requestRefund(ask(order))).toMatchObject({ ok: false });
      expect([mutations(), refunded(order)]).toEqual([sent, 0]);
    },
  );

  it("is the owner's, who says first that it may be paid twice", async () => {
    const { order } = disputed("CHARGEBACK");
    expect(await requestRefund(ask(order, {}, OWNER))).toMatchObject({ ok: false, error: { code: "disputed" } });
    expect(refunded(order)).toBe(0);
    expect(await requestRefund(ask(order, { payTwice: true }, OWNER))).toMatchObject({ ok: true });
    expect(refunded(order)).toBe(1000);
    expect(await asked(order)).toMatchObject({ pay_twice: "chargeback" });
  });

  it("stays the owner's when the bank took the money, and is everybody's when the shop won", async () => {
    const { order, dispute } = disputed("CHARGEBACK");
    changeDispute(practice.store.state, practice.shop(), { dispute, status: "LOST" });
    expect(await requestRefund(ask(order))).toMatchObject({ ok: false });
    expect(await look(order)).toMatchObject({ ok: true, value: { order: { dispute: "taken_back" } } });
    changeDispute(practice.store.state, practice.shop(), { dispute, status: "WON" });
    expect(await requestRefund(ask(order))).toMatchObject({ ok: true });
  });

  it("that comes between the decision and the sending stops it", async () => {
    const order = anOrder();
    const ports = {
      ...gatePorts,
      at: (point: string) => {
        if (point === "admitted")
          openDispute(practice.store.state, practice.shop(), { order, type: "INQUIRY", reason: "GENERAL" });
        return Promise.resolve();
      },
    };
    expect(await performWith(issueRefund, ask(order), ports)).toMatchObject({ ok: false, error: { code: "stale" } });
    expect(refunded(order)).toBe(0);
  });

  it("cannot be seen with other services, which is said and stops nobody", async () => {
    const order = anOrder({ payments: [{ gateway: "paypal" }] });
    expect(await look(order)).toMatchObject({
      ok: true,
      value: { decision: { answer: "can" }, order: { dispute: "unseen" } },
    });
    expect(await requestRefund(ask(order))).toMatchObject({ ok: true });
  });
});

describe("far above the usual for its reason", () => {
  const usual = async (order: Order, change: object = {}) => {
    const preview = await look(order, { reason: "wrong_item", ...change }, OWNER);
    return preview.ok ? preview.value.usual : "no preview";
  };
  const refundOf = (lessMinor: number) => requestRefund(ask(anOrder(), { reason: "wrong_item", lessMinor }, OWNER));

  it("is told from five refunds for the reason on, above three times their middle, and never for another reason", async () => {
    for (const minor of [100, 200, 300, 900]) await refundOf(minor);
    expect(await usual(anOrder(), { lessMinor: 1000 })).toBeNull();
    await refundOf(250);
    // 100, 200, 250, 300, 900: the middle is 250.
    expect(await usual(anOrder(), { lessMinor: 750 })).toBeNull();
    expect(await usual(anOrder(), { lessMinor: 751 })).toBe(250);
    expect(await usual(anOrder(), { lessMinor: 751, reason: "goodwill" })).toBeNull();
    expect(await usual(anOrder(), { lessMinor: 751, reason: null })).toBeNull();
  });

  it("is a question only: the refund itself is not refused", async () => {
    expect(await refundOf(1000)).toMatchObject({ ok: true });
  });
});
