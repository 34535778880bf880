import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { verifyRecord } from "../../../app/features/audit/verify.server";
import { activate, invite, join, setLimits, stop, withdraw } from "../../../app/features/delegation/change-team.server";
import { readInvitation } from "../../../app/features/delegation/read-invitation.server";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { readRights } from "../../../app/features/gate/read-rights.server";
import { readHome } from "../../../app/features/home/read-home.server";
import { savePerson } from "../../../app/features/policy/person-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import { inShop } from "../../../app/platform/db.server";
import { received, refunded } from "../../practice/shop/sums";
import { asSheIsNow, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

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

const ONDA_SHOP = { ...LOTO_SHOP, domain: ONDA };
const ask = (input: unknown, actor: Actor = OWNER, shop = LOTO_SHOP) => ({
  shop,
  actor,
  requestKey: randomUUID(),
  input,
});
const anInvitation = (email: string, change: object = {}) => ({
  name: "Chiara Bianchi",
  email,
  perOrderMinor: 3000,
  perDayMinor: 10_000,
  activateAtOnce: true,
  ...change,
});

let lastUser = 500;
/** Someone who opened Delega with this e-mail, as Shopify says. */
async function someone(email: string, options: { verified?: boolean; shop?: string } = {}): Promise<Actor> {
  lastUser += 1;
  const userId = String(lastUser);
  const person = {
    userId,
    firstName: "Chiara",
    lastName: "Bianchi",
    email,
    emailVerified: options.verified ?? true,
    locale: "it",
    accountOwner: false,
    collaborator: false,
  };
  await savePerson(options.shop ?? LOTO, person);
  return { userId, name: "Chiara Bianchi", standing: { kind: "stranger" } };
}

/** Invited, joined, as the next request sees them. */
async function member(change: object = {}): Promise<Actor> {
  const email = `m${randomUUID()}@assist.example`;
  const person = await someone(email);
  expect(await invite(ask(anInvitation(email, change)))).toMatchObject({ ok: true });
  expect(await join(ask({}, person))).toMatchObject({ ok: true });
  return asSheIsNow(person.userId);
}
const grantOf = (actor: Actor) => (actor.standing.kind === "assistant" ? actor.standing.grant : undefined);
const newest = async () => (await listEntries(LOTO, { limit: 1 }))[0]?.entry;

describe("inviting", () => {
  it("records the amounts and a commitment of name and e-mail, neither of them readable", async () => {
    const done = await invite(ask(anInvitation("secret.person@assist.example", { name: "Canary Canarini" })));
    expect(done).toMatchObject({ ok: true, value: { state: "done" } });
    const entry = await newest();
    expect(entry).toMatchObject({
      effect: "team.invite",
      actor: { kind: "owner" },
      input: {},
      after: {
        activate_at_once: true,
        refund_per_order: { amount: "30.00", currency: "EUR" },
        refund_per_day: { amount: "100.00", currency: "EUR" },
      },
    });
    expect(Object.keys(entry?.commitments ?? {}).toSorted()).toEqual(["email", "name"]);
    const { rows } = await inShop(LOTO, (tx) => tx.query("select * from intent where effect = 'team.invite'"));
    expect(JSON.stringify([entry, rows])).not.toMatch(/secret\.person|Canar/);
  });

  it("commits with a fresh salt: the same e-mail never gives the same digits twice", async () => {
    await invite(ask(anInvitation("salt@assist.example")));
    const first = (await newest())?.commitments["email"];
    const { invited } = await readTeam(LOTO, "Europe/Rome");
    await withdraw(ask({ invitationId: invited.find((one) => one.email === "salt@assist.example")?.id }));
    await invite(ask(anInvitation("salt@assist.example")));
    expect((await newest())?.commitments["email"]).not.toBe(first);
  });

  it("happens once for an e-mail, however it is written, also at once", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => invite(ask(anInvitation("Once@Assist.example")))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await invite(ask(anInvitation("ONCE@assist.example")))).toEqual({
      ok: false,
      error: { code: "email_invited_already" },
    });
  });

  it("clicked twice is one invitation with the same answer; the key with another input is refused", async () => {
    const once = ask(anInvitation("twice@assist.example"));
    const [first, second] = [await invite(once), await invite(once)];
    expect(
      first.ok &&
        second.ok &&
        first.value.intentId === second.value.intentId &&
        first.value.reference === second.value.reference,
    ).toBe(true);
    expect(await invite({ ...once, input: anInvitation("other@assist.example") })).toEqual({
      ok: false,
      error: { code: "request_key_reused" },
    });
    const { invited } = await readTeam(LOTO, "Europe/Rome");
    expect(invited.filter((one) => one.email === "twice@assist.example")).toHaveLength(1);
  });

  it("is the owner's alone", async () => {
    for (const actor of [STRANGER, await member()]) {
      expect(await invite(ask(anInvitation("no@assist.example"), actor))).toMatchObject({
        ok: false,
        error: { code: "denied" },
      });
    }
  });

  it("with an amount for the day below that of one order is bad input, and nothing is kept", async () => {
    expect(await invite(ask(anInvitation("low@assist.example", { perDayMinor: 1 })))).toEqual({
      ok: false,
      error: { code: "bad_input" },
    });
    expect((await readTeam(LOTO, "Europe/Rome")).invited.filter((one) => one.email === "low@assist.example")).toEqual(
      [],
    );
  });
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
      limits: { perOrderMinor: 3000, perDayMinor: 10_000 },
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

const spent = new Set<number>();
function refundOf(actor: Actor, amountMinor: number) {
  const order = practice
    .shop()
    .orders.findLast(
      (one) =>
        !spent.has(one.id) &&
        one.refunds.length === 0 &&
        one.cancelledAt === null &&
        received(one) > 4000 &&
        (one.lines[0]?.unitMinor ?? 0) >= 2500,
    );
  if (order === undefined) throw new Error("no order left");
  spent.add(order.id);
  const lines = [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }];
  const input = {
    orderGid: `gid://shopify/Order/${String(order.id)}`,
    lines,
    shipping: false,
    lessMinor: amountMinor,
    reason: "late",
    notify: false,
  };
  return { order, done: requestRefund(ask(input, actor)) };
}

describe("changing limits", () => {
  it("makes a new version of the role, in force at the next request, with both amounts recorded", async () => {
    const before = await member();
    const done = await setLimits(ask({ grantId: grantOf(before)?.id, perOrderMinor: 1000, perDayMinor: 2000 }));
    expect(done).toMatchObject({ ok: true });
    const after = await asSheIsNow(before.userId);
    expect(grantOf(after)?.roleVersionId).not.toBe(grantOf(before)?.roleVersionId);
    expect(grantOf(after)?.version).toBe(2);
    expect(await newest()).toMatchObject({
      effect: "team.limits",
      subject: { person: before.userId },
      before: { refund_per_order: { amount: "30.00" }, refund_per_day: { amount: "100.00" } },
      after: { refund_per_order: { amount: "10.00" }, refund_per_day: { amount: "20.00" } },
    });
    expect(await refundOf(after, 1001).done).toMatchObject({
      ok: false,
      error: { code: "must_ask", decision: { reasons: [{ room: { max: 1000, over: 1 } }] } },
    });
    expect(await refundOf(after, 1000).done).toMatchObject({ ok: true });
    // A page loaded before the change still carries the old grant.
    expect(await refundOf(before, 500).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
  });

  it("below what is used already leaves nothing, and never throws", async () => {
    const her = await member();
    expect(await refundOf(her, 2500).done).toMatchObject({ ok: true });
    expect(await setLimits(ask({ grantId: grantOf(her)?.id, perOrderMinor: 500, perDayMinor: 1000 }))).toMatchObject({
      ok: true,
    });
    const now = await asSheIsNow(her.userId);
    const grant = grantOf(now);
    const rights = grant === undefined ? [] : await readRights(LOTO_SHOP, grant);
    expect(
      rights.find((right) => right.action === "refund.issue")?.rooms.find((room) => room.window === "day"),
    ).toMatchObject({ max: 1000, used: 2500, left: 0 });
    expect(await refundOf(now, 1).done).toMatchObject({ ok: false, error: { code: "must_ask" } });
  });

  it("leaves everyone else's limits as they were", async () => {
    const [one, other] = [await member(), await member()];
    await setLimits(ask({ grantId: grantOf(one)?.id, perOrderMinor: 1, perDayMinor: 1 }));
    expect(grantOf(await asSheIsNow(other.userId))).toEqual(grantOf(other));
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

describe("the team in numbers", () => {
  it("is what each did today: replies, refunds, money", async () => {
    const her = await member();
    await recordReply(
      ask({ orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" }, her),
    );
    await recordReply(
      ask({ orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "marked_sent" }, her),
    );
    const [first, second] = [refundOf(her, 700), refundOf(her, 450)];
    await Promise.all([first.done, second.done]);
    const { assistants } = await readTeam(LOTO, "Europe/Rome");
    const expected = { replies: 2, refunds: 2, refundedMinor: refunded(first.order) + refunded(second.order) };
    expect(assistants.find((one) => one.userId === her.userId)).toMatchObject({
      name: "Chiara Bianchi",
      status: "active",
      limits: { perOrderMinor: 3000, perDayMinor: 10_000 },
      today: expected,
      week: expected,
    });
    expect(expected.refundedMinor).toBe(1150);
  });

  it("counts a refund of yesterday to the week only", async () => {
    const her = await member();
    await refundOf(her, 300).done;
    await inShop(LOTO, (tx) =>
      tx.query("update intent set created_at = created_at - interval '25 hours' where actor_user = $1", [her.userId]),
    );
    const mate = (await readTeam(LOTO, "Europe/Rome")).assistants.find((one) => one.userId === her.userId);
    expect([mate?.today.refundedMinor, mate?.week.refundedMinor]).toEqual([0, 300]);
  });

  it("tells a refund whose outcome is not known", async () => {
    const her = await member();
    const before = (await readTeam(LOTO, "Europe/Rome")).unsure;
    practice.store.state.faults.push({ operation: "refundCreate", kind: "error_before", times: 1 });
    expect(await refundOf(her, 300).done).toMatchObject({ ok: true, value: { state: "checking", amount: null } });
    expect((await readTeam(LOTO, "Europe/Rome")).unsure).toBe(before + 1);
  });

  it("is empty for the other shop", async () => {
    expect(await readTeam(ONDA, "Europe/Rome")).toEqual({ assistants: [], invited: [], unsure: 0, undecided: 0 });
  });
});

describe("the first page", () => {
  const visit = (actor: Actor, email: string, shop = LOTO_SHOP) => ({
    shop: { ...shop, promiseDays: 7 },
    actor,
    email,
    emailVerified: true,
    now: new Date().toISOString(),
  });

  it("is the shop's past for an owner who invited nobody", async () => {
    expect(await readHome(visit(OWNER, "marco@ondalenta.example", ONDA_SHOP))).toMatchObject({
      ok: true,
      value: {
        kind: "day_one",
        startMinor: 3000,
        problem: null,
        truth: {
          count: 4,
          choices: [{ limitMinor: 1500 }, { limitMinor: 3000 }, { limitMinor: 4500 }, { limitMinor: 6000 }],
        },
      },
    });
  });

  it("is the team and the newest activity for an owner who did", async () => {
    expect(await readHome(visit(OWNER, "marta@lotolento.example"))).toMatchObject({
      ok: true,
      value: { kind: "owner", lines: expect.any(Array) as unknown },
    });
  });

  it("is what is late and what is left for an assistant", async () => {
    const home = await readHome(visit(await member(), ""));
    if (!home.ok || home.value.kind !== "assistant") throw new Error("not an assistant's home");
    expect(home.value.late.every((row) => row.lateDays > 0)).toBe(true);
    expect(home.value.rights.length).toBeGreaterThan(5);
  });

  it("says wait, welcome or whom to ask to the others", async () => {
    expect(await readHome(visit(await member({ activateAtOnce: false }), ""))).toEqual({
      ok: true,
      value: { kind: "waiting" },
    });
    expect(await readHome(visit(STRANGER, "nobody@else.example"))).toEqual({ ok: true, value: { kind: "stranger" } });
    await invite(ask(anInvitation("welcome@assist.example")));
    expect(await readHome(visit(STRANGER, "welcome@assist.example"))).toEqual({
      ok: true,
      value: { kind: "invited", limits: { perOrderMinor: 3000, perDayMinor: 10_000 } },
    });
    expect(await readHome({ ...visit(STRANGER, "welcome@assist.example"), emailVerified: false })).toEqual({
      ok: true,
      value: { kind: "stranger" },
    });
  });
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
    expect(await refundOf(her, 100).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
    const reply = { orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" };
    expect(await recordReply(ask(reply, her))).toEqual({ ok: false, error: { code: "grant_changed" } });
    expect(await recordReply(ask(reply, await asSheIsNow(her.userId)))).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
    expect(await recordReply(ask(reply, other))).toMatchObject({ ok: true });
    expect(await stop(ask({ who: grantOf(her)?.id }))).toEqual({ ok: false, error: { code: "not_found" } });
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
    expect(await refundOf(her, 100).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
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

describe("after all of this", () => {
  it("the record verifies and holds no e-mail or name of anyone", async () => {
    expect(await verifyRecord(LOTO, null)).toMatchObject({ intact: true });
    const text = JSON.stringify(await listEntries(LOTO, { limit: 10_000 }));
    expect(text).not.toMatch(/assist\.example|Bianchi|Marta/);
  });
});
