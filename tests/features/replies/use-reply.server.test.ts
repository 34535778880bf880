import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { readOrder } from "../../../app/features/orders/read-order.server";
import { statusStory } from "../../../app/features/orders/status-story";
import type { Actor } from "../../../app/features/policy/standing";
import { proposeReplies } from "../../../app/features/replies/propose-reply";
import { recordReply } from "../../../app/features/replies/use-reply.server";
import { anAssistant, LOTO_SHOP, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let assistant: Actor;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const INPUT = { orderGid: "gid://shopify/Order/5001", template: "late@1", language: "it", how: "copied" };
const ask = (input: unknown = INPUT, actor = assistant, requestKey: string = randomUUID()) => ({
  shop: LOTO_SHOP,
  actor,
  requestKey,
  input,
});

describe("a reply that was used", () => {
  it("is recorded with its version and how, not with the customer", async () => {
    expect(await recordReply(ask())).toEqual({ ok: true, value: { how: "copied" } });
    expect((await listEntries(LOTO, { limit: 1 }))[0]?.entry).toMatchObject({
      effect: "reply.use",
      phase: "done",
      subject: { order: INPUT.orderGid },
      input: { template: "late@1", language: "it", how: "copied" },
      commitments: {},
    });
  });

  it("clicked twice is recorded once", async () => {
    const before = (await listEntries(LOTO, { limit: 100 })).length;
    const requestKey = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => recordReply(ask(INPUT, assistant, requestKey))));
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: { how: "copied" } })));
    expect(await listEntries(LOTO, { limit: 100 })).toHaveLength(before + 1);
  });

  it("is refused to strangers and with anything else than a template, a language and a way", async () => {
    expect(await recordReply(ask(INPUT, STRANGER))).toMatchObject({ ok: false, error: { code: "denied" } });
    for (const change of [
      { template: "late" },
      { language: "fr" },
      { how: "mailed" },
      { text: "Dear Michela" },
      { orderGid: "5001" },
    ]) {
      expect(await recordReply(ask({ ...INPUT, ...change }))).toEqual({ ok: false, error: { code: "bad_input" } });
    }
  });
});

describe("the whole demo shop", () => {
  it("has a ready answer for each of its last eighty orders, in the customer's language", async () => {
    const context = { now: new Date().toISOString(), promiseDays: 7, timeZone: "Europe/Rome" };
    const seen = new Set<string>();
    for (const order of practice.shop().orders.slice(-80)) {
      const read = await readOrder(LOTO, `gid://shopify/Order/${String(order.id)}`);
      if (!read.ok) throw new Error(read.error.code);
      const story = statusStory(read.value, context);
      const replies = proposeReplies(read.value, {
        story,
        signature: { person: "Chiara", shop: "Loto Lento" },
        timeZone: "Europe/Rome",
        locale: "en",
        showName: true,
      });
      const chosen = replies.all.find((reply) => reply.name === replies.chosen);
      expect({ order: order.name, missing: chosen?.missing }).toEqual({ order: order.name, missing: [] });
      expect(chosen?.text).not.toMatch(/[{}‹›]|\bundefined\b|\bnull\b|with \.|con \./);
      expect(replies.language).toBe(order.customerLocale === "it" ? "it" : "en");
      seen.add(replies.chosen);
    }
    expect(seen.size).toBeGreaterThanOrEqual(8);
  });
});
