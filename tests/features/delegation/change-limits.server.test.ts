import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setLimits, stop } from "../../../app/features/delegation/change-team.server";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { readRights } from "../../../app/features/gate/read-rights.server";
import { inShop } from "../../../app/platform/db.server";
import { asSheIsNow, LOTO_SHOP, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { ask, grantOf, member, newest, ONDA_SHOP, refundOf } from "./a-team";

let database: TestDatabase;
let practice: PracticeShop;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

describe("changing limits", () => {
  it("makes a row of the person's own beside the role, in force at the next request, with both amounts recorded", async () => {
    const before = await member();
    const done = await setLimits(ask({ grantId: grantOf(before)?.id, perOrderMinor: 1000, perDayMinor: 2000 }));
    expect(done).toMatchObject({ ok: true });
    const after = await asSheIsNow(before.userId);
    expect(grantOf(after)?.roleVersionId).toBe(grantOf(before)?.roleVersionId);
    expect(grantOf(after)?.overrides.map(({ action }) => action)).toEqual(["refund.issue"]);
    expect(grantOf(after)?.version).toBe(2);
    expect(await newest()).toMatchObject({
      effect: "team.limits",
      subject: { person: before.userId },
      before: { refund_per_order: { amount: "30.00" }, refund_per_day: { amount: "100.00" } },
      after: { refund_per_order: { amount: "10.00" }, refund_per_day: { amount: "20.00" } },
    });
    expect(await refundOf(practice, after, 1001).done).toMatchObject({
      ok: false,
      error: { code: "must_ask", decision: { reasons: [{ room: { max: 1000, over: 1 } }] } },
    });
    expect(await refundOf(practice, after, 1000).done).toMatchObject({ ok: true });
    // A page loaded before the change still carries the old grant.
    expect(await refundOf(practice, before, 500).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
  });

  it("below what is used already leaves nothing, and never throws", async () => {
    const her = await member();
    expect(await refundOf(practice, her, 2500).done).toMatchObject({ ok: true });
    expect(await setLimits(ask({ grantId: grantOf(her)?.id, perOrderMinor: 500, perDayMinor: 1000 }))).toMatchObject({
      ok: true,
    });
    const now = await asSheIsNow(her.userId);
    const grant = grantOf(now);
    const rights = grant === undefined ? [] : await readRights(LOTO_SHOP, grant);
    expect(
      rights.find((right) => right.action === "refund.issue")?.rooms.find((room) => room.window === "day"),
    ).toMatchObject({ max: 1000, used: 2500, left: 0 });
    expect(await refundOf(practice, now, 1).done).toMatchObject({ ok: false, error: { code: "must_ask" } });
  });

  it("leaves everyone else's limits as they were, also of those with the same role", async () => {
    const [one, other] = [await member(), await member()];
    expect(grantOf(one)?.roleVersionId).toBe(grantOf(other)?.roleVersionId);
    await setLimits(ask({ grantId: grantOf(one)?.id, perOrderMinor: 1, perDayMinor: 1 }));
    expect(grantOf(await asSheIsNow(other.userId))).toEqual(grantOf(other));
    const { assistants } = await readTeam(LOTO, "Europe/Rome");
    const limitsOf = (userId: string) => assistants.find((mate) => mate.userId === userId)?.limits;
    expect([limitsOf(one.userId), limitsOf(other.userId)]).toEqual([
      { perOrderMinor: 1, perDayMinor: 1 },
      { perOrderMinor: 3000, perDayMinor: 10_000 },
    ]);
  });

  it("set back to the role's amounts are the role's again", async () => {
    const her = await member();
    for (const perOrderMinor of [1, 3000])
      await setLimits(ask({ grantId: grantOf(her)?.id, perOrderMinor, perDayMinor: 10_000 }));
    expect(grantOf(await asSheIsNow(her.userId))).toMatchObject({ overrides: [], version: 3 });
  });

  it("mean nothing under a role that refunds nothing, and say so", async () => {
    const her = await member({ preset: "fulfilment" });
    const input = { grantId: grantOf(her)?.id, perOrderMinor: 5, perDayMinor: 5 };
    expect(await setLimits(ask(input))).toEqual({ ok: false, error: { code: "no_amounts" } });
    expect(grantOf(await asSheIsNow(her.userId))).toEqual(grantOf(her));
  });

  it("is the owner's alone, and finds nobody stopped or in another shop", async () => {
    const her = await member();
    const input = { grantId: grantOf(her)?.id, perOrderMinor: 5, perDayMinor: 5 };
    expect(await setLimits(ask(input, her))).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await setLimits(ask(input, OWNER, ONDA_SHOP))).toEqual({ ok: false, error: { code: "not_found" } });
    await stop(ask({ who: input.grantId }));
    expect(await setLimits(ask(input))).toEqual({ ok: false, error: { code: "not_found" } });
  });

  it("cannot rewrite an old version: what decided then stays readable", async () => {
    const her = await member();
    const id = grantOf(her)?.roleVersionId;
    const rewrite = inShop(LOTO, (tx) => tx.query("update role_version set rules = '[]' where id = $1", [id]));
    await expect(rewrite).rejects.toThrow();
  });
});
