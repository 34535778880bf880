import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, join } from "../../../app/features/delegation/change-team.server";
import { readInvitation } from "../../../app/features/delegation/read-invitation.server";
import { presetRules, PRESETS } from "../../../app/features/policy/presets";
import { refundLimitsOf } from "../../../app/features/policy/role";
import { retireRole, saveRole } from "../../../app/features/roles/change-roles.server";
import { listRoles } from "../../../app/features/roles/read-roles.server";
import { asSheIsNow, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { AMOUNTS, answering, aRole, edited, now, SUPPORT } from "../roles/a-role";
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

const ALONE = { perOrderMinor: undefined, perDayMinor: undefined };
const roleOf = async (userId: string) => {
  const grantId = grantOf(await asSheIsNow(userId))?.id;
  return (await listRoles(LOTO)).find(({ people }) => people.some((one) => one.grantId === grantId));
};

describe("an invitation by preset", () => {
  it.each(PRESETS)("%s gives the preset's rights, and people invited to it share one role", async (preset) => {
    const [one, other] = [await member({ preset }), await member({ preset })];
    const role = await roleOf(one.userId);
    expect(role).toMatchObject({ name: preset, preset, rules: presetRules(preset, AMOUNTS) });
    expect((await roleOf(other.userId))?.roleId).toBe(role?.roleId);
    expect(role?.people).toMatchObject([{ ownRows: [] }, { ownRows: [] }]);
  });

  it("with other amounts shares the role all the same: the amounts are that person's", async () => {
    const [one, other] = [await member(), await member({ perOrderMinor: 500, perDayMinor: 700 })];
    expect(grantOf(one)?.roleVersionId).toBe(grantOf(other)?.roleVersionId);
    expect(refundLimitsOf(grantOf(other)?.overrides ?? [])).toEqual({ perOrderMinor: 500, perDayMinor: 700 });
    expect(grantOf(one)?.overrides).toEqual([]);
  });

  it("gives what the owner made of the preset in this shop since", async () => {
    const role = await roleOf((await member({ preset: "shop_helper" })).userId);
    if (role === undefined) throw new Error("no role");
    await saveRole(ask(edited(role, { rules: answering("order.note", "deny", role.rules), name: "Helping hands" })));
    const her = await member({ preset: "shop_helper" });
    expect(grantOf(her)?.rules.find(({ action }) => action === "order.note")?.answer).toBe("deny");
    expect(await roleOf(her.userId)).toMatchObject({ roleId: role.roleId, name: "Helping hands" });
  });

  it("by two at once makes one role", async () => {
    const shop = ONDA_SHOP;
    const send = () => invite(ask(anInvitation(`o${randomUUID()}@assist.example`, { preset: "auditor" }), OWNER, shop));
    expect((await Promise.all([send(), send(), send()])).every((done) => done.ok)).toBe(true);
    expect((await listRoles(shop.domain)).filter(({ preset }) => preset === "auditor")).toHaveLength(1);
  });
});

describe("an invitation to a role of the shop", () => {
  it("gives its newest version, with the role's amounts or the person's own; the record says which", async () => {
    const role = await aRole();
    await saveRole(ask(edited(role, { rules: answering("order.note", "ask") })));
    const newer = await now(role);
    expect(grantOf(await member({ ...ALONE, roleId: role.roleId }))).toMatchObject({
      roleVersionId: newer.versionId,
      overrides: [],
    });
    const own = await member({ perOrderMinor: 100, perDayMinor: 200, roleId: role.roleId });
    expect(refundLimitsOf(grantOf(own)?.overrides ?? [])).toEqual({ perOrderMinor: 100, perDayMinor: 200 });
    await invite(
      ask(anInvitation("recorded@assist.example", { roleId: role.roleId, perOrderMinor: 100, perDayMinor: 200 })),
    );
    expect(await newest()).toMatchObject({
      after: {
        role: role.roleId,
        role_version: newer.versionId,
        refund_per_order: { amount: "1.00", currency: "EUR" },
      },
    });
    const told = await readInvitation(LOTO, { email: "recorded@assist.example", emailVerified: true });
    expect(refundLimitsOf(told?.rules ?? [])).toEqual({ perOrderMinor: 100, perDayMinor: 200 });
  });

  it("that was put away or is another shop's is refused, and nobody is invited", async () => {
    const role = await aRole();
    const invitation = anInvitation(`r${randomUUID()}@assist.example`, { ...ALONE, roleId: role.roleId });
    expect(await invite(ask(invitation, OWNER, ONDA_SHOP))).toEqual({ ok: false, error: { code: "not_found" } });
    await retireRole(ask({ roleId: role.roleId }));
    expect(await invite(ask(invitation))).toEqual({ ok: false, error: { code: "role_retired" } });
    expect(await readInvitation(LOTO, { email: invitation.email, emailVerified: true })).toBeNull();
  });
});

describe("an invitation with the cards' rules", () => {
  it("makes a role called after the person; the same rules again share it", async () => {
    const rules = answering("order.cancel", "deny", answering("order.note", "ask"));
    const her = await member({ ...ALONE, rules, name: "Sara Pini" });
    const role = await roleOf(her.userId);
    expect(role).toMatchObject({ name: "Sara Pini", preset: "customer_support", rules });
    const other = await member({ ...ALONE, rules: rules.toReversed(), name: "Jun Rossi" });
    expect((await roleOf(other.userId))?.roleId).toBe(role?.roleId);
    const third = await member({ ...ALONE, rules: answering("order.note", "deny"), name: "Sara Pini" });
    expect((await roleOf(third.userId))?.name).toBe("Sara Pini 2");
  });

  it("and two amounts beside them: the amounts count", async () => {
    const her = await member({ rules: answering("order.tags", "deny"), perOrderMinor: 4, perDayMinor: 5 });
    expect(refundLimitsOf(grantOf(her)?.rules ?? [])).toEqual({ perOrderMinor: 4, perDayMinor: 5 });
    expect(refundLimitsOf(SUPPORT)).toEqual(AMOUNTS);
  });
});

describe("an end and a clock in an invitation", () => {
  it("are copied to the grant of who joins, and recorded", async () => {
    const validUntil = new Date(Date.now() + 3_600_000).toISOString();
    const her = await member({ validUntil, timeZone: "Asia/Manila" });
    expect(grantOf(her)).toMatchObject({ validUntil, timeZone: "Asia/Manila", validFrom: null });
    expect(await newest()).toMatchObject({
      effect: "team.join",
      after: { valid_until: validUntil, time_zone: "Asia/Manila" },
    });
  });

  it("end errands after eight hours where nothing is said", async () => {
    const her = await member({ preset: "errands" });
    const left = Date.parse(grantOf(her)?.validUntil ?? "") - Date.now();
    expect(Math.abs(left - 8 * 3_600_000)).toBeLessThan(60_000);
    expect(grantOf(await member())?.validUntil).toBeNull();
  });

  it("that is over already is refused", async () => {
    const email = `over${randomUUID()}@assist.example`;
    const invitation = anInvitation(email, { validUntil: new Date(Date.now() - 1000).toISOString() });
    expect(await invite(ask(invitation))).toEqual({ ok: false, error: { code: "bad_input" } });
    expect(await join(ask({}, await someone(email)))).toEqual({ ok: false, error: { code: "not_invited" } });
  });
});
