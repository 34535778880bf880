import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite, setLimits } from "../../../app/features/delegation/change-team.server";
import * as changes from "../../../app/features/roles/change-roles.server";
import { inShop } from "../../../app/platform/db.server";
import { OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, ONDA_SHOP } from "../delegation/a-team";
import { aRole, grantIdOf, under } from "./a-role";

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

type Ids = { readonly roleId: string; readonly grantId: string };
type Change = readonly [name: string, change: (typeof changes)[keyof typeof changes], input: (ids: Ids) => object];

/** What the control meets instead of success: the role has people, and there is no ceiling yet to be based on. */
const EXPECTED: Readonly<Record<string, string>> = { retireRole: "role_in_use", setCeiling: "role_changed" };
const TERMS = { validFrom: null, validUntil: null, timeZone: "Europe/Rome" };
/** Every change that names an id of the shop; the check below fails when one is missing. */
const CHANGES: Change[] = [
  ["saveRole", changes.saveRole, ({ roleId }) => ({ roleId, name: "Stolen", preset: null, rules: [] })],
  ["copyRole", changes.copyRole, ({ roleId }) => ({ roleId, name: `Stolen ${randomUUID().slice(0, 8)}` })],
  ["retireRole", changes.retireRole, ({ roleId }) => ({ roleId })],
  ["assignRole", changes.assignRole, ({ roleId, grantId }) => ({ roleId, grantId })],
  ["setCeiling", changes.setCeiling, ({ roleId }) => ({ rules: [], basedOn: roleId })],
  ["nameManager", changes.nameManager, ({ grantId }) => ({ grantId, may: true })],
  ["setGrantTerms", changes.setGrantTerms, ({ grantId }) => ({ grantId, ...TERMS })],
  ["invite", invite, ({ roleId }) => anInvitation(`f${randomUUID()}@assist.example`, { roleId })],
  ["setLimits", setLimits, ({ grantId }) => ({ grantId, perOrderMinor: 1, perDayMinor: 1 })],
];

/** Everything about the rights in Loto Lento, as one text. */
const rightsIn = (shop: string) =>
  inShop(shop, async (tx) => {
    const found = [];
    for (const table of ["role", "role_version", "assistant_grant", "invitation"])
      found.push((await tx.query(`select * from ${table} where shop = $1 order by id`, [shop])).rows);
    return JSON.stringify(found);
  });

describe("another shop's roles and people", () => {
  it.each(CHANGES)(
    "%s does not tell a foreign id from one that never existed, and touches nothing",
    async (name, change, input) => {
      const role = await aRole();
      const foreign = { roleId: role.roleId, grantId: grantIdOf(await under(role)) };
      const never = { roleId: randomUUID(), grantId: randomUUID() };
      const before = await rightsIn(LOTO);
      const answers = [];
      for (const ids of [foreign, never]) answers.push(await change(ask(input(ids), OWNER, ONDA_SHOP)));
      expect(answers[0]?.ok).toBe(false);
      expect(answers[0]).toEqual(answers[1]);
      expect(await rightsIn(LOTO)).toBe(before);
      // Control: with the shop's own ids every one of them works.
      const own = await change(ask(input(foreign)));
      expect([name, own.ok || own.error.code === EXPECTED[name]]).toEqual([name, true]);
    },
  );

  it("are named by no change that is not in this table", () => {
    const named = new Set(CHANGES.map(([name]) => name));
    expect(Object.keys(changes).filter((name) => !named.has(name))).toEqual([]);
  });
});
