import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, join, stop } from "../../../app/features/delegation/change-team.server";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import { inShop } from "../../../app/platform/db.server";
import { asSheIsNow, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, grantOf, member, newest, ONDA_SHOP, refundOf, someone } from "./a-team";

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

describe("stopping", () => {
  it("one person: their very next request is refused, also one that was open; others go on", async () => {
    const [her, other] = [await member(), await member()];
    expect(await stop(ask({ who: grantOf(her)?.id }, her))).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await stop(ask({ who: grantOf(her)?.id }, OWNER, ONDA_SHOP))).toEqual({
      ok: false,
      error: { code: "not_found" },
    });
    expect(await stop(ask({ who: grantOf(her)?.id }))).toMatchObject({ ok: true });
    expect(await newest()).toMatchObject({
      effect: "team.stop",
      subject: { person: her.userId },
      after: { stopped: [grantOf(her)?.id] },
    });
    expect(await refundOf(practice, her, 100).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
    const reply = { orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" };
    expect(await recordReply(ask(reply, her))).toEqual({ ok: false, error: { code: "grant_changed" } });
    expect(await recordReply(ask(reply, await asSheIsNow(her.userId)))).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
    expect(await recordReply(ask(reply, other))).toMatchObject({ ok: true });
    expect(await stop(ask({ who: grantOf(her)?.id }))).toEqual({ ok: false, error: { code: "not_found" } });
  });

  it("ends the sessions of whoever is stopped, and of nobody else", async () => {
    const [her, other] = [await member(), await member()];
    await signIn(her.userId);
    await signIn(other.userId);
    expect(await stop(ask({ who: grantOf(her)?.id }))).toMatchObject({
      ok: true,
      value: { after: { sessions_ended: 1 } },
    });
    expect(await signedIn([her.userId, other.userId])).toEqual([other.userId]);
  });

  it("a stopped person can be invited again and starts with a grant of its own", async () => {
    const email = "again@assist.example";
    const person = await someone(email);
    for (let times = 0; times < 2; times += 1) {
      expect(await invite(ask(anInvitation(email)))).toMatchObject({ ok: true });
      expect(await join(ask({}, person))).toMatchObject({ ok: true });
      expect(await stop(ask({ who: grantOf(await asSheIsNow(person.userId))?.id }))).toMatchObject({ ok: true });
    }
    expect((await asSheIsNow(person.userId)).standing.kind).toBe("stranger");
  });

  it("everyone: all grants end and all invitations are withdrawn, in this shop only", async () => {
    await invite(ask(anInvitation("sara@assist.example"), OWNER, ONDA_SHOP));
    const her = await member();
    await invite(ask(anInvitation("open@assist.example")));
    expect(await stop(ask({ who: "everyone" }))).toMatchObject({ ok: true });
    const team = await readTeam(LOTO, "Europe/Rome");
    expect(team.invited).toEqual([]);
    expect(team.assistants.every((one) => one.status === "stopped")).toBe(true);
    expect(await refundOf(practice, her, 100).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
    expect(await join(ask({}, await someone("open@assist.example")))).toEqual({
      ok: false,
      error: { code: "not_invited" },
    });
    expect((await readTeam(ONDA, "Europe/Rome")).invited).toHaveLength(1);
  });

  it("everyone when nobody is left is no error: the owner's hand is never refused", async () => {
    expect(await stop(ask({ who: "everyone" }))).toMatchObject({ ok: true, value: { after: { stopped: [] } } });
  });
});

/** An open session, as the token exchange leaves it. */
async function signIn(userId: string): Promise<void> {
  await inShop(LOTO, (tx) =>
    tx.query("insert into session (shop, id, is_online, user_id, sealed) values ($1, $2, true, $3, $4)", [
      LOTO,
      `${LOTO}_${userId}`,
      userId,
      Buffer.from("sealed"),
    ]),
  );
}

async function signedIn(userIds: readonly string[]): Promise<string[]> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ user_id: string }>("select user_id from session where user_id = any ($1)", [userIds]),
  );
  return rows.map((row) => row.user_id);
}

describe("after all of this", () => {
  it("the record verifies and holds no e-mail or name of anyone", async () => {
    expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
    const text = JSON.stringify(await listEntries(LOTO, { limit: 10_000 }));
    expect(text).not.toMatch(/assist\.example|Bianchi|Marta/);
  });
});
