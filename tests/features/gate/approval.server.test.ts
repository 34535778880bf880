import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { stop } from "../../../app/features/delegation/change-team.server";
import { liftsOf } from "../../../app/features/gate/approval";
import { findRequest } from "../../../app/features/gate/approval-store.server";
import { approve, approveLess, decline } from "../../../app/features/gate/answer-approval.server";
import { askApproval } from "../../../app/features/gate/ask-approval-store.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { findIntent, gateUsed } from "../../../app/features/gate/intent-store.server";
import { perform } from "../../../app/features/gate/perform.server";
import { digestOf, performApproved } from "../../../app/features/gate/perform-approved-store.server";
import { savePerson } from "../../../app/features/policy/person-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { issueRefund } from "../../../app/features/refunds/issue-refund.effect.server";
import { lessOf } from "../../../app/features/refunds/refund";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { refunded } from "../../practice/shop/sums";
import { anAssistant, asSheIsNow, LOTO_SHOP, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { addRichOrders, oneItemOf } from "../../support/rich-orders";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let her: Actor;
let lastUser = 8_000_000_000;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  await savePerson(LOTO, {
    userId: OWNER.userId,
    firstName: "Marta",
    lastName: "Rossi",
    email: "marta@lotolento.example",
    emailVerified: true,
    locale: "it",
    accountOwner: true,
    collaborator: false,
  });
  her = await someone();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const LIMITS = { perOrderMinor: 300, perDayMinor: 1500 };
const someone = () => anAssistant(LIMITS, { userId: String((lastUser += 1)) });

function anOrder(): Order {
  const [order] = addRichOrders(practice.store, practice.shop(), { count: 1 });
  if (order === undefined) throw new Error("no order");
  return order;
}

const inputOf = (order: Order, lessMinor: number) => ({ ...oneItemOf(order), lessMinor });

async function asked({ actor = her, order = anOrder(), lessMinor = 900 } = {}) {
  const question = { ...answer(actor, inputOf(order, lessMinor)), note: "Broken." };
  const done = await askApproval(issueRefund, question);
  if (!done.ok) throw new Error(done.error.code);
  return { order, actor, id: done.value.intentId, question, done: done.value };
}

const stored = async (id: string) => {
  const [intent, request] = [await findIntent(LOTO, id), await findRequest(LOTO, id)];
  if (intent === undefined || request === undefined) throw new Error("no request");
  return { intent, request };
};
const seen = async (id: string) => {
  const { intent, request } = await stored(id);
  return digestOf(LOTO, intent, { lifts: liftsOf(request), until: null });
};
const answer = (actor: Actor, input: object) => ({ shop: LOTO_SHOP, actor, requestKey: randomUUID(), input });
const yes = async (id: string, actor = OWNER) =>
  approve(answer(actor, { intentId: id, seen: await seen(id), text: "" }));
const doIt = (id: string, actor: Actor = her, ports = gatePorts) =>
  performApproved(issueRefund, { shop: LOTO_SHOP, actor, intentId: id }, ports);
const change = (id: string, sql: string) =>
  inShop(LOTO, (tx) => tx.query(`update intent set ${sql} where id = '${id}'`));

async function usedToday(actor: Actor): Promise<number> {
  const limit = {
    measure: "amount",
    window: "day",
    whose: "own",
    max: 0,
    over: "ask",
    key: "k",
    action: "refund.issue",
  } as const;
  const key = {
    person: actor.userId,
    action: "refund.issue",
    orderGid: null,
    customerGid: null,
    refundedMinor: 0,
  } as const;
  const used = await gateUsed(LOTO, { ...key, timeZone: LOTO_SHOP.timeZone, together: false }, [limit]);
  return used.used["k"] ?? NaN;
}

describe("a request for a yes", () => {
  it("keeps exactly what would be sent, uses no limit, sends nothing, and says so in the record", async () => {
    const actor = await someone();
    const { id, done, order, question } = await asked({ actor });
    expect(done).toMatchObject({ state: "asked" });
    expect([await usedToday(actor), refunded(order)]).toEqual([0, 0]);
    const { request } = await stored(id);
    expect(request).toMatchObject({ note: "Broken.", answer: null, isOver: false });
    expect(liftsOf(request)).toEqual([
      { code: "over_limit", action: "refund.issue", measure: "amount", window: "order", whose: "own" },
    ]);
    const [newest] = await listEntries(LOTO, { limit: 1 });
    expect(newest?.entry).toMatchObject({ phase: "asked", decision: { answer: "ask", reason: "over_limit" } });
    expect(await askApproval(issueRefund, question)).toMatchObject({
      ok: true,
      value: { intentId: id, state: "asked" },
    });
    expect(await doIt(id, actor)).toMatchObject({ ok: true, value: { state: "asked" } });
    expect(refunded(order)).toBe(0);
  });

  it("is not made for what may simply be done, nor for what nobody may allow", async () => {
    const ask = (order: Order, lessMinor: number) =>
      askApproval(issueRefund, { ...answer(her, inputOf(order, lessMinor)), note: "" });
    expect(await ask(anOrder(), 200)).toMatchObject({ ok: false, error: { code: "may_already" } });
    const order = anOrder();
    order.cancelledAt = null;
    for (const one of order.transactions) one.status = "PENDING";
    expect((await ask(order, 900)).ok).toBe(false);
  });
});

describe("a yes", () => {
  it("lets exactly that be done, once, above the limit it lifts, and it counts as used", async () => {
    const actor = await someone();
    const { id, order } = await asked({ actor });
    expect(await yes(id)).toMatchObject({ ok: true });
    expect([await usedToday(actor), refunded(order)]).toEqual([0, 0]);
    const [first, second] = await Promise.all([doIt(id, actor), doIt(id, actor)]);
    for (const one of [first, second]) expect(one.ok || one.error.code === "still_sending").toBe(true);
    expect(first.ok || second.ok).toBe(true);
    expect(await doIt(id, actor)).toMatchObject({ ok: true, value: { state: "done" } });
    expect([await usedToday(actor), refunded(order), order.refunds.length]).toEqual([900, 900, 1]);
    const entries = (await listEntries(LOTO, { limit: 3 })).map(({ entry }) => [entry.effect, entry.phase]);
    expect(entries).toEqual([
      ["refund.issue", "done"],
      ["refund.issue", "intent"],
      ["approval.approve", "done"],
    ]);
    expect(order.refunds[0]?.note).toContain("Chiara B. via Delega");
  });

  it("to a smaller amount is a yes to that amount alone", async () => {
    const { id, order } = await asked();
    const input = { intentId: id, seen: await seen(id), text: "Half.", lessMinor: 450 };
    expect(await approveLess(issueRefund, { ...answer(OWNER, {}), input }, lessOf)).toMatchObject({ ok: true });
    expect(await doIt(id)).toMatchObject({ ok: true, value: { state: "done" } });
    expect(refunded(order)).toBe(450);
  });

  it("is nobody's but the owner's, and never to one's own request", async () => {
    const { id, order } = await asked();
    for (const actor of [her, await someone()]) expect((await yes(id, actor)).ok).toBe(false);
    const own = { ...OWNER, userId: her.userId };
    expect(await yes(id, own)).toMatchObject({ ok: false, error: { code: "own_request" } });
    expect(await doIt(id)).toMatchObject({ ok: true, value: { state: "asked" } });
    expect(refunded(order)).toBe(0);
  });

  it("to something that is not any more what was on the page is none", async () => {
    const { id } = await asked();
    const input = { intentId: id, seen: "something else", text: "" };
    expect(await approve(answer(OWNER, input))).toMatchObject({ ok: false, error: { code: "stale" } });
  });

  it("said twice is said once, and after a no there is none", async () => {
    const { id } = await asked();
    await yes(id);
    expect(await yes(id)).toMatchObject({ ok: false, error: { code: "approval_answered" } });
    const other = await asked();
    expect(await decline(answer(OWNER, { intentId: other.id, text: "Not this one." }))).toMatchObject({ ok: true });
    expect((await yes(other.id)).ok).toBe(false);
    expect(await doIt(other.id)).toMatchObject({ ok: false, error: { code: "declined" } });
    expect(refunded(other.order)).toBe(0);
  });
});

const MORE_IS_SENT = `frozen = jsonb_set(frozen, '{input,transactions,0,amount}', '"99.00"')`;
describe("what was approved is not done", () => {
  const approvedOne = async () => {
    const one = await asked();
    await yes(one.id);
    return one;
  };

  it.each([
    ["the amount", "amount_minor = amount_minor + 1"],
    ["what is sent", MORE_IS_SENT],
    ["what was chosen", `asked = jsonb_set(asked, '{lessMinor}', '4000')`],
    ["the order", "order_gid = 'gid://shopify/Order/1'"],
    ["the fingerprint", "fingerprint = 'x'"],
    ["the key", "idem_key = gen_random_uuid()"],
    ["what the record keeps", `input = jsonb_set(input, '{reason}', '"lost"')`],
    ["the hash of the choice", "input_hash = 'x'"],
    ["the number", "number = number + 100000"],
    ["the currency", "currency = 'USD'"],
  ])("when %s is changed afterwards", async (_, sql) => {
    const { id, order } = await approvedOne();
    await change(id, sql);
    expect(await doIt(id)).toMatchObject({ ok: false, error: { code: "approval_void" } });
    expect(refunded(order)).toBe(0);
  });

  it.each(["before_admit", "admitted"])("otherwise, when what is sent is changed at %s", async (moment) => {
    const { id, order } = await approvedOne();
    const at = async (point: string) => {
      if (point === moment) await change(id, MORE_IS_SENT);
    };
    expect(await doIt(id, her, { ...gatePorts, at })).toMatchObject({ ok: true });
    expect(refunded(order)).toBe(900);
  });

  it("by somebody else, not even by the owner", async () => {
    const { id, order } = await approvedOne();
    for (const actor of [await someone(), OWNER])
      expect(await doIt(id, actor)).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(refunded(order)).toBe(0);
  });

  it("after its time", async () => {
    const { id, order } = await approvedOne();
    await inShop(LOTO, (tx) =>
      tx.query("update approval_request set expires_at = app_now() where intent_id = $1", [id]),
    );
    expect(await doIt(id)).toMatchObject({ ok: false, error: { code: "approval_expired" } });
    expect(refunded(order)).toBe(0);
  });

  it("when who said yes does not own the shop any more", async () => {
    const { id, order } = await approvedOne();
    const owner = (is: boolean) =>
      inShop(LOTO, (tx) =>
        tx.query("update person set account_owner = $1 where shopify_user_id = $2", [is, OWNER.userId]),
      );
    await owner(false);
    expect(await doIt(id)).toMatchObject({ ok: false, error: { code: "approval_void" } });
    await owner(true);
    expect(refunded(order)).toBe(0);
  });

  it("when the order changed meanwhile: it goes back to the owner as it is now, and a new yes is needed", async () => {
    const { id, order } = await approvedOne();
    const other = await anAssistant({ perOrderMinor: 9000, perDayMinor: 9000 }, { userId: String((lastUser += 1)) });
    await perform(issueRefund, answer(other, inputOf(order, 100)));
    expect(await doIt(id)).toMatchObject({ ok: false, error: { code: "approval_returned" } });
    expect(refunded(order)).toBe(100);
    const { intent, request } = await stored(id);
    expect([intent.state, request.answer, request.returnedAt === null]).toEqual(["PENDING_APPROVAL", null, false]);
  });

  it("beyond a limit that the yes does not lift: the day's is asked about anew", async () => {
    const actor = await someone();
    const { id } = await asked({ actor });
    await yes(id);
    for (let at = 0; at < 5; at += 1) await perform(issueRefund, answer(actor, inputOf(anOrder(), 300)));
    expect(await doIt(id, actor)).toMatchObject({ ok: false, error: { code: "approval_returned" } });
    const lifts = liftsOf((await stored(id)).request).map(({ window }) => window);
    expect(lifts.toSorted()).toEqual(["day", "order", "rolling_24h"]);
  });

  it("by whom the owner stopped", async () => {
    const actor = await someone();
    const { id, order } = await asked({ actor });
    await yes(id);
    if (actor.standing.kind !== "assistant") throw new Error("an assistant");
    await stop(answer(OWNER, { who: actor.standing.grant.id }));
    expect(await doIt(id, actor)).toMatchObject({ ok: false, error: { code: "access_stopped" } });
    expect(refunded(order)).toBe(0);
  });

  it("under a right that was taken away meanwhile", async () => {
    const actor = await someone();
    const { id, order } = await asked({ actor });
    await yes(id);
    await inShop(LOTO, (tx) =>
      tx.query("update assistant_grant set status = 'waiting' where shopify_user_id = $1", [actor.userId]),
    );
    expect((await doIt(id, await asSheIsNow(actor.userId))).ok).toBe(false);
    expect(refunded(order)).toBe(0);
  });
});

it("whatever was asked, answered and done, the record is intact", async () => {
  expect((await verifyRecord(LOTO, null)).intact).toBe(true);
});
