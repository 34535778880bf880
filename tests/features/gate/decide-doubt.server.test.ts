import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { decideDoubt, lookAgain, readOpenChanges } from "../../../app/features/gate/decide-doubt.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { gateClaim } from "../../../app/features/gate/intent-store.server";
import { perform } from "../../../app/features/gate/perform.server";
import { settleable, settleIntent } from "../../../app/features/gate/settle-unknown.server";
import type { Actor } from "../../../app/features/policy/standing";
import { EFFECTS } from "../../../app/effects.server";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import type { Order } from "../../practice/shop/state";
import { refunded } from "../../practice/shop/sums";
import { changeIntent, freshOrder, gidOf, intentOf, phases, stored } from "../../support/intents";
import { anAssistant, LOTO_SHOP, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
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

/** Shopify answers no question. */
const DEAF = {
  ...gatePorts,
  doors: (shop: string) => ({
    ...gatePorts.doors(shop),
    read: () => Promise.resolve({ ok: false as const, error: { code: "shopify_unreachable" as const } }),
  }),
};
const sendings = (order: Order) =>
  practice.store.state.mutations.filter((one) => JSON.stringify(one.variables).includes(gidOf(order)));
const unreadable = () => practice.store.state.faults.push({ operation: "query", kind: "failing_reads", times: 100 });
const readable = () => (practice.store.state.faults.length = 0);

/** A refund that nobody answered for and that is left to the owner. `paid` = Shopify has it all the same. */
async function inDoubt(options: { paid?: boolean } = {}): Promise<Order> {
  const order = freshOrder(practice);
  const kind = options.paid === true ? "lost_answer" : "error_before";
  practice.store.state.faults.push({ operation: "refundCreate", kind, times: 1 });
  const input = { ...oneItemOf(order), lessMinor: 500 };
  await perform(issueRefund, { shop: LOTO_SHOP, actor: assistant, requestKey: randomUUID(), input });
  await changeIntent(order, "first_sent_at = first_sent_at - interval '20 hours'");
  await settleIntent(await intentOf(order), { shop: LOTO_SHOP, effects: EFFECTS, ports: DEAF });
  expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved" });
  return order;
}

/** Somebody took our words out of the refund's note: the marks no longer find it, its app is still ours. */
function withoutNote(order: Order): string {
  const [refund] = order.refunds;
  if (refund === undefined) throw new Error("no refund");
  refund.note = "thank you";
  return `gid://shopify/Refund/${String(refund.id)}`;
}

async function answerOf(order: Order, answer: object, options: { actor?: Actor; requestKey?: string } = {}) {
  const { id } = await stored(order);
  return {
    shop: LOTO_SHOP,
    actor: options.actor ?? OWNER,
    requestKey: options.requestKey ?? randomUUID(),
    input: { intentId: id, ...answer },
  };
}
const decide = async (order: Order, answer: object, options: { actor?: Actor; requestKey?: string } = {}) =>
  decideDoubt(EFFECTS, await answerOf(order, answer, options));
const NOT_PAID = { answer: "not_happened" };
const PAID = { answer: "happened", changeGid: null };

describe("the owner says that it was not paid", () => {
  it("and the amount is free again, with the decision, its before and its after in the record", async () => {
    const order = await inDoubt();
    expect(await decide(order, NOT_PAID)).toMatchObject({ ok: true, value: { outcome: "not_happened" } });
    expect(await stored(order)).toMatchObject({ state: "FAILED", usage: "released" });
    expect(await phases(order)).toEqual(["intent", "unknown", "needs_owner", "failed", "done"]);
    const [decision, failed] = await listEntries(LOTO, { limit: 2, orderGid: gidOf(order) });
    expect(decision?.entry).toMatchObject({
      effect: "doubt.decide",
      actor: { kind: "owner", user: OWNER.userId },
      before: { outcome: "in_doubt" },
      after: { outcome: "not_happened" },
    });
    expect(failed?.entry).toMatchObject({
      effect: "refund.issue",
      actor: { kind: "assistant" },
      subject: { person: OWNER.userId },
      after: { problem: "owner_released" },
    });
  });

  it("and the change is never sent again, whoever tries", async () => {
    const order = await inDoubt();
    const { id } = await stored(order);
    expect(await gateClaim(LOTO, id)).toEqual({ outcome: "taken" });
    await decide(order, NOT_PAID);
    expect(await gateClaim(LOTO, id)).toEqual({ outcome: "taken" });
    await settleAtOnce();
    expect(sendings(order)).toHaveLength(1);
    expect(refunded(order)).toBe(0);
  });

  it("while Shopify has it under our marks: it settles itself, and nothing is released", async () => {
    const order = await inDoubt({ paid: true });
    expect(await decide(order, NOT_PAID)).toMatchObject({ ok: true, value: { outcome: "found" } });
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
    expect(await phases(order)).toEqual(["intent", "unknown", "needs_owner", "done"]);
  });

  it("while Shopify shows a refund by our app that nothing explains: refused, the amount stays counted", async () => {
    const order = await inDoubt({ paid: true });
    withoutNote(order);
    expect(await decide(order, NOT_PAID)).toMatchObject({ ok: false, error: { code: "change_unexplained" } });
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved" });
    expect(await phases(order)).toEqual(["intent", "unknown", "needs_owner"]);
  });

  it("control: with a blind reading, the same answer would release money that left", async () => {
    const order = await inDoubt({ paid: true });
    withoutNote(order);
    const refund = settleable(issueRefund);
    const blind = { ...refund, shown: () => Promise.resolve({ ok: true as const, value: [] }) };
    expect(await decideDoubt(new Map([[blind.name, blind]]), await answerOf(order, NOT_PAID))).toMatchObject({
      ok: true,
    });
    expect(await stored(order)).toMatchObject({ state: "FAILED", usage: "released" });
    expect(refunded(order)).toBe(500);
  });

  it("while Shopify cannot be read: refused", async () => {
    const order = await inDoubt();
    unreadable();
    const decided = await decide(order, NOT_PAID);
    readable();
    expect(decided).toMatchObject({ ok: false, error: { code: "shopify_unreachable" } });
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved" });
  });
});

describe("the owner says that it was paid", () => {
  it("and cannot say which: it counts as spent", async () => {
    const order = await inDoubt();
    expect(await decide(order, PAID)).toMatchObject({ ok: true, value: { outcome: "happened" } });
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
    const [, done] = await listEntries(LOTO, { limit: 2, orderGid: gidOf(order) });
    expect(done?.entry).toMatchObject({ phase: "done", after: { owner_says: "happened" }, shopify: {} });
  });

  it("and chooses the refund: its id and Shopify's own figures are in the record", async () => {
    const order = await inDoubt({ paid: true });
    const gid = withoutNote(order);
    const { id } = await stored(order);
    expect(await readOpenChanges(EFFECTS, { shop: LOTO_SHOP, intentId: id })).toMatchObject({
      ok: true,
      value: { effect: "refund.issue", open: [{ gid, byUs: true }] },
    });
    expect(await decide(order, { answer: "happened", changeGid: gid })).toMatchObject({ ok: true });
    expect(await intentOf(order)).toMatchObject({ state: "SUCCEEDED", resultGid: gid, settlement: "SUCCESS" });
    const [, done] = await listEntries(LOTO, { limit: 2, orderGid: gidOf(order) });
    expect(done?.entry).toMatchObject({
      shopify: { refund: gid },
      after: { this_refund: { amount: "5.00", currency: "EUR" }, owner_says: "happened" },
    });
  });

  it("and chooses a refund of another order: refused", async () => {
    const order = await inDoubt();
    const other = await inDoubt({ paid: true });
    const gid = withoutNote(other);
    expect(await decide(order, { answer: "happened", changeGid: gid })).toMatchObject({
      ok: false,
      error: { code: "change_not_open" },
    });
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER" });
  });

  it("and the chosen refund's money, still open, is watched by its id", async () => {
    const order = await inDoubt({ paid: true });
    const gid = withoutNote(order);
    await decide(order, { answer: "happened", changeGid: gid });
    await changeIntent(order, "settlement = 'PENDING'");
    await settleAtOnce();
    expect(await intentOf(order)).toMatchObject({ state: "SUCCEEDED", settlement: "SUCCESS" });
  });
});

describe("a decision", () => {
  it("sent twice is made once, and answers the same", async () => {
    const order = await inDoubt();
    const requestKey = randomUUID();
    const first = await decide(order, NOT_PAID, { requestKey });
    expect(await decide(order, NOT_PAID, { requestKey })).toEqual(first);
    expect(await phases(order)).toEqual(["intent", "unknown", "needs_owner", "failed", "done"]);
  });

  it("under a key that stood for another answer is refused", async () => {
    const order = await inDoubt();
    const requestKey = randomUUID();
    await decide(order, NOT_PAID, { requestKey });
    expect(await decide(order, PAID, { requestKey })).toMatchObject({
      ok: false,
      error: { code: "request_key_reused" },
    });
    expect(await stored(order)).toMatchObject({ state: "FAILED", usage: "released" });
  });

  it("of two opposite ones at the same moment, one counts", async () => {
    const order = await inDoubt();
    const both = await Promise.all([decide(order, PAID), decide(order, NOT_PAID)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ error: { code: "doubt_settled" } });
    const { state, usage } = await stored(order);
    expect(["SUCCEEDED spent", "FAILED released"]).toContain(`${state} ${usage}`);
    expect((await phases(order)).slice(3)).toHaveLength(2);
  });

  it("about something that is not in doubt any more changes nothing", async () => {
    const order = await inDoubt();
    await decide(order, PAID);
    expect(await decide(order, NOT_PAID)).toMatchObject({ ok: false, error: { code: "doubt_settled" } });
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
  });

  it("is not an assistant's to make, and teaches them nothing", async () => {
    const order = await inDoubt({ paid: true });
    expect(await decide(order, NOT_PAID, { actor: assistant })).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved" });
  });

  it.each([
    ["an id nobody knows", { intentId: randomUUID() }, "not_found"],
    ["another answer", { answer: "maybe" }, "bad_input"],
    ["more than it takes", { money: 1 }, "bad_input"],
  ])("with %s is refused", async (_, change, code) => {
    const order = await inDoubt();
    expect(await decide(order, { ...NOT_PAID, ...change })).toMatchObject({ ok: false, error: { code } });
  });
});

describe("looking again", () => {
  it("finds nothing new, and says so", async () => {
    const order = await inDoubt();
    const { id } = await stored(order);
    expect(await lookAgain(EFFECTS, { shop: LOTO_SHOP, intentId: id })).toMatchObject({ value: { outcome: "open" } });
    expect(await stored(order)).toMatchObject({ state: "NEEDS_OWNER", usage: "reserved" });
    expect(sendings(order)).toHaveLength(1);
  });

  it("settles what Shopify has", async () => {
    const order = await inDoubt({ paid: true });
    const { id } = await stored(order);
    expect(await lookAgain(EFFECTS, { shop: LOTO_SHOP, intentId: id })).toMatchObject({ value: { outcome: "found" } });
    expect(await stored(order)).toMatchObject({ state: "SUCCEEDED", usage: "spent" });
  });

  it("says when Shopify cannot be asked", async () => {
    const order = await inDoubt();
    const { id } = await stored(order);
    expect(await lookAgain(EFFECTS, { shop: LOTO_SHOP, intentId: id }, DEAF)).toMatchObject({
      error: { code: "shopify_unreachable" },
    });
  });
});

it("leaves a record that verifies", async () => {
  expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
});
