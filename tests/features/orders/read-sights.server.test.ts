import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listOrders } from "../../../app/features/orders/list-orders.server";
import { readOrder } from "../../../app/features/orders/read-order.server";
import { readSights, seesFirstNames } from "../../../app/features/orders/read-sights.server";
import type { Condition } from "../../../app/features/policy/condition";
import { presetRules, type Preset } from "../../../app/features/policy/presets";
import type { Rule } from "../../../app/features/policy/rule";
import { anAssistantWith, LOTO_SHOP, OWNER, STRANGER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

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

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

let lastId = 60;
function someoneWith(rules: Rule[]) {
  lastId += 1;
  return anAssistantWith(rules, { userId: String(lastId) });
}
const preset = (name: Preset) => presetRules(name, { perOrderMinor: 1, perDayMinor: 1 });
const italy: Condition = { kind: "country", oneOf: ["IT"], noneOf: [], otherwise: "deny" };

describe("a first name in a list", () => {
  it.each([
    ["customer_support", true],
    ["shop_helper", true],
    ["auditor", true],
    ["data_entry", false],
    ["errands", false],
  ] satisfies [Preset, boolean][])("%s: %s", async (name, shown) => {
    expect(await seesFirstNames({ shop: LOTO_SHOP, actor: await someoneWith(preset(name)) })).toBe(shown);
  });

  it("is there for the owner, not for a stranger", async () => {
    expect(await seesFirstNames({ shop: LOTO_SHOP, actor: OWNER })).toBe(true);
    expect(await seesFirstNames({ shop: LOTO_SHOP, actor: STRANGER })).toBe(false);
  });

  it("stays away where the right hangs on each order", async () => {
    const actor = await someoneWith([{ action: "customer.name", answer: "can", conditions: [italy], limits: [] }]);
    expect(await seesFirstNames({ shop: LOTO_SHOP, actor })).toBe(false);
  });

  it("is not even asked of Shopify for those who do not see it", async () => {
    const answers: string[] = [];
    globalThis.fetch = async (target, init) => {
      const response = await realFetch(target, init);
      answers.push(await response.clone().text());
      return response;
    };
    const story = { now: new Date().toISOString(), promiseDays: 7, timeZone: "Europe/Rome" };
    const rows = async (names: boolean) => {
      const answer = await listOrders(LOTO, { place: null, rows: 50, names }, story);
      return answer.ok ? answer.value.rows : [];
    };
    expect((await rows(true)).every(({ customer }) => customer !== "")).toBe(true);
    expect(answers.splice(0).join()).toContain("firstName");
    expect((await rows(false)).every(({ customer }) => customer === "")).toBe(true);
    expect(answers.join()).not.toContain("firstName");
  });
});

describe("a right that hangs on the order", () => {
  it("is judged on the order's own facts", async () => {
    const actor = await someoneWith([{ action: "customer.email", answer: "can", conditions: [italy], limits: [] }]);
    const stateOf = async (countryCode: string) => {
      const order = practice.shop().orders.findLast((one) => one.shippingAddress?.countryCode === countryCode);
      const read = await readOrder(LOTO, `gid://shopify/Order/${String(order?.id)}`);
      if (!read.ok) throw new Error(read.error.code);
      return (await readSights({ shop: LOTO_SHOP, actor }, read.value)).shown.email;
    };
    expect(await stateOf("IT")).toBe("clear");
    expect(await stateOf("DE")).toBe("hidden");
  });
});
