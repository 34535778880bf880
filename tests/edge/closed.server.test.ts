import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Condition } from "../../app/features/policy/condition";
import { localTime } from "../../app/features/policy/local-time";
import { presetRules } from "../../app/features/policy/presets";
import { listEntries } from "../../app/features/audit/record-store.server";
import { anEdgeWorld, documentPath, FORM, type EdgeWorld } from "../support/edge-world";
import { anAssistantWith } from "../support/people";
import { LOTO } from "../support/practice-shop";

/** The built app over the wire, for somebody whose working hours are on another day of the week. */
let world: EdgeWorld;
const HER = "9000000002";
const tomorrow = localTime(Date.now() + 36 * 3_600_000, "Europe/Rome").weekday;
const SHIFT: Condition = { kind: "hours", days: [tomorrow], from: 570, until: 571, otherwise: "deny" };
beforeAll(async () => {
  world = await anEdgeWorld();
  const rules = presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 });
  await anAssistantWith(rules.map((rule) => ({ ...rule, conditions: [...rule.conditions, SHIFT] })));
}, 120_000);
afterAll(() => world.close());

describe("somebody outside their working hours", () => {
  it.each(["/app/orders", "/app/replies", "/app/audit"])("sees nothing of %s", async (path) => {
    const answer = await world.ask({ path: `${path}.data` }, HER);
    expect(answer.status).toBe(403);
    if (path !== "/app/audit") expect(answer.body).toContain("outside_hours");
  });

  it("can read their own limits, with the hours in them", async () => {
    const { body } = await world.raw({ path: documentPath("/app/limits", { userId: HER }) });
    expect(body).toMatch(/I miei limiti/);
    expect(body).toMatch(/09:30–09:31/);
  });

  it("reads when they can work again, on whose clock, on every page and at home", async () => {
    for (const path of ["/app/orders", "/app"]) {
      const { body } = await world.raw({ path: documentPath(path, { userId: HER }) });
      expect(body).toMatch(/Non adesso/);
      expect(body).toMatch(/09:30–09:31/);
      expect(body).toMatch(/Europe\/Rome/);
      expect(body).not.toMatch(/#10\d\d/);
    }
  });

  it("changes nothing: no form reaches the gate", async () => {
    const before = (await listEntries(LOTO, { limit: 50 })).length;
    const fields = { intent: "used", template: "late@1", language: "it", how: "copied", requestKey: randomUUID() };
    const request = { method: "POST", headers: [FORM], body: new URLSearchParams(fields).toString() };
    const answer = await world.ask({ ...request, path: "/app/orders/5000000001.data" }, HER);
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining("outside_hours")]);
    expect(await listEntries(LOTO, { limit: 50 })).toHaveLength(before);
  });
});

describe("somebody who must ask before they see the record", () => {
  const RITA = "9000000005";
  it("sees no row of it, cannot have it checked, and gets no file", async () => {
    const auditor = presetRules("auditor", { perOrderMinor: 3000, perDayMinor: 10_000 });
    const rules = auditor.map((rule) => (rule.action === "record.read" ? { ...rule, answer: "ask" as const } : rule));
    await anAssistantWith(rules, { userId: RITA });
    const check = { method: "POST", headers: [FORM], body: "", path: "/app/audit.data?index" };
    const asked = [{ path: "/app/audit.data" }, { path: "/app/audit/1.data" }, { path: "/app/audit/export" }, check];
    for (const request of asked) {
      const answer = await world.ask(request, RITA);
      expect([answer.status, answer.body]).toEqual([403, expect.stringContaining("not_allowed")]);
    }
  });
});

describe("somebody who must ask before they download the record", () => {
  const [ANNA, PAOLO] = ["9000000003", "9000000004"];
  it("opens the record, reads that they must ask, and gets no file by its address either", async () => {
    const auditor = presetRules("auditor", { perOrderMinor: 3000, perDayMinor: 10_000 });
    const rules = auditor.map((rule) => (rule.action === "record.export" ? { ...rule, answer: "ask" as const } : rule));
    await anAssistantWith(rules, { userId: ANNA });
    expect((await world.ask({ path: "/app/audit.data" }, ANNA)).body).toContain("rule_asks");
    const file = await world.ask({ path: "/app/audit/export" }, ANNA);
    expect([file.status, file.body]).toEqual([403, expect.stringContaining("not_allowed")]);
    await anAssistantWith(auditor, { userId: PAOLO });
    expect((await world.ask({ path: "/app/audit/export" }, PAOLO)).status).toBe(200);
  });
});
