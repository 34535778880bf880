import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invite } from "../../../app/features/delegation/change-team.server";
import { readHome } from "../../../app/features/home/read-home.server";
import { localTime } from "../../../app/features/policy/local-time";
import { presetRules } from "../../../app/features/policy/presets";
import type { Actor } from "../../../app/features/policy/standing";
import { LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";
import { anInvitation, ask, member, ONDA_SHOP } from "../delegation/a-team";

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

describe("the first page", () => {
  const visit = (actor: Actor, email: string, shop = LOTO_SHOP) => ({
    shop: { ...shop, promiseDays: 7, ownerName: "Marta" },
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
        start: { perOrderMinor: 3000, perDayMinor: 10_000 },
        first: { after: null, problem: null, past: { orders: 4, unread: 0 } },
      },
    });
  });

  it("is the team and the newest activity for an owner who did", async () => {
    await member();
    expect(await readHome(visit(OWNER, "marta@lotolento.example"))).toMatchObject({
      ok: true,
      value: { kind: "owner", lines: expect.any(Array) as unknown },
    });
  });

  it("is what is late and what is left for an assistant", async () => {
    const home = await readHome(visit(await member(), ""));
    if (!home.ok || home.value.kind !== "assistant") throw new Error("not an assistant's home");
    expect(home.value.late?.every((row) => row.lateDays > 0)).toBe(true);
    expect(home.value.rights.length).toBeGreaterThan(5);
  });

  it("has no orders for an assistant who may not see them", async () => {
    const home = await readHome(visit(await member({ preset: "errands" }), ""));
    expect(home).toMatchObject({ ok: true, value: { kind: "assistant", late: expect.any(Array) as unknown } });
    const rules = presetRules("data_entry", { perOrderMinor: 0, perDayMinor: 0 }).map((rule) =>
      rule.action === "order.read" ? { ...rule, answer: "deny" as const } : rule,
    );
    const blind = await member({ rules, perOrderMinor: undefined, perDayMinor: undefined });
    expect(await readHome(visit(blind, ""))).toMatchObject({ ok: true, value: { kind: "assistant", late: null } });
  });

  it("outside working hours shows nothing of the shop, and when they can work again", async () => {
    const today = {
      kind: "hours",
      days: [(localTime(Date.now(), "Europe/Rome").weekday % 7) + 1],
      from: 540,
      until: 541,
    };
    const rules = presetRules("customer_support", { perOrderMinor: 0, perDayMinor: 0 }).map((rule) =>
      rule.action === "order.read" ? { ...rule, conditions: [today] } : rule,
    );
    const her = await member({ rules, perOrderMinor: undefined, perDayMinor: undefined });
    expect(await readHome(visit(her, ""))).toEqual({
      ok: true,
      value: {
        kind: "closed",
        problem: {
          code: "outside_hours",
          data: { owner: "Marta", from: "09:00", until: "09:01", days: String(today.days[0]), timeZone: "Europe/Rome" },
        },
      },
    });
  });

  it("says wait, welcome or whom to ask to the others", async () => {
    expect(await readHome(visit(await member({ activateAtOnce: false }), ""))).toEqual({
      ok: true,
      value: { kind: "waiting" },
    });
    expect(await readHome(visit(STRANGER, "nobody@else.example"))).toEqual({ ok: true, value: { kind: "stranger" } });
    await invite(ask(anInvitation("welcome@assist.example")));
    const welcome = await readHome(visit(STRANGER, "welcome@assist.example"));
    if (!welcome.ok || welcome.value.kind !== "invited") throw new Error("not a welcome");
    expect(welcome.value.validUntil).toBeNull();
    const { rights } = welcome.value;
    expect(rights.find(({ action }) => action === "refund.issue")).toMatchObject({
      answer: "can",
      perOrder: [{ max: 3000 }],
      rooms: [{ window: "day", left: 10_000 }, { window: "rolling_24h" }],
    });
    expect(rights.filter(({ answer }) => answer === "deny")).toEqual([]);
    expect(await readHome({ ...visit(STRANGER, "welcome@assist.example"), emailVerified: false })).toEqual({
      ok: true,
      value: { kind: "stranger" },
    });
  });
});
