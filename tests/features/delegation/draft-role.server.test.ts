import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepDraft } from "../../../app/features/delegation/draft-role.server";
import { readDraftLimits } from "../../../app/features/delegation/draft-store.server";
import { listRoleRows } from "../../../app/features/roles/role-list-store.server";
import { anAssistant, LOTO_SHOP, OWNER } from "../../support/people";
import { practiceEnvironment } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
beforeAll(async () => {
  practiceEnvironment();
  database = await aTestDatabase();
});
afterAll(() => database.close());

const keep = (perOrderMinor: number, perDayMinor: number, actor = OWNER) =>
  keepDraft({ shop: LOTO_SHOP, actor, requestKey: crypto.randomUUID(), input: { perOrderMinor, perDayMinor } });

describe("the draft of a limit", () => {
  it("is kept for the owner, the newest counts, and before and after are recorded", async () => {
    expect(await readDraftLimits(LOTO_SHOP.domain)).toBeNull();
    expect(await keep(2900, 10_000)).toMatchObject({ ok: true, value: { state: "done" } });
    expect(await keep(4000, 10_000)).toMatchObject({
      ok: true,
      value: { after: { refund_per_order: { amount: "40.00", currency: "EUR" } } },
    });
    expect(await readDraftLimits(LOTO_SHOP.domain)).toEqual({ perOrderMinor: 4000, perDayMinor: 10_000 });
    expect((await listRoleRows(LOTO_SHOP.domain, null)).roles).toEqual([]);
    expect(await readDraftLimits("onda-lenta.myshopify.com")).toBeNull();
  });

  it("is no assistant's to keep, and a day below an order is refused", async () => {
    const assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
    expect(await keep(9000, 9000, assistant)).toMatchObject({ ok: false, error: { code: "denied" } });
    expect(await keep(9000, 8999)).toMatchObject({ ok: false, error: { code: "bad_input" } });
    expect(await readDraftLimits(LOTO_SHOP.domain)).toEqual({ perOrderMinor: 4000, perDayMinor: 10_000 });
  });
});
