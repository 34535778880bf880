import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activate, invite, join, withdraw } from "../../../app/features/delegation/change-team.server";
import { readInvitation } from "../../../app/features/delegation/read-invitation.server";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { presetRules } from "../../../app/features/policy/presets";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import { asSheIsNow, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, grantOf, member, newest, ONDA_SHOP, someone } from "./a-team";

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

describe("joining", () => {
  it("needs the invited e-mail, verified by Shopify", async () => {
    await invite(ask(anInvitation("join@assist.example")));
    const unverified = await someone("join@assist.example", { verified: false });
    const other = await someone("someone.else@assist.example");
    for (const actor of [unverified, other, { ...STRANGER, userId: "never-seen" }]) {
      expect(await join(ask({}, actor))).toEqual({ ok: false, error: { code: "not_invited" } });
    }
    const invited = await someone("Join@Assist.example");
    expect(await join(ask({}, invited))).toMatchObject({ ok: true, value: { after: { status: "active" } } });
    expect(await newest()).toMatchObject({
      effect: "team.join",
      subject: { person: invited.userId },
      actor: { kind: "assistant", user: invited.userId },
    });
    expect(grantOf(await asSheIsNow(invited.userId))).toMatchObject({ status: "active", version: 1 });
  });

  it("does not work in another shop with the same e-mail", async () => {
    await invite(ask(anInvitation("border@assist.example")));
    const there = await someone("border@assist.example", { shop: ONDA });
    expect(await join(ask({}, there, ONDA_SHOP))).toEqual({ ok: false, error: { code: "not_invited" } });
    expect(await readInvitation(ONDA, { email: "border@assist.example", emailVerified: true })).toBeNull();
    expect(await readInvitation(LOTO, { email: "border@assist.example", emailVerified: true })).toEqual({
      rules: presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 }),
      validUntil: null,
    });
    expect(await readInvitation(LOTO, { email: "border@assist.example", emailVerified: false })).toBeNull();
  });

  it("works once: not a second time, not for a second person with that e-mail, not both at once", async () => {
    await invite(ask(anInvitation("single@assist.example")));
    const people = [await someone("single@assist.example"), await someone("single@assist.example")];
    const answers = await Promise.all(people.map((actor) => join(ask({}, actor))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, error: { code: "not_invited" } }]);
    const joined = people[answers.findIndex((answer) => answer.ok)] ?? STRANGER;
    expect(await join(ask({}, joined))).toEqual({ ok: false, error: { code: "invitation_closed" } });
    expect(await join(ask({}, await asSheIsNow(joined.userId)))).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
  });

  it("a withdrawn invitation opens nothing", async () => {
    await invite(ask(anInvitation("withdrawn@assist.example")));
    const { invited } = await readTeam(LOTO, "Europe/Rome");
    const invitationId = invited.find((one) => one.email === "withdrawn@assist.example")?.id;
    expect(await withdraw(ask({ invitationId }, STRANGER))).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await withdraw(ask({ invitationId }, OWNER, ONDA_SHOP))).toEqual({
      ok: false,
      error: { code: "invitation_closed" },
    });
    expect(await withdraw(ask({ invitationId }))).toMatchObject({ ok: true });
    expect(await withdraw(ask({ invitationId }))).toEqual({ ok: false, error: { code: "invitation_closed" } });
    expect(await join(ask({}, await someone("withdrawn@assist.example")))).toEqual({
      ok: false,
      error: { code: "not_invited" },
    });
  });
});

describe("the owner's tap", () => {
  it("lets someone start who waits; until then nothing is theirs", async () => {
    const waiting = await member({ activateAtOnce: false });
    expect(grantOf(waiting)?.status).toBe("waiting");
    const reply = { orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" };
    expect(await recordReply(ask(reply, waiting))).toMatchObject({
      ok: false,
      error: { code: "denied", decision: { reasons: [{ code: "not_active" }] } },
    });
    const input = { grantId: grantOf(waiting)?.id };
    expect(await activate(ask(input, waiting))).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await activate(ask(input))).toMatchObject({ ok: true });
    expect(await newest()).toMatchObject({
      effect: "team.activate",
      before: { status: "waiting" },
      after: { status: "active" },
      subject: { person: waiting.userId },
    });
    expect(await recordReply(ask(reply, await asSheIsNow(waiting.userId)))).toMatchObject({ ok: true });
    expect(await activate(ask(input))).toEqual({ ok: false, error: { code: "grant_changed" } });
  });

  it("finds nobody in another shop", async () => {
    const waiting = await member({ activateAtOnce: false });
    expect(await activate(ask({ grantId: grantOf(waiting)?.id }, OWNER, ONDA_SHOP))).toEqual({
      ok: false,
      error: { code: "not_found" },
    });
    expect(await activate(ask({ grantId: randomUUID() }))).toEqual({ ok: false, error: { code: "not_found" } });
  });
});
