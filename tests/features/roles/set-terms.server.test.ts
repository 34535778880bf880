import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import { stop } from "../../../app/features/delegation/change-team.server";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { saveRole, setGrantTerms } from "../../../app/features/roles/change-roles.server";
import type { Actor } from "../../../app/features/policy/standing";
import { localTime } from "../../../app/features/policy/local-time";
import { asSheIsNow, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { ask, grantOf, newest, ONDA_SHOP } from "../delegation/a-team";
import { aRole, edited, grantIdOf, SUPPORT, under } from "./a-role";

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

const ALWAYS = { validFrom: null, validUntil: null, timeZone: null };
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const REPLY = { orderGid: "gid://shopify/Order/1", template: "late@1", language: "it", how: "copied" };
const reply = (actor: Actor) => recordReply(ask(REPLY, actor));
const denied = (reason: object) => ({ ok: false, error: { code: "denied", decision: { reasons: [reason] } } });

describe("from when until when, and on whose clock", () => {
  it("counts at the next request, is recorded with before and after, and is shown on the team", async () => {
    const her = await under(await aRole());
    const terms = { validFrom: later(-1), validUntil: later(24), timeZone: "Asia/Manila" };
    expect(await setGrantTerms(ask({ grantId: grantIdOf(her), ...terms }))).toMatchObject({ ok: true });
    expect(await newest()).toMatchObject({
      effect: "grant.terms",
      subject: { person: her.userId },
      before: { valid_from: null, valid_until: null, time_zone: null },
      after: { valid_from: terms.validFrom, valid_until: terms.validUntil, time_zone: "Asia/Manila" },
    });
    expect(await reply(her)).toMatchObject({ ok: false, error: { code: "grant_changed" } });
    expect(await reply(await asSheIsNow(her.userId))).toMatchObject({ ok: true });
    const { assistants } = await readTeam(LOTO, "Europe/Rome");
    expect(assistants.find(({ userId }) => userId === her.userId)).toMatchObject(terms);
  });

  it.each([
    ["before the first day", { ...ALWAYS, validFrom: later(1) }, { code: "not_yet" }],
    ["after the last", { ...ALWAYS, validUntil: later(-1) }, { code: "ended" }],
  ])("%s nothing is done", async (_name, terms, reason) => {
    const her = await under(await aRole());
    await setGrantTerms(ask({ grantId: grantIdOf(her), ...terms }));
    expect(await reply(await asSheIsNow(her.userId))).toMatchObject(denied(reason));
    await setGrantTerms(ask({ grantId: grantIdOf(her), ...ALWAYS }));
    expect(await reply(await asSheIsNow(her.userId))).toMatchObject({ ok: true });
  });

  it("reads working hours on the person's own clock, where they have one", async () => {
    // A shift of an hour that is going on in Tokyo; in Rome it is another hour of the day.
    const { minute } = localTime(Date.now(), "Asia/Tokyo");
    const shift = {
      kind: "hours",
      days: [1, 2, 3, 4, 5, 6, 7],
      from: (minute + 1380) % 1440,
      until: (minute + 60) % 1440,
    };
    const role = await aRole();
    const her = await under(role);
    const rules = SUPPORT.map((rule) => (rule.action === "reply.use" ? { ...rule, conditions: [shift] } : rule));
    await saveRole(ask(edited(role, { rules })));
    expect(await reply(await asSheIsNow(her.userId))).toMatchObject(denied({ code: "outside_hours" }));
    await setGrantTerms(ask({ grantId: grantIdOf(her), ...ALWAYS, timeZone: "Asia/Tokyo" }));
    expect(await reply(await asSheIsNow(her.userId))).toMatchObject({ ok: true });
  });

  it("is refused the wrong way round, for who was stopped, in another shop and to the person", async () => {
    const [her, stopped] = [await under(await aRole()), await under(await aRole())];
    const grantId = grantIdOf(her);
    await stop(ask({ who: grantIdOf(stopped) }));
    const backwards = { validFrom: later(2), validUntil: later(1), timeZone: null };
    expect(await setGrantTerms(ask({ grantId, ...backwards }))).toEqual({ ok: false, error: { code: "bad_input" } });
    for (const request of [
      ask({ grantId: grantIdOf(stopped), ...ALWAYS }),
      ask({ grantId, ...ALWAYS }, OWNER, ONDA_SHOP),
    ])
      expect(await setGrantTerms(request)).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await setGrantTerms(ask({ grantId, ...ALWAYS }, her))).toMatchObject({ error: { code: "denied" } });
    expect(grantOf(await asSheIsNow(her.userId))).toEqual(grantOf(her));
  });
});
