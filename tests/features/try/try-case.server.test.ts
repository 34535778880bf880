import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { Case } from "../../../app/features/try/case";
import { tryCase } from "../../../app/features/try/try-case.server";
import { listChoices } from "../../../app/features/delegation/whose-rules.server";
import { PRESETS, presetRules } from "../../../app/features/policy/presets";
import { AMOUNTS, answering, aRole } from "../roles/a-role";
import { LOTO_SHOP } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { member } from "../delegation/a-team";

let database: TestDatabase;
let practice: PracticeShop;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  await member();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const NOW = new Date().toISOString();
const asked = (given: Readonly<Record<string, string>>) =>
  Case.parse({ action: "refund.goodwill", amount: "50", value: "60", reason: "damaged", ...given });
const SUPPORT = { who: "preset:customer_support", name: null } as const;
const tryIt = (given: Readonly<Record<string, string>>, who: Parameters<typeof tryCase>[1]["who"] = SUPPORT) =>
  tryCase(LOTO_SHOP, { asked: asked(given), who, now: NOW });

describe("a case", () => {
  it("is tried by the rules of a real person, of the shop's roles and of every preset", async () => {
    const choices = await listChoices(LOTO_SHOP);
    expect(choices[0]?.who).toMatch(/^grant:/);
    expect(choices.filter(({ name }) => name === null || PRESETS.some((preset) => preset === name))).toHaveLength(7);
    for (const who of choices) expect(await tryIt({}, who)).toMatchObject({ ok: true });
  });

  it("is tried by the shop's own rules where a role kept a preset's word and was changed", async () => {
    await aRole(answering("refund.goodwill", "deny", presetRules("trial", AMOUNTS)), "trial");
    const trial = (await listChoices(LOTO_SHOP)).filter(({ who, name }) => name === "trial" || who === "preset:trial");
    expect(trial).toHaveLength(1);
    expect(trial[0]?.who).toMatch(/^role:/);
    for (const who of trial) expect(await tryIt({}, who)).toMatchObject({ value: { decision: { answer: "deny" } } });
  });

  it("asks above the limit of an order, and says what an order that was made up is", async () => {
    expect(await tryIt({ ageDays: "11", country: "it", tags: "vip, gift" })).toMatchObject({
      ok: true,
      value: {
        amountMinor: 5000,
        orderName: null,
        order: { totalMinor: 6000, country: "IT", tags: ["vip", "gift"] },
        decision: { answer: "ask", reasons: [{ code: "over_limit", room: { left: 3000, over: 2000 } }] },
      },
    });
  });

  it("counts what any hand gave back on a real order", async () => {
    const order = practice.shop(LOTO).orders.findLast((one) => one.refunds.length > 0);
    const tried = await tryIt({ order: order?.name ?? "", amount: "1" });
    if (!tried.ok) throw new Error(tried.error.code);
    const room = tried.value.decision.rooms.find(({ window }) => window === "order");
    expect(tried.value.orderName).toBe(order?.name);
    expect(room?.used).toBeGreaterThan(0);
  });

  it("is decided at another time on that person's clock, when nothing of the day is used", async () => {
    const tried = await tryIt({ at: "2026-10-30T10:30" });
    expect(tried).toMatchObject({ ok: true, value: { local: { weekday: 5, minute: 630 }, timeZone: "Europe/Rome" } });
    expect(tried.ok && new Date(tried.value.atMs).toISOString()).toBe("2026-10-30T09:30:00.000Z");
  });

  it.each([
    ["an order that does not exist", { order: "#999999" }, "not_found"],
    ["an e-mail instead of a number", { order: "a@b.example" }, "bad_input"],
    ["no amount", { amount: "much" }, "amount_invalid"],
  ])("is refused with %s", async (_, given, code) => {
    expect(await tryIt(given)).toMatchObject({ ok: false, error: { code } });
  });

  it("of somebody else's shop is nobody's", async () => {
    const stranger = { who: "grant:00000000-0000-4000-8000-00000000dead", name: "?" } as const;
    expect(await tryIt({}, stranger)).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("leaves nothing behind: no mutation, no entry", async () => {
    const before = await listEntries(LOTO, { limit: 50 });
    await tryIt({});
    expect(await listEntries(LOTO, { limit: 50 })).toEqual(before);
    expect(practice.store.state.mutations).toEqual([]);
  });
});
