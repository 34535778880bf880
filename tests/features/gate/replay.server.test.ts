import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { perform } from "../../../app/features/gate/perform.server";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import type { Order } from "../../practice/shop/state";
import { refunded } from "../../practice/shop/sums";
import { freshOrder } from "../../support/intents";
import { anAssistant, LOTO_SHOP, OWNER } from "../../support/people";
import { aPracticeShop, type PracticeShop } from "../../support/practice-shop";
import { oneItemOf } from "../../support/rich-orders";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  assistant = await anAssistant({ perOrderMinor: 500, perDayMinor: 500 });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const ask = (order: Order, requestKey: string, actor = assistant) =>
  perform(issueRefund, { shop: LOTO_SHOP, actor, requestKey, input: { ...oneItemOf(order), lessMinor: 500 } });

describe("the same request again", () => {
  it("answers what the first came to, though it took the last item and all of the day's limit", async () => {
    const order = freshOrder(practice);
    for (const line of order.lines.slice(0, 1)) line.quantity = 1;
    const key = randomUUID();
    const first = await ask(order, key);
    const reads = practice.store.state.reads;
    const again = await Promise.all(Array.from({ length: 20 }, () => ask(order, key)));
    expect(first).toMatchObject({ ok: true, value: { state: "done" } });
    expect(again).toEqual(again.map(() => first));
    expect([refunded(order), practice.store.state.reads]).toEqual([500, reads]);
  });

  it("twenty times at once is one refund, and nobody hears that something is missing which their twin took", async () => {
    const order = freshOrder(practice);
    for (const line of order.lines.slice(0, 1)) line.quantity = 1;
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(order, key, OWNER)));
    const said = answers.map((one) => (one.ok ? one.value.state : one.error.code));
    expect(said.filter((one) => !["done", "queued", "still_sending"].includes(one))).toEqual([]);
    expect(refunded(order)).toBe(500);
  });

  it("under another person's name, or with another choice, is refused", async () => {
    const order = freshOrder(practice);
    const key = randomUUID();
    await ask(order, key, OWNER);
    expect(await ask(order, key)).toMatchObject({ ok: false, error: { code: "request_key_reused" } });
    const other = { ...oneItemOf(order), lessMinor: 400 };
    const changed = await perform(issueRefund, { shop: LOTO_SHOP, actor: OWNER, requestKey: key, input: other });
    expect(changed).toMatchObject({ ok: false, error: { code: "request_key_reused" } });
    expect(refunded(order)).toBe(500);
  });
});
