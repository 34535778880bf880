import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, join, setLimits, stop } from "../../../app/features/delegation/change-team.server";
import { saveRole, retireRole, setCeiling } from "../../../app/features/roles/change-roles.server";
import { listRoles, readCeiling, readHistory, readRole } from "../../../app/features/roles/read-roles.server";
import { refundLimitsOf } from "../../../app/features/policy/role";
import { inShop } from "../../../app/platform/db.server";
import { asSheIsNow, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, grantOf, newest, ONDA_SHOP, refundOf, someone } from "../delegation/a-team";
import { AMOUNTS, answering, aRole, edited, grantIdOf, now, refunding, SUPPORT, under, versionOf } from "./a-role";

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

describe("a new role", () => {
  it("has a first version, nobody under it, and is recorded with every row it holds", async () => {
    const role = await aRole();
    expect(role).toMatchObject({ number: 1, preset: null, people: [], invited: [], retired: false, rules: SUPPORT });
    expect(await newest()).toMatchObject({
      effect: "role.save",
      actor: { kind: "owner", user: OWNER.userId },
      before: null,
      after: {
        role_version: role.versionId,
        rules: { "refund.issue": { answer: "can", amount_order_ask: { amount: "30.00", currency: "EUR" } } },
      },
    });
    expect(JSON.stringify(await newest())).not.toContain(role.name);
  });

  it("needs a name that no other role in use has, in whatever letters", async () => {
    const role = await aRole();
    const again = { roleId: null, name: role.name.toUpperCase(), preset: null, rules: [] };
    expect(await saveRole(ask(again))).toEqual({ ok: false, error: { code: "role_name_taken" } });
    expect(await saveRole(ask(again, OWNER, ONDA_SHOP))).toMatchObject({ ok: true });
    await retireRole(ask({ roleId: role.roleId }));
    expect(await saveRole(ask(again))).toMatchObject({ ok: true });
  });
});

describe("saving a role", () => {
  it("decides at the next request of everybody under it, and what was decided on the older version is asked again", async () => {
    const role = await aRole();
    const [one, other] = [await under(role), await under(role)];
    expect(
      await saveRole(ask(edited(role, { rules: refunding({ perOrderMinor: 500, perDayMinor: 900 }) }))),
    ).toMatchObject({
      ok: true,
    });
    const after = await now(role);
    expect(after).toMatchObject({ number: 2, people: [{ grantId: grantIdOf(one) }, { grantId: grantIdOf(other) }] });
    for (const before of [one, other]) {
      const person = await asSheIsNow(before.userId);
      expect(versionOf(person)).toBe(after.versionId);
      expect(grantOf(person)?.version).toBe((grantOf(before)?.version ?? 0) + 1);
      // A page loaded before the change still carries the old grant.
      expect(await refundOf(practice, before, 400).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
      expect(await refundOf(practice, person, 501).done).toMatchObject({ ok: false, error: { code: "must_ask" } });
      expect(await refundOf(practice, person, 400).done).toMatchObject({ ok: true });
    }
  });

  it("records both versions, who is moved, and only what differs", async () => {
    const role = await aRole();
    const her = await under(role);
    await saveRole(
      ask(edited(role, { rules: answering("order.cancel", "can", refunding({ ...AMOUNTS, perOrderMinor: 5000 })) })),
    );
    const entry = await newest();
    expect(entry).toMatchObject({
      effect: "role.save",
      input: { role: role.roleId, grants: [grantIdOf(her)] },
      before: { role_version: role.versionId },
      after: { role_version: (await now(role)).versionId },
    });
    expect([entry?.before?.["rules"], entry?.after?.["rules"]]).toEqual([
      { "order.cancel": { answer: "ask" }, "refund.issue": { amount_order_ask: { amount: "30.00", currency: "EUR" } } },
      { "order.cancel": { answer: "can" }, "refund.issue": { amount_order_ask: { amount: "50.00", currency: "EUR" } } },
    ]);
  });

  it("reaches an open invitation, so that who joins later begins with the newest version", async () => {
    const role = await aRole();
    const email = `late${randomUUID()}@assist.example`;
    const person = await someone(email);
    await invite(ask(anInvitation(email, { roleId: role.roleId, perOrderMinor: 100, perDayMinor: 200 })));
    expect((await now(role)).invited).toHaveLength(1);
    await saveRole(ask(edited(role, { rules: answering("order.note", "deny") })));
    expect(await join(ask({}, person))).toMatchObject({ ok: true });
    const joined = await asSheIsNow(person.userId);
    expect(versionOf(joined)).toBe((await now(role)).versionId);
    expect(refundLimitsOf(grantOf(joined)?.overrides ?? [])).toEqual({ perOrderMinor: 100, perDayMinor: 200 });
  });

  it("leaves one person's own amounts theirs, and takes them away where nobody may refund any more", async () => {
    const role = await aRole();
    const her = await under(role);
    await setLimits(ask({ grantId: grantIdOf(her), perOrderMinor: 1000, perDayMinor: 2000 }));
    await saveRole(ask(edited(role, { rules: refunding({ perOrderMinor: 9000, perDayMinor: 9000 }) })));
    expect(refundLimitsOf(grantOf(await asSheIsNow(her.userId))?.overrides ?? [])?.perOrderMinor).toBe(1000);
    await saveRole(ask(edited(await now(role), { rules: answering("refund.issue", "deny") })));
    const after = await asSheIsNow(her.userId);
    expect(grantOf(after)?.overrides).toEqual([]);
    expect(await refundOf(practice, after, 1).done).toMatchObject({ ok: false, error: { code: "denied" } });
  });

  it("leaves who was stopped on the version that decided about them", async () => {
    const role = await aRole();
    const her = await under(role);
    await stop(ask({ who: grantIdOf(her) }));
    await saveRole(ask(edited(role, { rules: [] })));
    const { rows } = await inShop(LOTO, (tx) =>
      tx.query("select role_version_id, version from assistant_grant where id = $1", [grantIdOf(her)]),
    );
    expect(rows).toEqual([{ role_version_id: role.versionId, version: 2 }]);
    expect((await now(role)).people).toEqual([]);
  });

  it("with another name only makes no new version and troubles nobody", async () => {
    const role = await aRole();
    const her = await under(role);
    const name = `Renamed ${randomUUID().slice(0, 8)}`;
    await saveRole(ask(edited(role, { name })));
    expect(await now(role)).toMatchObject({ name, versionId: role.versionId, number: 1 });
    expect(grantOf(await asSheIsNow(her.userId))).toEqual(grantOf(her));
    expect(await newest()).toMatchObject({ after: { renamed: true, rules: {} } });
  });

  it("keeps every version readable: who made it, when, and what it said", async () => {
    const role = await aRole();
    await saveRole(ask(edited(role, { rules: [] })));
    const history = await readHistory(LOTO, role.roleId);
    expect(history.map(({ number, rules }) => [number, rules.length])).toEqual([
      [2, 0],
      [1, SUPPORT.length],
    ]);
    expect(history[0]?.by).toBe(OWNER.userId);
    expect(Date.now() - Date.parse(history[0]?.at ?? "")).toBeLessThan(60_000);
    expect(await readHistory(ONDA, role.roleId)).toEqual([]);
  });

  it("finds no role of another shop, no ceiling, and none that is not used any more", async () => {
    const role = await aRole();
    await setCeiling(ask({ rules: [] }));
    const ceiling = (await readCeiling(LOTO))?.roleId;
    expect(await saveRole(ask(edited(role), OWNER, ONDA_SHOP))).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await saveRole(ask(edited(role, { roleId: ceiling })))).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await readRole(ONDA, role.roleId)).toBeUndefined();
    expect((await listRoles(LOTO)).some((one) => one.roleId === ceiling)).toBe(false);
    await retireRole(ask({ roleId: role.roleId }));
    expect(await saveRole(ask(edited(role)))).toEqual({ ok: false, error: { code: "role_retired" } });
  });

  it("is refused to strangers and assistants, and with rules that only the owner may give", async () => {
    const role = await aRole();
    for (const actor of [STRANGER, await under(role)]) {
      expect(await saveRole(ask(edited(role), actor))).toMatchObject({ ok: false, error: { code: "denied" } });
    }
    const rules = [{ action: "role.edit", answer: "can" }];
    expect(await saveRole(ask(edited(role, { rules })))).toEqual({ ok: false, error: { code: "bad_input" } });
  });
});

describe("two saves at once", () => {
  const rulesOf = (perOrderMinor: number) => refunding({ perOrderMinor, perDayMinor: 1_000_000 });

  it("based on the same version: one is kept, the other learns that the role changed", async () => {
    const role = await aRole();
    const answers = await Promise.all(
      [100, 200, 300].map((amount) => saveRole(ask(edited(role, { rules: rulesOf(amount), basedOn: role.versionId })))),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error.code === "role_changed")).toHaveLength(2);
    expect(await now(role)).toMatchObject({ number: 2 });
  });

  it("not compared: versions are numbered one after another, and everybody stands on the newest", async () => {
    const role = await aRole();
    const people = [await under(role), await under(role), await under(role)];
    await Promise.all(Array.from({ length: 12 }, (_, at) => saveRole(ask(edited(role, { rules: rulesOf(at + 1) })))));
    const history = await readHistory(LOTO, role.roleId);
    expect(history.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, at) => 13 - at));
    for (const { userId } of people) expect(versionOf(await asSheIsNow(userId))).toBe(history[0]?.versionId);
  });

  it("clicked twice is one version", async () => {
    const role = await aRole();
    const once = ask(edited(role, { rules: rulesOf(700) }));
    const answers = await Promise.all([saveRole(once), saveRole(once), saveRole(once)]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await now(role)).number).toBe(2);
  });
});
