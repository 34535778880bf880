import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, setLimits, stop } from "../../../app/features/delegation/change-team.server";
import {
  assignRole,
  copyRole,
  nameManager,
  retireRole,
  saveRole,
  setCeiling,
  setGrantTerms,
} from "../../../app/features/roles/change-roles.server";
import { listRoles } from "../../../app/features/roles/read-roles.server";
import { mayOpen } from "../../../app/features/policy/may-open";
import type { Actor } from "../../../app/features/policy/standing";
import { asSheIsNow, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, grantOf, newest, ONDA_SHOP } from "../delegation/a-team";
import { answering, aRole, edited, grantIdOf, now, under } from "./a-role";

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

const OWN_RIGHTS = { ok: false, error: { code: "own_rights" } };
const DENIED = { ok: false, error: { code: "denied" } };
const AT = { now: new Date().toISOString(), timeZone: "Europe/Rome" };
const ALWAYS = { validFrom: null, validUntil: null, timeZone: null };

async function aManager(): Promise<Actor> {
  const her = await under(await aRole());
  const named = await nameManager(ask({ grantId: grantIdOf(her), may: true }));
  if (!named.ok) throw new Error("she was not named");
  return asSheIsNow(her.userId);
}
const roleOf = async (actor: Actor) => {
  const role = (await listRoles(LOTO)).find((one) => one.people.some(({ grantId }) => grantId === grantIdOf(actor)));
  if (role === undefined) throw new Error("she has no role");
  return role;
};

describe("naming somebody who may change roles", () => {
  it("is recorded about that person, opens the roles to them at their next request, and can be taken back", async () => {
    const her = await aManager();
    expect(await newest()).toMatchObject({
      effect: "manager.name",
      actor: { kind: "owner" },
      subject: { person: her.userId },
      before: { may_edit_roles: false },
      after: { may_edit_roles: true },
    });
    expect(mayOpen(her.standing, "role.edit", AT)).toBe(true);
    expect((await roleOf(her)).people).toMatchObject([{ mayEditRoles: true, ownRows: [] }]);
    const role = await aRole();
    expect(await saveRole(ask(edited(role, { rules: [] }), her))).toMatchObject({ ok: true });
    expect(await newest()).toMatchObject({ effect: "role.save", actor: { kind: "assistant", user: her.userId } });

    await nameManager(ask({ grantId: grantIdOf(her), may: false }));
    expect(await saveRole(ask(edited(await now(role)), her))).toMatchObject({
      ok: false,
      error: { code: "grant_changed" },
    });
    const after = await asSheIsNow(her.userId);
    expect(grantOf(after)?.overrides).toEqual([]);
    expect(mayOpen(after.standing, "role.edit", AT)).toBe(false);
    expect(await saveRole(ask(edited(await now(role)), after))).toMatchObject(DENIED);
  });

  it("is the owner's alone: not even somebody who was named can name another, or themselves", async () => {
    const [her, other] = [await aManager(), await under(await aRole())];
    for (const grantId of [grantIdOf(other), grantIdOf(her)])
      expect(await nameManager(ask({ grantId, may: true }, her))).toMatchObject(DENIED);
    expect(await nameManager(ask({ grantId: grantIdOf(her), may: true }, OWNER, ONDA_SHOP))).toEqual({
      ok: false,
      error: { code: "not_found" },
    });
  });

  it("stays with the person through another role and other amounts, and ends with a stop", async () => {
    const her = await aManager();
    await setLimits(ask({ grantId: grantIdOf(her), perOrderMinor: 1, perDayMinor: 2 }));
    await assignRole(ask({ grantId: grantIdOf(her), roleId: (await aRole()).roleId }));
    const moved = await asSheIsNow(her.userId);
    expect(grantOf(moved)?.overrides.map(({ action }) => action)).toEqual(["role.edit"]);
    await stop(ask({ who: grantIdOf(her) }));
    expect(await saveRole(ask(edited(await aRole()), moved))).toMatchObject({
      ok: false,
      error: { code: "grant_changed" },
    });
    expect(await nameManager(ask({ grantId: grantIdOf(her), may: true }))).toEqual({
      ok: false,
      error: { code: "not_found" },
    });
  });
});

describe("whoever was named", () => {
  it("never changes what they may do themselves: not the role, nor another one, nor dates, nor what binds everybody", async () => {
    const her = await aManager();
    const [own, other] = [await roleOf(her), await aRole()];
    const before = grantOf(await asSheIsNow(her.userId));
    const grantId = grantIdOf(her);
    expect(await saveRole(ask(edited(own, { rules: answering("stock.adjust", "can") }), her))).toEqual(OWN_RIGHTS);
    expect(await saveRole(ask(edited(own, { rules: [] }), her))).toEqual(OWN_RIGHTS);
    expect(await assignRole(ask({ grantId, roleId: other.roleId }, her))).toEqual(OWN_RIGHTS);
    expect(await setGrantTerms(ask({ grantId, ...ALWAYS, timeZone: "Asia/Tokyo" }, her))).toEqual(OWN_RIGHTS);
    expect(await setCeiling(ask({ rules: [] }, her))).toEqual(OWN_RIGHTS);
    expect(await retireRole(ask({ roleId: own.roleId }, her))).toEqual({ ok: false, error: { code: "role_in_use" } });
    expect(await setLimits(ask({ grantId, perOrderMinor: 9, perDayMinor: 9 }, her))).toMatchObject(DENIED);
    expect(await invite(ask(anInvitation("friend@assist.example"), her))).toMatchObject(DENIED);
    expect(grantOf(await asSheIsNow(her.userId))).toEqual(before);
    expect(await now(own)).toMatchObject({ number: 1 });
  });

  it("changes what others may do: their role, which role, from when until when; and makes and puts away roles", async () => {
    const her = await aManager();
    const [role, next] = [await aRole(), await aRole()];
    const other = await under(role);
    expect(await saveRole(ask(edited(role, { rules: answering("order.cancel", "can") }), her))).toMatchObject({
      ok: true,
    });
    expect(await assignRole(ask({ grantId: grantIdOf(other), roleId: next.roleId }, her))).toMatchObject({ ok: true });
    expect(await setGrantTerms(ask({ grantId: grantIdOf(other), ...ALWAYS }, her))).toMatchObject({ ok: true });
    expect(await copyRole(ask({ roleId: next.roleId, name: `${next.name} b` }, her))).toMatchObject({ ok: true });
    expect(await retireRole(ask({ roleId: role.roleId }, her))).toMatchObject({ ok: true });
  });

  it("and another who was named may change each other's roles at the same moment", async () => {
    const [one, other] = [await aManager(), await aManager()];
    const [roleOfOne, roleOfOther] = [await roleOf(one), await roleOf(other)];
    for (let times = 0; times < 5; times += 1) {
      const [first, second] = [await asSheIsNow(one.userId), await asSheIsNow(other.userId)];
      const rules = answering("order.note", times % 2 === 0 ? "ask" : "can");
      const answers = await Promise.all([
        saveRole(ask(edited(roleOfOther, { rules }), first)),
        saveRole(ask(edited(roleOfOne, { rules }), second)),
      ]);
      // Who comes second was changed by the first: asked again, never both waiting for each other.
      expect(answers.some((answer) => answer.ok)).toBe(true);
      for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe("grant_changed");
    }
  });
});
