import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setCeiling } from "../../../app/features/roles/change-roles.server";
import { readCeiling, readHistory } from "../../../app/features/roles/read-roles.server";
import { readRights } from "../../../app/features/gate/read-rights.server";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import type { Actor } from "../../../app/features/policy/standing";
import { refunded } from "../../practice/shop/sums";
import { asSheIsNow, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { ask, grantOf, member, newest, ONDA_SHOP, refundOf } from "../delegation/a-team";

let database: TestDatabase;
let practice: PracticeShop;
beforeAll(async () => {
  database = await aTestDatabase({ poolSize: 16 });
  practice = await aPracticeShop();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const REPLY = { orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" };
const reply = (actor: Actor) => recordReply(ask(REPLY, actor));
const limit = (change: object) => ({
  measure: "count",
  window: "rolling_24h",
  whose: "all",
  max: 0,
  over: "deny",
  ...change,
});
const row = (action: string, ...limits: object[]) => ({ action, answer: "can", limits });
const together = (...rules: object[]) => setCeiling(ask({ rules }));
const times = <T>(count: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));

describe("the limit of all assistants together", () => {
  it("is never exceeded by two who work at the same moment, and is usable to the last", async () => {
    const [one, other] = [await member(), await member()];
    // Negative control: nobody stops them while there is no ceiling.
    expect((await times(6, (at) => reply(at % 2 === 0 ? one : other))).every((done) => done.ok)).toBe(true);
    await together(row("reply.use", limit({ max: 11 })));
    const [her, him] = [await asSheIsNow(one.userId), await asSheIsNow(other.userId)];
    const answers = await times(20, (at) => reply(at % 2 === 0 ? her : him));
    expect(answers.filter((done) => done.ok)).toHaveLength(5);
    for (const done of answers)
      if (!done.ok)
        expect(done.error).toMatchObject({
          code: "denied",
          decision: { reasons: [{ code: "over_limit", room: { whose: "all", max: 11, left: 0, over: 1 } }] },
        });
    expect(await reply({ ...OWNER })).toMatchObject({ ok: true });
  });

  it("holds for money too: refunds of two assistants at once never sum above it, the owner's do not count", async () => {
    const [one, other] = [await member(), await member()];
    expect(await refundOf(practice, OWNER, 2500).done).toMatchObject({ ok: true });
    await together(row("refund.issue", limit({ measure: "amount", window: "day", max: 3000, over: "ask" })));
    const [her, him] = [await asSheIsNow(one.userId), await asSheIsNow(other.userId)];
    const asked = Array.from({ length: 8 }, (_, at) => refundOf(practice, at % 2 === 0 ? her : him, 1000));
    const answers = await Promise.all(asked.map(({ done }) => done));
    expect(asked.reduce((sum, { order }) => sum + refunded(order), 0)).toBe(3000);
    expect(answers.filter((done) => done.ok)).toHaveLength(3);
    expect(await refundOf(practice, her, 1).done).toMatchObject({ ok: false, error: { code: "must_ask" } });
    expect(await refundOf(practice, OWNER, 2500).done).toMatchObject({ ok: true });
  });

  it("counts at the next request of everybody, and what was decided before it is asked again", async () => {
    const her = await member();
    await together(row("order.note", limit({ max: 1 })));
    expect(await reply(her)).toMatchObject({ ok: false, error: { code: "grant_changed" } });
    expect(grantOf(await asSheIsNow(her.userId))).toMatchObject({
      version: 2,
      ceiling: [{ action: "order.note", limits: [{ whose: "all", max: 1 }] }],
    });
  });

  it("below what is used already leaves nothing, and gives nobody a right they do not have", async () => {
    const her = await member();
    await together(row("reply.use", limit({ max: 100 })));
    await reply(await asSheIsNow(her.userId));
    await together(row("reply.use", limit({ max: 1 })), row("stock.adjust", limit({ max: 5 })));
    const now = await asSheIsNow(her.userId);
    const grant = grantOf(now);
    const rights = grant === undefined ? [] : await readRights(LOTO_SHOP, grant);
    expect(rights.find(({ action }) => action === "reply.use")?.rooms).toMatchObject([
      { whose: "all", max: 1, left: 0 },
    ]);
    expect(rights.find(({ action }) => action === "stock.adjust")?.answer).toBe("deny");
    expect(await reply(now)).toMatchObject({ ok: false, error: { code: "denied" } });
    await together();
    expect(await reply(await asSheIsNow(her.userId))).toMatchObject({ ok: true });
  });

  it("is recorded with both versions and what differs, and every version stays readable", async () => {
    await together(row("refund.issue", limit({ measure: "amount", window: "week", max: 100_000 })));
    const before = await readCeiling(LOTO);
    await together(row("refund.issue", limit({ measure: "amount", window: "week", max: 250_000 })));
    const after = await readCeiling(LOTO);
    expect(await newest()).toMatchObject({
      effect: "ceiling.set",
      before: {
        role_version: before?.versionId,
        rules: { "refund.issue": { amount_week_together_deny: { amount: "1000.00", currency: "EUR" } } },
      },
      after: {
        role_version: after?.versionId,
        rules: { "refund.issue": { amount_week_together_deny: { amount: "2500.00", currency: "EUR" } } },
      },
    });
    const [newer, older] = await readHistory(LOTO, after?.roleId ?? "");
    expect([newer?.versionId, older?.versionId]).toEqual([after?.versionId, before?.versionId]);
  });

  it("set twice at once is numbered one after the other; who did not see the newest learns that it changed", async () => {
    const seen = (await readCeiling(LOTO))?.versionId;
    const basedOn = { rules: [row("order.note", limit({ max: 3 }))], basedOn: seen };
    const answers = await Promise.all([setCeiling(ask(basedOn)), setCeiling(ask({ ...basedOn, rules: [] }))]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, error: { code: "role_changed" } });
    await Promise.all([1, 2, 3].map((max) => together(row("order.note", limit({ max: max * 10 })))));
    const numbers = (await readHistory(LOTO, (await readCeiling(LOTO))?.roleId ?? "")).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => numbers.length - at));
  });

  it("is the owner's alone, and each shop has its own", async () => {
    for (const actor of [STRANGER, await member()])
      expect(await setCeiling(ask({ rules: [] }, actor))).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await readCeiling(ONDA)).toBeNull();
    expect(await setCeiling(ask({ rules: [] }, OWNER, ONDA_SHOP))).toMatchObject({ ok: true });
    expect((await readCeiling(ONDA))?.roleId).not.toBe((await readCeiling(LOTO))?.roleId);
  });
});
