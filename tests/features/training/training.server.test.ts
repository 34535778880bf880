import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { savePerson } from "../../../app/features/policy/person-store.server";
import { presetRules } from "../../../app/features/policy/presets";
import type { Actor } from "../../../app/features/policy/standing";
import { EXAMPLE_IDS } from "../../../app/features/training/example-id";
import { readExercise, readTeamScores, readTraining } from "../../../app/features/training/read-training.server";
import { tryExercise } from "../../../app/features/training/try-exercise.server";
import { listTries } from "../../../app/features/training/training-store.server";
import type { Attempt } from "../../../app/features/training/attempt";
import { inShop } from "../../../app/platform/db.server";
import { plant } from "../../support/canaries";
import { anAssistantWith, asSheIsNow, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
let her: Actor;
const LIMITS = { perOrderMinor: 3000, perDayMinor: 10_000 };

const known = (userId: string, firstName: string, shop = LOTO) =>
  savePerson(shop, {
    userId,
    firstName,
    lastName: "",
    email: "",
    emailVerified: true,
    locale: "it",
    accountOwner: false,
    collaborator: false,
  });

beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
  await known(OWNER.userId, "Marta");
  await known(OWNER.userId, "Marco", ONDA);
  await known(STRANGER.userId, "Paul");
  await known("9000000002", "Chiara");
  her = await anAssistantWith(presetRules("customer_support", LIMITS));
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const visit = (actor: Actor, domain = LOTO) => ({
  shop: { ...LOTO_SHOP, domain, name: "Loto Lento", promiseDays: 7, ownerName: "Marta" },
  actor,
  firstName: "Chiara",
  locale: "it" as const,
  now: new Date().toISOString(),
});
const BROKEN: Attempt = { reply: "refunded", remedy: "item", amountMinor: 1000, way: "can" };
const tryIt = (
  actor: Actor,
  attempt: Partial<Attempt> = {},
  more: { id?: string; asked?: string; key?: string } = {},
) =>
  tryExercise(visit(actor), {
    id: more.id ?? "broken",
    asked: more.asked ?? "",
    attempt: { ...BROKEN, ...attempt },
    requestKey: more.key ?? randomUUID(),
  });
async function value<T>(work: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>): Promise<T> {
  const done = await work;
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}
const waiting = (): Actor => {
  if (her.standing.kind !== "assistant") throw new Error("she is an assistant");
  const grant = { ...her.standing.grant, status: "waiting" as const, missingSteps: ["nda"] };
  return { ...her, standing: { kind: "assistant", grant } };
};

describe("who practises", () => {
  it("the owner as anybody: the people first, then the roles and presets; the asked one decides", async () => {
    const home = await value(readTraining(visit(OWNER), ""));
    expect(home.as).toMatch(/^grant:/);
    expect(home.choices.length).toBeGreaterThanOrEqual(8);
    expect(home.team).toEqual([]);
    expect(await value(tryIt(OWNER, {}, { asked: "preset:auditor" }))).toMatchObject({ right: { way: "deny" } });
    const support = home.choices.find(({ name }) => name === "customer_support")?.who ?? "";
    expect(support).toMatch(/^role:/);
    expect(await value(tryIt(OWNER, {}, { asked: support }))).toMatchObject({ right: { way: "can" } });
  });

  it("an assistant as themself, whatever the address asks for, and with nobody else's score", async () => {
    const home = await value(readTraining(visit(her), "preset:auditor"));
    expect(home).toMatchObject({ choices: [], team: null, as: expect.stringMatching(/^grant:/) as unknown });
  });

  it("who waits to begin on the examples, as if they had begun", async () => {
    expect(await value(readTraining(visit(waiting()), ""))).toMatchObject({ own: { kind: "not_begun" } });
    expect(await value(tryIt(waiting()))).toMatchObject({ parts: { reply: true, remedy: true, limit: true } });
  });

  it("a stranger with the default role, and no word of the shop's orders", async () => {
    const home = await value(readTraining(visit(STRANGER), ""));
    expect(home).toMatchObject({ as: "preset:customer_support", choices: [], own: { kind: "not_begun" }, team: null });
    expect(
      await readExercise(visit(STRANGER), { id: String(practice.shop().orders.at(-1)?.id), asked: "" }),
    ).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  });

  it.each(["grant:00000000-0000-4000-8000-00000000dead", "role:00000000-0000-4000-8000-00000000dead", "nobody"])(
    "nobody as %s",
    async (asked) => {
      expect(await readTraining(visit(OWNER), asked)).toMatchObject({ ok: false, error: { code: "not_found" } });
    },
  );
});

describe("what a page gets", () => {
  it.each(EXAMPLE_IDS)("of %s is everything but what is right", async (id) => {
    const { replies, ...exercise } = await value(readExercise(visit(her), { id, asked: "" }));
    expect(JSON.stringify({ ...exercise, score: null })).not.toMatch(/chosen|right|decision|remedy":"/);
    expect(replies.map((reply) => Object.keys(reply))).toEqual(Array(12).fill(["name", "text"]));
  });

  it.each(["nothing", "0x1", ""])("of %s is nothing", async (id) => {
    expect(await readExercise(visit(her), { id, asked: "" })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  });
});

describe("a try", () => {
  it("is kept once for a request that is sent twice, and again when it is tried again", async () => {
    const key = randomUUID();
    const before = (await listTries(LOTO, her.userId)).length;
    const { first } = (await value(readTraining(visit(her), ""))).score;
    await value(tryIt(her, { way: "ask" }, { id: "old", key }));
    await value(tryIt(her, { way: "ask" }, { id: "old", key }));
    expect(await listTries(LOTO, her.userId)).toHaveLength(before + 1);
    await value(tryIt(her, { way: "ask", reply: "own", amountMinor: 1400 }, { id: "old" }));
    const { score } = await value(readTraining(visit(her), ""));
    expect(score.marks.old).toBe("right");
    expect(score.first).toBe(first);
  });

  it.each<[what: string, attempt: Partial<Attempt>, code: string]>([
    ["no amount", { amountMinor: 0 }, "amount_zero"],
    ["more than was planned to go back", { amountMinor: 1001 }, "more_than_refundable"],
    ["more than was paid", { remedy: "all", amountMinor: 9_000_000 }, "more_than_refundable"],
  ])("with %s is no try", async (_, attempt, code) => {
    const before = await listTries(LOTO, her.userId);
    expect(await tryIt(her, attempt)).toMatchObject({ ok: false, error: { code } });
    expect(await listTries(LOTO, her.userId)).toEqual(before);
  });

  it("under rules that changed since is said to be old", async () => {
    const rules = presetRules("customer_support", { ...LIMITS, perOrderMinor: 500 });
    await known("9000000077", "Lia");
    const lia = await anAssistantWith(presetRules("customer_support", LIMITS), { userId: "9000000077" });
    await value(tryIt(lia));
    expect((await value(readTraining(visit(lia), ""))).score).toMatchObject({ old: false, marks: { broken: "right" } });
    if (lia.standing.kind !== "assistant") throw new Error("she is an assistant");
    const changed: Actor = { ...lia, standing: { kind: "assistant", grant: { ...lia.standing.grant, rules } } };
    expect((await value(readTraining(visit(changed), ""))).score.old).toBe(true);
    expect(await value(tryIt(changed))).toMatchObject({ right: { way: "ask" }, parts: { limit: false, reply: false } });
  });

  it("is told to the owner, by the rules practised last, and to no other shop", async () => {
    const team = await readTeamScores(LOTO, OWNER.userId);
    expect(team.map(({ name }) => name)).toEqual(["Chiara", "Lia"]);
    expect(team[0]?.score.lastAt).not.toBeNull();
    expect(await readTeamScores(ONDA, null)).toEqual([]);
    expect(await listTries(ONDA, her.userId)).toEqual([]);
  });

  it("is kept five hundred times of one person, and judged also after that", async () => {
    await known("9000000078", "Max");
    await inShop(LOTO, (tx) =>
      tx.query(
        `insert into training_answer (shop, person, request_key, as_whom, example, rules, answer, reply_right, remedy_right, limit_right, at)
         select $1, '9000000078', gen_random_uuid(), 'x', 'late', '', '{}', true, true, true, app_now() from generate_series(1, 500)`,
        [LOTO],
      ),
    );
    const max: Actor = { ...STRANGER, userId: "9000000078" };
    expect(await tryIt(max)).toMatchObject({ ok: true, value: { parts: { limit: true }, kept: false } });
    const { rows } = await inShop(LOTO, (tx) => tx.query("select 1 from training_answer where person = '9000000078'"));
    expect(rows).toHaveLength(500);
  });
});

describe("the shop's own orders", () => {
  it("show nothing of a customer that these rights hide", async () => {
    const orders = practice.shop().orders.slice(-4);
    const { planted, net } = plant(practice, orders);
    const blind = await anAssistantWith(presetRules("errands", LIMITS), { userId: "9000000079" });
    for (const actor of [blind, her]) {
      const home = await value(readTraining(visit(actor), ""));
      expect(home.own.kind === "orders" && home.own.rows.length).toBe(10);
      const pages = await Promise.all(
        planted.map(({ order }) => value(readExercise(visit(actor), { id: String(order.id), asked: "" }))),
      );
      const hits = net.find(JSON.stringify([home, pages]));
      expect(hits.filter(({ kind }) => actor === blind || !["firstName", "domain"].includes(kind))).toEqual([]);
    }
    const clear = presetRules("customer_support", LIMITS).map((rule) =>
      rule.action === "customer.phone" ? { ...rule, conditions: [], limits: [] } : rule,
    );
    const seeing = await anAssistantWith(clear, { userId: "9000000080" });
    const open = await value(readExercise(visit(seeing), { id: String(planted[0]?.order.id), asked: "" }));
    expect(net.find(JSON.stringify(open)).map(({ kind }) => kind)).toContain("phone");
  });

  it("ask for the reply that the rule chooses and what may be done, not for a remedy", async () => {
    const order = practice.shop().orders.findLast((one) => one.refunds.length === 0 && one.cancelledAt === null);
    const id = String(order?.id);
    const page = await value(readExercise(visit(her), { id, asked: "" }));
    expect(page).toMatchObject({ id: null, orderName: order?.name, fixedRemedy: expect.any(String) as unknown });
    const judged = await value(tryIt(her, { remedy: "cancel", amountMinor: 99_999 }, { id }));
    expect(judged).toMatchObject({
      parts: { remedy: null },
      attempt: { remedy: page.fixedRemedy, amountMinor: page.itemMinor },
    });
    expect((await value(readTraining(visit(her), ""))).score.own.of).toBe(1);
    await value(tryIt(her, { way: "ask" }, { id: `00${id}` }));
    expect((await value(readTraining(visit(her), ""))).score.own.of, "the same order, typed otherwise").toBe(1);
  });

  it("count what any hand gave back on the order", async () => {
    const refunded = practice.shop().orders.findLast((one) => one.refunds.length > 0 && one.cancelledAt === null);
    const page = await value(readExercise(visit(her), { id: String(refunded?.id), asked: "" }));
    expect(page.upToMinor).toBeLessThan(LIMITS.perOrderMinor);
  });

  it("of another shop are not there, and neither are they for whom orders are not part of the work", async () => {
    const id = String(practice.shop(ONDA).orders.at(-1)?.id);
    expect(await readExercise(visit(her), { id, asked: "" })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
    const rules = presetRules("customer_support", LIMITS).filter(({ action }) => action !== "order.read");
    const none = await anAssistantWith(rules, { userId: "9000000081" });
    expect(await value(readTraining(visit(none), ""))).toMatchObject({ own: { kind: "no_right" } });
  });

  it("are away while Shopify is, and the examples work all the same", async () => {
    const restore = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new TypeError("away"));
    try {
      expect(await value(readTraining(visit(her), ""))).toMatchObject({ own: { kind: "away" } });
      expect(await value(readExercise(visit(her), { id: "late", asked: "" }))).toMatchObject({ id: "late" });
      expect(await tryIt(her)).toMatchObject({ ok: true });
    } finally {
      globalThis.fetch = restore;
    }
  });
});

describe("after all of this", () => {
  it("nothing left the shop: no mutation, no intent, no usage, no entry, and her rights are as they were", async () => {
    for (const id of EXAMPLE_IDS) await tryIt(her, { amountMinor: id === "broken" ? 1000 : 1 }, { id });
    const { rows } = await inShop(LOTO, (tx) => tx.query("select 1 from intent union all select 1 from usage"));
    expect(rows).toEqual([]);
    expect(practice.store.state.mutations).toEqual([]);
    expect(await listEntries(LOTO, { limit: 5 })).toEqual([]);
    expect(await asSheIsNow()).toEqual(her);
  });
});
