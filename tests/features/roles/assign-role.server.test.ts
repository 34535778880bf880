import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, setLimits, stop, withdraw } from "../../../app/features/delegation/change-team.server";
import { readTeam } from "../../../app/features/delegation/read-team.server";
import { assignRole, copyRole, retireRole, saveRole } from "../../../app/features/roles/change-roles.server";
import { listRoles, readRole } from "../../../app/features/roles/read-roles.server";
import { presetRules } from "../../../app/features/policy/presets";
import { asSheIsNow, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, grantOf, newest, ONDA_SHOP, refundOf } from "../delegation/a-team";
import { AMOUNTS, aRole, edited, grantIdOf, now, SUPPORT, under, versionOf } from "./a-role";

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

const NOT_FOUND = { ok: false, error: { code: "not_found" } };
const RETIRED = { ok: false, error: { code: "role_retired" } };

describe("giving somebody another role", () => {
  it("counts at their next request; own amounts go with the old role, so that nobody keeps refunds by accident", async () => {
    const [role, auditor] = [await aRole(), await aRole(presetRules("auditor", AMOUNTS))];
    const her = await under(role);
    await setLimits(ask({ grantId: grantIdOf(her), perOrderMinor: 1000, perDayMinor: 2000 }));
    const page = await asSheIsNow(her.userId);
    expect(await assignRole(ask({ grantId: grantIdOf(her), roleId: auditor.roleId }))).toMatchObject({ ok: true });
    const after = await asSheIsNow(her.userId);
    expect(versionOf(after)).toBe(auditor.versionId);
    expect(grantOf(after)?.overrides).toEqual([]);
    expect(await refundOf(practice, page, 100).done).toMatchObject({ ok: false, error: { code: "grant_changed" } });
    expect(await refundOf(practice, after, 100).done).toMatchObject({ ok: false, error: { code: "denied" } });
    expect((await now(role)).people).toEqual([]);
    expect((await readTeam(LOTO, "Europe/Rome")).assistants.find((one) => one.userId === her.userId)).toMatchObject({
      role: { roleId: auditor.roleId, name: auditor.name },
      limits: null,
    });
  });

  it("records from which role to which, and what it changes for this person", async () => {
    const [role, other] = [await aRole(), await aRole(SUPPORT.filter(({ action }) => action !== "order.note"))];
    const her = await under(role);
    await setLimits(ask({ grantId: grantIdOf(her), perOrderMinor: 1000, perDayMinor: 10_000 }));
    await assignRole(ask({ grantId: grantIdOf(her), roleId: other.roleId }));
    const entry = await newest();
    expect(entry).toMatchObject({ effect: "role.assign", subject: { person: her.userId } });
    expect([entry?.before, entry?.after]).toEqual([
      {
        role: role.roleId,
        role_version: role.versionId,
        rules: {
          "order.note": { answer: "can" },
          "refund.issue": { amount_order_ask: { amount: "10.00", currency: "EUR" } },
        },
      },
      {
        role: other.roleId,
        role_version: other.versionId,
        rules: { "refund.issue": { amount_order_ask: { amount: "30.00", currency: "EUR" } } },
      },
    ]);
  });

  it("finds nobody stopped, no role put away, and nothing of another shop; strangers may not", async () => {
    const [role, other, away] = [await aRole(), await aRole(), await aRole()];
    const [her, stopped] = [await under(role), await under(role)];
    await stop(ask({ who: grantIdOf(stopped) }));
    await retireRole(ask({ roleId: away.roleId }));
    const give = (grantId: string, roleId: string, actor = OWNER, shop = ONDA_SHOP) =>
      assignRole(ask({ grantId, roleId }, actor, shop));
    expect(await assignRole(ask({ grantId: grantIdOf(stopped), roleId: other.roleId }))).toEqual(NOT_FOUND);
    expect(await assignRole(ask({ grantId: grantIdOf(her), roleId: randomUUID() }))).toEqual(NOT_FOUND);
    expect(await assignRole(ask({ grantId: grantIdOf(her), roleId: away.roleId }))).toEqual(RETIRED);
    expect(await give(grantIdOf(her), other.roleId)).toEqual(NOT_FOUND);
    for (const actor of [STRANGER, her])
      expect(await assignRole(ask({ grantId: grantIdOf(her), roleId: other.roleId }, actor))).toMatchObject({
        error: { code: "denied" },
      });
    expect(versionOf(await asSheIsNow(her.userId))).toBe(role.versionId);
  });

  it("while the role is being saved leaves them on one of its newest versions, never on an old one", async () => {
    const role = await aRole();
    const her = await under(await aRole());
    await Promise.all([
      assignRole(ask({ grantId: grantIdOf(her), roleId: role.roleId })),
      saveRole(ask(edited(role, { rules: [] }))),
    ]);
    expect(versionOf(await asSheIsNow(her.userId))).toBe((await now(role)).versionId);
  });
});

describe("copying a role", () => {
  it("makes a role with the same rules, nobody under it, and a history of its own", async () => {
    const role = await aRole();
    await under(role);
    const name = `Copy ${randomUUID().slice(0, 8)}`;
    expect(await copyRole(ask({ roleId: role.roleId, name }))).toMatchObject({ ok: true });
    const copy = (await listRoles(LOTO)).find((one) => one.name === name);
    expect(copy).toMatchObject({ number: 1, rules: role.rules, people: [] });
    expect(await newest()).toMatchObject({
      effect: "role.copy",
      input: { role: copy?.roleId, copied_from: role.roleId, copied_version: role.versionId },
    });
    await saveRole(ask({ ...edited(role), roleId: copy?.roleId, name, rules: [] }));
    expect((await now(role)).rules).toEqual(role.rules);
  });

  it("needs a free name, and a role of this shop", async () => {
    const role = await aRole();
    const name = `Copy ${randomUUID().slice(0, 8)}`;
    expect(await copyRole(ask({ roleId: role.roleId, name: role.name }))).toEqual({
      ok: false,
      error: { code: "role_name_taken" },
    });
    expect(await copyRole(ask({ roleId: role.roleId, name }, OWNER, ONDA_SHOP))).toEqual(NOT_FOUND);
  });
});

describe("putting a role away", () => {
  it("waits until nobody works under it and nobody is invited to it; its versions stay readable", async () => {
    const [role, other] = [await aRole(), await aRole()];
    const her = await under(role);
    const inUse = { ok: false, error: { code: "role_in_use" } };
    expect(await retireRole(ask({ roleId: role.roleId }))).toEqual(inUse);
    await assignRole(ask({ grantId: grantIdOf(her), roleId: other.roleId }));
    const email = `x${randomUUID()}@assist.example`;
    await invite(ask({ ...anInvitation(email), roleId: role.roleId }));
    expect(await retireRole(ask({ roleId: role.roleId }))).toEqual(inUse);
    const { invited } = await readTeam(LOTO, "Europe/Rome");
    await withdraw(ask({ invitationId: invited.find((one) => one.email === email)?.id }));
    expect(await retireRole(ask({ roleId: role.roleId }, OWNER, ONDA_SHOP))).toEqual(NOT_FOUND);
    expect(await retireRole(ask({ roleId: role.roleId }))).toMatchObject({ ok: true });
    expect(await newest()).toMatchObject({ before: { retired: false }, after: { retired: true } });
    expect((await listRoles(LOTO)).some((one) => one.roleId === role.roleId)).toBe(false);
    expect(await readRole(LOTO, role.roleId)).toMatchObject({ retired: true, rules: role.rules });
    expect(await retireRole(ask({ roleId: role.roleId }))).toEqual(RETIRED);
  });
});
