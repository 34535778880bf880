import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { perform } from "../../../app/features/gate/perform.server";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import type { Actor } from "../../../app/features/policy/standing";
import type { Order } from "../../practice/shop/state";
import { changeIntent, freshOrder, stored } from "../../support/intents";
import { anAssistant, LOTO_SHOP } from "../../support/people";
import { aPracticeShop, type PracticeShop } from "../../support/practice-shop";
import { oneItemOf } from "../../support/rich-orders";
import { settleAtOnce } from "../../support/settle";
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

/** More than are looked at side by side. */
const MANY = 10;

/** Refunds whose answer got lost, as old as `sql` makes them. */
async function inDoubt(sql: string): Promise<Order[]> {
  const orders = Array.from({ length: MANY }, () => freshOrder(practice));
  practice.store.state.faults.push({ operation: "refundCreate", kind: "error_before", times: MANY });
  for (const order of orders) {
    const input = { ...oneItemOf(order), lessMinor: 500 };
    await perform(issueRefund, { shop: LOTO_SHOP, actor: assistant, requestKey: randomUUID(), input });
    await changeIntent(order, sql);
  }
  return orders;
}

const statesOf = async (orders: Order[]) => new Set((await Promise.all(orders.map(stored))).map(({ state }) => state));

it("while Shopify is away, all that is past its 20 hours goes to the owner at once, whatever else waits before it", async () => {
  const left = await inDoubt("state = 'NEEDS_OWNER', created_at = created_at - interval '3 days'");
  const young = await inDoubt("created_at = created_at - interval '2 days'");
  const old = await inDoubt("first_sent_at = first_sent_at - interval '20 hours'");
  const reads = practice.store.state.calls.get(LOTO_SHOP.domain) ?? 0;
  practice.store.state.faults.push({ operation: "*", kind: "failing_reads", times: Infinity });
  await settleAtOnce();
  expect(await statesOf(old)).toEqual(new Set(["NEEDS_OWNER"]));
  expect(await statesOf(young)).toEqual(new Set(["UNKNOWN"]));
  expect(await statesOf(left)).toEqual(new Set(["NEEDS_OWNER"]));
  // Eight side by side ask four times each; the rest is not asked for.
  expect((practice.store.state.calls.get(LOTO_SHOP.domain) ?? 0) - reads).toBeLessThanOrEqual(32);
}, 60_000);
